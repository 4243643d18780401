import { Chip } from '../../../ui/Chip.tsx';
import { ForeignText } from '../../../ui/ForeignText.tsx';
import type { ControlHost } from '../commands.ts';
import type { SessionState } from '../session.ts';
import { isSameWindow, type WindowChoice, windowChoices } from '../windows.ts';
import { words } from '../words.ts';
import styles from './controls.module.css';
import { useSessionState, useSettledState } from './useSessionState.ts';

const descriptionOf = ({ shown }: SessionState) => shown?.picture.description;

/** The windows to choose from: the modality's usual ones and the object's own. */
export function Windows({ host }: { readonly host: ControlHost }) {
  const look = useSessionState(host.session, ({ shown }) => shown?.look);
  const description = useSettledState(host.session, descriptionOf);
  const choices = description ? windowChoices(description) : [];
  if (choices.length === 0 || !look) return null;
  return (
    <section className={styles.section} aria-label={words().window}>
      <h3 className={styles.title}>{words().window}</h3>
      <div className={styles.choices}>
        {choices.map((choice, index) => (
          <Chip
            // biome-ignore lint/suspicious/noArrayIndexKey: two windows of an object may share a name; their order never changes
            key={index}
            active={isSameWindow(choice.look, look)}
            onClick={() => host.session.display.setWindow(choice.look)}
          >
            <ChoiceName choice={choice} />
          </Chip>
        ))}
      </div>
    </section>
  );
}

function ChoiceName({ choice: { name } }: { readonly choice: WindowChoice }) {
  if ('preset' in name) return words().presets[name.preset];
  return 'own' in name ? words().ownWindow(name.own) : <ForeignText text={name.text} max={24} />;
}
