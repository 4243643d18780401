// An item in words: what a card says of a thing that cannot be shown.
import { language } from '../../lib/language.ts';
import { describeFailure, type Failure } from '../../model/failure.ts';
import type { Part, TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { sopClass } from '../../standards/dicom/sopClasses.ts';
import { type FileKind, words } from './words.ts';

/** The lines of a card. All but the reason and the kind may be foreign text. */
export interface CardText {
  readonly kind: string;
  readonly title: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
  readonly reason: string;
}

export function describeItem(item: TimelineItem, failure?: Failure): CardText {
  const say = words();
  const images = item.counts?.images ?? sum(item.parts.map(({ count }) => count));
  const content = [images ? say.images(images) : '', item.parts.length > 1 ? say.files(item.parts.length) : ''];
  const bytes = sum(item.parts.map(({ sizeBytes }) => sizeBytes));
  const rows = [
    { name: say.format, value: formatsOf(item.parts).join(', ') },
    { name: say.when, value: printWhen(item.when) },
    { name: say.origin, value: item.origin ?? '' },
    { name: say.content, value: content.filter(Boolean).join(', ') },
    { name: say.size, value: bytes ? printBytes(bytes) : '' },
  ];
  return {
    kind: kindOf(item.parts[0]),
    title: item.title,
    rows: rows.filter(({ value }) => value !== ''),
    reason: reasonOf(item, failure),
  };
}

function reasonOf(item: TimelineItem, failure: Failure | undefined): string {
  const say = words();
  if (item.unreadable) return say.unreadable(item.unreadable);
  if (!failure) return say.noRenderer;
  const { title, advice } = describeFailure(failure);
  return `${title}. ${advice}`;
}

function kindOf({ sopClass: uid, mediaType, modality }: Part): string {
  const say = words();
  if (uid) return say.sop[sopClass(uid).kind];
  if (modality || mediaType === 'application/dicom') return modality ? `${say.dicom} ${modality}` : say.dicom;
  return say.file[fileKind(mediaType)];
}

const FILE_KINDS: readonly (readonly [RegExp, FileKind])[] = [
  [/^application\/pdf$/, 'pdf'],
  [/hl7-v3|cda/, 'cda'],
  [/vcf/, 'variants'],
  [/msword|officedocument|opendocument|ms-excel|ms-powerpoint|rtf/, 'office'],
  [/zip|tar|gzip/, 'archive'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^image\//, 'picture'],
  [/^text\/|[/+](xml|json)$/, 'text'],
];
const fileKind = (mediaType: string): FileKind => FILE_KINDS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'file';

/** Names of SOP classes are the standard's own, in English; media types stand as they are. */
const formatsOf = (parts: readonly Part[]): string[] => [
  ...new Set(parts.map(({ sopClass: uid, mediaType }) => (uid ? sopClass(uid).name : mediaType)).filter((name) => name !== '')),
];

const sum = (values: readonly (number | undefined)[]): number => values.reduce<number>((total, value) => total + (value ?? 0), 0);

/** SI units, as file managers print them. */
export function printBytes(bytes: number): string {
  const say = words();
  const print = (value: number, digits: number): string =>
    new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(value);
  return bytes < 1e6 ? say.kilobytes(print(Math.ceil(bytes / 1000), 0)) : say.megabytes(print(bytes / 1e6, 1));
}
