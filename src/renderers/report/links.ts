// What a report's references point at, with the study and series that its evidence names (PS3.3 C.17.2.3).
import type { ContentReference } from '../../standards/dicom/sr/content.ts';
import type { SrDocument } from '../../standards/dicom/sr/document.ts';
import type { Link } from './sheet.ts';
import { words } from './words.ts';

const MOST_FRAMES = 6;

/** Evidence that does not name the instance leaves the document's own study. */
export function toLink(
  { evidence, study }: Pick<SrDocument, 'evidence' | 'study'>,
  reference: ContentReference,
  kind: 'image' | 'waveform' | 'composite' = 'image',
): Link {
  const address = evidence.get(reference.instance);
  const say = words();
  const label = { image: say.open, waveform: say.openWaveform, composite: say.openObject }[kind];
  const { frames } = reference;
  const which =
    frames.length > 0
      ? `, ${say.frames(`${frames.slice(0, MOST_FRAMES).join(', ')}${frames.length > MOST_FRAMES ? ' …' : ''}`)}`
      : '';
  return {
    label: label + which,
    reference: {
      study: address?.study || study,
      ...(address?.series && { series: address.series }),
      instance: reference.instance,
    },
  };
}
