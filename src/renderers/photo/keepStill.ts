// What the pane shows, lines and all, as a DICOM file that the reader keeps.
import type { TimelineItem } from '../../model/item.ts';
import { text } from '../../standards/dicom/json.ts';
import { toDicomStill } from '../stillFile.ts';
import type { Shot } from './shots.ts';

/** The browser has taken the file by then. */
const KEPT_MS = 10_000;

/** @throws Failure 'outOfMemory' */
export async function keepStill(png: Blob, item: TimelineItem, { dicom }: Shot): Promise<void> {
  const sopClass = dicom && text(dicom.dataset, '00080016');
  const file = await toDicomStill(png, {
    identity: item.identity,
    study: dicom && text(dicom.dataset, '0020000D'),
    description: 'Still',
    ...(dicom && sopClass && { source: { sopClass, instance: dicom.uid, frame: dicom.frame } }),
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `still-${item.when?.iso.slice(0, 10) ?? ''}.dcm`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
