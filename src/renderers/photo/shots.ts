// Which pictures an item holds: files, pages of a TIFF, instances and frames of a DICOM series. Nothing is decoded here.
import { Failure } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { toWhen } from '../../standards/dicom/dateTime.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, number, numbers, text, toDatasets } from '../../standards/dicom/json.ts';
import type { Lent } from '../renderer.ts';
import { isPhotoFile } from './isPhoto.ts';

export interface Shot {
  readonly key: string;
  readonly part: Part;
  /** Absent: a file that is a picture. */
  readonly dicom?: { readonly dataset: Dataset; readonly uid: string; readonly frame: number };
  /** Of a file with several pages, from 0. */
  readonly page: number;
  /** Foreign text. */
  readonly label: string;
  /** What kind of picture it is said to be, as 'dermoscopy': the same text at every visit. Foreign text. */
  readonly kind: string;
  /** Whose bytes they are where the picture is another item's: the other eye's. */
  readonly lender?: Lent;
  /** mm between pixels, where the object knows (PS3.3 10.7.1.3: rows, columns). */
  readonly spacing?: { readonly x: number; readonly y: number };
  readonly laterality?: 'R' | 'L' | 'B';
  readonly isEye: boolean;
  readonly isLossy: boolean;
}

type Lender = Pick<Lent, 'read' | 'admit'>;
/** More instances in one series than this are a fault. */
const MOST_SHOTS = 2000;

/** @throws Failure 'otherPatient' before any of them is shown; 'pictureless' where there is none */
export async function listShots(item: TimelineItem, host: Lender, call: Call): Promise<readonly [Shot, ...Shot[]]> {
  host.admit(item.identity);
  const lists = await Promise.all(
    item.parts.map((part) => (isPhotoFile(part) ? [toFileShot(part)] : listSeries(part, host, call))),
  );
  const [first, ...rest] = lists.flat().slice(0, MOST_SHOTS);
  if (!first) throw new Failure('pictureless', { detail: 'no pictures in the item' });
  return [first, ...rest];
}

const toFileShot = (part: Part): Shot => ({
  key: part.key,
  part,
  page: 0,
  label: part.label ?? '',
  kind: '',
  isEye: false,
  isLossy: /jpe?g|webp|heic|avif/.test(part.mediaType),
});

async function listSeries(part: Part, host: Lender, { signal }: Call): Promise<Shot[]> {
  if (!part.mediaType.startsWith('application/dicom')) return [];
  const answer = await host.read(part, { signal, accept: ['application/dicom+json'], priority: 'visible' });
  const datasets = toDatasets(await answer.json().catch(() => []));
  for (const dataset of datasets) host.admit(identityOf(dataset));
  return datasets
    .filter((dataset) => (number(dataset, '00280010') ?? 0) > 0)
    .sort((a, b) => (number(a, '00200013') ?? 0) - (number(b, '00200013') ?? 0))
    .flatMap((dataset) => toShots(part, dataset));
}

function toShots(part: Part, dataset: Dataset): Shot[] {
  const uid = text(dataset, '00080018');
  if (uid === undefined) return [];
  const count = Math.min(MOST_SHOTS, Math.max(1, number(dataset, '00280008') ?? 1));
  const [y, x = y] = numbers(dataset, '00280030');
  const side = text(dataset, '00209072') ?? text(dataset, '00200062') ?? text(dataset, '00200060');
  const when = toWhen(
    text(dataset, '00080022') ?? text(dataset, '00080023'),
    text(dataset, '00080032') ?? text(dataset, '00080033'),
  );
  const kind = text(dataset, '00204000') ?? text(dataset, '0008103E') ?? '';
  return Array.from(
    { length: count },
    (_, index): Shot => ({
      key: `${uid} ${index + 1}`,
      part,
      dicom: { dataset, uid, frame: index + 1 },
      page: 0,
      label: [kind, when?.iso.slice(11, 16) ?? ''].filter(Boolean).join(' '),
      kind: kind.trim().toLocaleLowerCase('sv'),
      ...(x !== undefined && y !== undefined && x > 1e-6 && y > 1e-6 && { spacing: { x, y } }),
      ...((side === 'R' || side === 'L' || side === 'B') && { laterality: side }),
      isEye: /^(OP|OPT|OAM)$/.test(text(dataset, '00080060') ?? ''),
      isLossy: text(dataset, '00282110') === '01',
    }),
  );
}
