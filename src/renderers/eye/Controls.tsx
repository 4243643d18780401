// Which eye is shown, and the figures as text.
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { ControlPlace } from '../renderer.ts';
import styles from './eye.module.css';
import type { Field } from './field.ts';
import { printDate, printNumber, printSide, resultsOf } from './print.ts';
import type { Controlled } from './state.ts';
import { words } from './words.ts';

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    if (place === 'bar') return <EyeBar viewport={viewport} />;
    return place === 'panel' ? <Results viewport={viewport} /> : null;
  };

function EyeBar({ viewport }: { readonly viewport: Controlled }) {
  const { fields, shown } = useStore(viewport.store);
  const say = words();
  if (fields.length < 2) return fields.length === 1 ? <p className={styles.bar}>{say.noOther}</p> : null;
  return (
    <div className={styles.bar}>
      <Segments
        label={say.shown}
        segments={[
          { value: 'R', label: say.right },
          { value: 'both', label: say.both },
          { value: 'L', label: say.left },
        ]}
        value={shown}
        onChange={(next) => viewport.store.setState({ shown: next })}
      />
    </div>
  );
}

function Results({ viewport }: { readonly viewport: Controlled }) {
  const { fields, all } = useStore(viewport.store);
  return (
    <>
      {fields.map((field, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the eyes keep their order, and a broken object may have no UID
        <EyeResults key={index} field={field} earlier={all.filter(({ side, uid }) => side === field.side && uid !== field.uid)} />
      ))}
    </>
  );
}

function EyeResults({ field, earlier }: { readonly field: Field; readonly earlier: readonly Field[] }) {
  const say = words();
  const rows = [
    [say.date, printDate(field)],
    [say.test, field.name],
    ...resultsOf(field),
    [say.points, String(field.points.length)],
    [say.device, field.device],
  ];
  return (
    <section className={styles.section} aria-label={printSide(field)}>
      <h3 className={styles.title}>{printSide(field)}</h3>
      <dl className={styles.facts}>
        {rows
          .filter(([, value]) => value)
          .map(([name = '', value = '']) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>
                <ForeignText text={value} max={80} />
              </dd>
            </div>
          ))}
      </dl>
      {earlier.length > 0 && (
        <>
          <h4 className={styles.title}>{say.earlier}</h4>
          <dl className={styles.facts}>
            {earlier.map((test) => (
              <div key={test.uid} className={styles.fact}>
                <dt>{printDate(test)}</dt>
                <dd>{test.md === undefined ? say.notTold : `${say.md} ${printNumber(test.md)} dB`}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
