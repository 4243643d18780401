// The original bytes of an item, saved by the browser under a name that tells nothing of the patient.
import type { TimelineItem } from '../model/item.ts';
import type { Source } from '../sources/source.ts';
import { sourceOf } from './session.tsx';

const ENDINGS: Readonly<Record<string, string>> = { 'application/dicom': 'dcm', 'application/pdf': 'pdf', 'text/plain': 'txt' };

/** Saves the first part; a series is saved as its source hands it out. @throws Failure */
export async function saveOriginal(sources: readonly Source[], item: TimelineItem): Promise<void> {
  const source = sourceOf(sources, item.id);
  const [part] = item.parts;
  if (!source) return;
  const response = await source.read(part, { signal: AbortSignal.timeout(300_000), accept: [part.mediaType, '*/*'] });
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = `helbild-${item.when?.iso.slice(0, 10) ?? 'original'}.${ENDINGS[part.mediaType] ?? 'bin'}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
