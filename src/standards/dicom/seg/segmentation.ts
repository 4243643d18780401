// A segmentation's segments, and which of them each frame shows (PS3.3 C.8.20).
import { Failure } from '../../../model/failure.ts';
import { cielabToRgb, type Rgb, usualColour } from '../colours.ts';
import { type Dataset, items, number, numbers, text } from '../json.ts';
import { type InstanceReference, toReference } from '../references.ts';

export interface Segment {
  /** Segment Number (0062,0004), from 1; a label map's own values. */
  readonly number: number;
  readonly label: string;
  readonly rgb: Rgb;
  /** Segment Algorithm Type (0062,0008): AUTOMATIC and SEMIAUTOMATIC are software's. */
  readonly isComputed: boolean;
  readonly algorithm?: string;
}

export interface Segmentation {
  readonly type: 'BINARY' | 'FRACTIONAL' | 'LABELMAP';
  /** Stored value of a full share, FRACTIONAL only. */
  readonly full: number;
  readonly segments: readonly Segment[];
  /** Which segment a frame shows, from frame 1 at index 0; undefined for all of a label map. */
  readonly frames: readonly SegmentFrame[];
}

export interface SegmentFrame {
  readonly segment: number | undefined;
  /** The pictures it was made from, where it says so. */
  readonly sources: readonly InstanceReference[];
}

const MAX_SEGMENTS = 65_535;
const MAX_FRAMES = 100_000;

/** @throws Failure 'malformed' without segments, 'unsupported' for a type that is none of the three */
export function parseSegmentation(dataset: Dataset): Segmentation {
  const type = text(dataset, '00620001')?.toUpperCase() ?? 'BINARY';
  if (type !== 'BINARY' && type !== 'FRACTIONAL' && type !== 'LABELMAP')
    throw new Failure('unsupported', { detail: `a segmentation of type ${type.slice(0, 16)}` });
  const segments = items(dataset, '00620002').slice(0, MAX_SEGMENTS).flatMap(parseSegment);
  if (segments.length === 0) throw new Failure('malformed', { detail: 'a segmentation without segments' });
  const shared = items(dataset, '52009229')[0];
  const perFrame = items(dataset, '52009230').slice(0, MAX_FRAMES);
  const frames = perFrame.map((frame) => parseFrame(frame, shared, type === 'LABELMAP' ? undefined : segments[0]?.number));
  return { type, full: number(dataset, '0062000E') || 255, segments: unique(segments), frames };
}

function parseSegment(item: Dataset, index: number): Segment[] {
  const written = number(item, '00620004') ?? index + 1;
  if (!Number.isInteger(written) || written < 0 || written > 65_535) return [];
  const by = text(item, '00620008')?.toUpperCase() ?? '';
  const identification = items(item, '00620007')[0];
  const algorithm = text(item, '00620009') ?? (identification && text(identification, '00660036'));
  const type = items(item, '0062000F')[0];
  return [
    {
      number: written,
      label: text(item, '00620005') ?? (type && text(type, '00080104')) ?? String(written),
      rgb: cielabToRgb(numbers(item, '0062000D')) ?? usualColour(index),
      isComputed: by === 'AUTOMATIC' || by === 'SEMIAUTOMATIC',
      ...(algorithm && { algorithm }),
    },
  ];
}

const unique = (segments: readonly Segment[]): Segment[] => [...new Map(segments.map((one) => [one.number, one])).values()];

function parseFrame(frame: Dataset, shared: Dataset | undefined, only: number | undefined): SegmentFrame {
  const group = items(frame, '0062000A')[0] ?? (shared && items(shared, '0062000A')[0]);
  const derivations = [...items(frame, '00089124'), ...(shared ? items(shared, '00089124') : [])];
  const sources = derivations.flatMap((one) => items(one, '00082112')).flatMap(toReference);
  return { segment: (group && number(group, '0062000B')) ?? only, sources };
}
