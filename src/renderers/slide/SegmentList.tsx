import { useStore } from 'zustand';
import { printForeign } from '../../lib/foreignText.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { Controlled } from './controlled.ts';
import type { SlideSegment } from './segments.ts';
import styles from './slide.module.css';
import { words } from './words.ts';

/** What others have outlined on the slide, each with its switch; what software made says so. */
export function SegmentList({ viewport }: { readonly viewport: Controlled }) {
  const segments = useStore(viewport.store, (state) => state.segments);
  const hidden = useStore(viewport.store, (state) => state.hiddenSegments);
  const isComputedOn = useStore(viewport.store, (state) => state.isComputedOn);
  const say = words();
  if (segments.length === 0) return null;
  const toggle = ({ name }: SlideSegment): void =>
    viewport.store.setState({
      hiddenSegments: hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name],
    });
  return (
    <section className={styles.section} aria-label={say.segments}>
      <h3 className={styles.title}>{say.segments}</h3>
      {segments.map((segment) => (
        <label key={segment.name} className={styles.choice} title={madeBy(segment)}>
          <input
            type="checkbox"
            checked={!hidden.includes(segment.name) && (isComputedOn || !segment.isComputed)}
            disabled={segment.isComputed && !isComputedOn}
            onChange={() => toggle(segment)}
          />
          <i className={styles.swatch} style={{ background: `rgb(${segment.rgb.join()})` }} />
          <span>{printForeign(segment.label, 60)}</span>
          {segment.isComputed && <Tag tone="dashed">AI</Tag>}
        </label>
      ))}
    </section>
  );
}

function madeBy({ isComputed, algorithm }: SlideSegment): string | undefined {
  if (!isComputed) return undefined;
  const say = words();
  return algorithm ? say.madeBy(printForeign(algorithm, 60)) : say.madeBySoftware;
}
