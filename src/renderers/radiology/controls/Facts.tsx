import { ForeignText } from '../../../ui/ForeignText.tsx';
import type { ControlHost } from '../commands.ts';
import { factsOf } from '../facts.ts';
import type { SessionState } from '../session.ts';
import { words } from '../words.ts';
import styles from './controls.module.css';
import { useSettledState } from './useSessionState.ts';

const shownOf = ({ shown }: SessionState) => shown;

/** What the object says about how it was made. */
export function Facts({ host }: { readonly host: ControlHost }) {
  const shown = useSettledState(host.session, shownOf);
  const facts = shown ? factsOf(shown) : [];
  if (facts.length === 0) return null;
  const say = words();
  return (
    <section className={styles.section} aria-label={say.about}>
      <h3 className={styles.title}>{say.about}</h3>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles.fact}>
            <dt>{say.facts[name]}</dt>
            <dd>
              <ForeignText text={value} max={80} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
