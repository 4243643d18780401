// Which models an item holds, what their objects say of them (PS3.3 C.24.2, C.35.1), and which of them belong together.
import { Failure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, items, number, numbers, text, toDatasets } from '../../standards/dicom/json.ts';
import type { Lent } from '../renderer.ts';
import { type Rgb, rgbOfLab } from './colour.ts';
import { type Format, formatOf, formatOfType, isModelObject, isWanted } from './suits.ts';

export interface Piece {
  readonly key: string;
  readonly part: Part;
  /** SOP Instance UID, where it is an object. */
  readonly instance?: string;
  /** Foreign text. */
  readonly label: string;
  readonly format: Format | undefined;
  /** Millimetres in one unit of the file; absent where nothing says so. */
  readonly unitMm?: number;
  /** Frame of Reference UID: its axes are then the patient's (LPS). */
  readonly frame?: string;
  /** Pieces of one group are shown together. */
  readonly group: string;
  readonly colour?: Rgb;
  /** 0 … 1 */
  readonly opacity?: number;
  /** Made from the anatomy of the other side. */
  readonly isMirrored: boolean;
  /** Not the anatomy that was seen: a simulated result. */
  readonly isModified: boolean;
  /** What it is meant for. Foreign text. */
  readonly usage?: string;
  /** Foreign text. */
  readonly description?: string;
}

/** UCUM codes of CID 7063, and what else a sender may mean by a unit of length. */
const UNITS: ReadonlyMap<string, number> = new Map(
  Object.entries({ um: 1e-3, mm: 1, cm: 10, dm: 100, m: 1000, '[in_i]': 25.4, '[ft_i]': 304.8 }),
);
/** More of them in one series than this are a fault. */
const MOST = 200;

type Lender = Pick<Lent, 'read' | 'admit'>;

/** @throws Failure 'otherPatient' before any of them is shown; 'missing' where there is none */
export async function listPieces(item: TimelineItem, host: Lender, call: Call): Promise<readonly [Piece, ...Piece[]]> {
  host.admit(item.identity);
  const lists = await Promise.all(
    item.parts
      .filter(isWanted)
      .map((part) => (part.mediaType.startsWith('application/dicom') ? listObjects(part, host, call) : [fileOf(part)])),
  );
  const [first, ...rest] = lists.flat().slice(0, MOST);
  if (!first) throw new Failure('missing', { detail: 'no model in the item' });
  return [first, ...rest];
}

/** A file says nothing of itself but its triangles: it stands alone. */
const fileOf = (part: Part): Piece => ({
  key: part.key,
  part,
  label: part.label ?? '',
  format: formatOf(part),
  group: part.key,
  isMirrored: false,
  isModified: false,
});

async function listObjects(part: Part, host: Lender, { signal }: Call): Promise<Piece[]> {
  const answer = await host.read(part, { signal, accept: ['application/dicom+json'] });
  const json: unknown = await answer.json().catch(() => {
    signal.throwIfAborted();
    throw new Failure('malformed', { detail: 'metadata that is no JSON' });
  });
  const datasets = toDatasets(json);
  for (const dataset of datasets) host.admit(identityOf(dataset));
  return datasets
    .filter((dataset) => isModelObject({ ...part, sopClass: text(dataset, '00080016') ?? part.sopClass ?? '' }))
    .sort((a, b) => (number(a, '00200013') ?? 0) - (number(b, '00200013') ?? 0))
    .map((dataset) => toPiece(part, dataset));
}

export function toPiece(part: Part, dataset: Dataset): Piece {
  const instance = text(dataset, '00080018');
  const sopClass = text(dataset, '00080016') ?? part.sopClass;
  const [units] = items(dataset, '004008EA');
  const unitMm = units && UNITS.get(text(units, '00080100') ?? '');
  const frame = text(dataset, '00200052');
  const colour = labOf(dataset);
  const opacity = number(dataset, '0066000C');
  const [use] = items(dataset, '00687003');
  const usage = use && text(use, '00080104');
  const description = text(dataset, '00700081');
  const isMirrored = text(dataset, '00687002') === 'YES';
  return {
    key: instance ?? part.key,
    part,
    ...(instance && { instance }),
    label: text(dataset, '00420010') ?? part.label ?? '',
    format: sopClass ? formatOf({ ...part, sopClass }) : formatOfType(text(dataset, '00420012') ?? ''),
    ...(unitMm && { unitMm }),
    // What was mirrored lies on the side that it is made for, but its letters would be those of the side it was made from.
    ...(frame && !isMirrored && { frame }),
    group: [text(dataset, '00687004') ?? frame ?? instance ?? part.key, unitMm === undefined ? '?' : 'mm', isMirrored].join(' '),
    ...(colour && { colour }),
    ...(opacity !== undefined && opacity >= 0 && opacity <= 1 && { opacity }),
    isMirrored,
    isModified: text(dataset, '00687001') === 'YES',
    ...(usage && { usage }),
    ...(description && { description }),
  };
}

/** Recommended Display CIELab Value (0062,000D), scaled to sixteen bits (PS3.3 C.10.7.1.1). */
function labOf(dataset: Dataset): Rgb | undefined {
  const [l, a, b] = numbers(dataset, '0062000D');
  return l === undefined || a === undefined || b === undefined ? undefined : rgbOfLab(l, a, b);
}

/** Those that are shown together, in the order of their first pieces. */
export function groupsOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) groups.set(piece.group, [...(groups.get(piece.group) ?? []), piece]);
  return [...groups.values()];
}
