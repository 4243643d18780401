import type { Part, TimelineItem } from '../../model/item.ts';

export type Format = 'stl' | 'obj';

const CLASSES: ReadonlyMap<string, Format> = new Map([
  ['1.2.840.10008.5.1.4.1.1.104.3', 'stl'],
  ['1.2.840.10008.5.1.4.1.1.104.4', 'obj'],
]);
const TYPES: readonly (readonly [RegExp, Format])[] = [
  [/^(model\/(x\.)?stl(-binary|-ascii)?|application\/(sla|vnd\.ms-pki\.stl|x-navistyle))$/, 'stl'],
  [/^(model\/obj|application\/(x-tgif|wavefront-obj|prs\.wavefront-obj))$/, 'obj'],
];

/** By its media type, whatever parameters it has. */
export function formatOfType(mediaType: string): Format | undefined {
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return TYPES.find(([pattern]) => pattern.test(type))?.[1];
}

export const isModelObject = ({ sopClass }: Part): boolean => sopClass !== undefined && CLASSES.has(sopClass);

/** Undefined for parts that are no model, and for series of which only the modality is known. */
export const formatOf = (part: Part): Format | undefined =>
  part.sopClass === undefined ? formatOfType(part.mediaType) : CLASSES.get(part.sopClass);

function suitsPart(part: Part): number {
  if (formatOf(part)) return 1;
  return part.sopClass === undefined && part.mediaType.startsWith('application/dicom') && part.modality === 'M3D' ? 0.7 : 0;
}

export const suits = ({ parts, unreadable }: TimelineItem): number => (unreadable ? 0 : Math.max(0, ...parts.map(suitsPart)));

/** Whether the part is one to look into: a model, or a series that says it holds some. */
export const isWanted = (part: Part): boolean => suitsPart(part) > 0;
