import { printForeign } from '../../lib/foreignText.ts';
import styles from './genome.module.css';

/** What is known of a file, a line each; what is '' is not. Values are untrusted text. */
export function FactList({ facts }: { readonly facts: readonly (readonly [name: string, value: string])[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{printForeign(value)}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
