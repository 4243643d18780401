// The item's recordings and their groups: rhythm, median beat, the pressures of a catheterisation.
import { useStore } from 'zustand';
import { durationOf } from '../../standards/dicom/waveform/recording.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import type { Controlled } from './controlled.ts';
import { printTime } from './printScale.ts';
import type { Sheet } from './recordings.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

export function SheetList({ viewport }: { readonly viewport: Controlled }) {
  const { sheets, shown } = useStore(viewport.store);
  // One sheet needs no list of itself.
  if (sheets.length < 2) return null;
  return (
    <ul className={styles.list} aria-label={words().curves}>
      {sheets.map((sheet, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sheets of an item keep their order, and labels may be equal
        <li key={index}>
          <button
            type="button"
            className={styles.sheet}
            aria-current={index === shown || undefined}
            onClick={() => viewport.openSheet(index)}
          >
            <ForeignText text={nameOf(sheet, sheets, index)} max={60} />
            <span>{printTime(durationOf(sheet.group))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function nameOf({ group, recording }: Sheet, sheets: readonly Sheet[], index: number): string {
  const say = words();
  const own = group.isMedian ? say.median : /^rhythm$/i.test(group.label) ? say.rhythm : group.label;
  const objects = [...new Set(sheets.map((sheet) => sheet.recording))];
  const object = objects.length > 1 ? say.object(objects.indexOf(recording) + 1) : '';
  return [object, own || (object ? '' : say.group(index + 1))].filter(Boolean).join(', ');
}
