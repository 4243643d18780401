// A small DICOMweb server over a few data sets in memory, strict where nobody tells it to be otherwise.
import { type Dataset, text } from '../standards/dicom/json.ts';
import type { Answerer, FakeAnswer, FakeRequest } from './fakeServer.ts';

export interface FakeArchive {
  /** One for each instance; may be changed while the server runs. */
  instances: Dataset[];
  /** Frame bytes of every instance. */
  frame?: Uint8Array;
  /** Content type of a frame. */
  frameType?: string;
  bulk?: Uint8Array;
  ignoreKeys?: boolean;
  noRelational?: boolean;
  noInstanceQuery?: boolean;
  ignoreOffset?: boolean;
  noThumbnail?: boolean;
  empty?: 'array' | '204' | '404' | 'nothing';
  /** Rows of a page at most, said or unsaid. */
  cap?: number;
  /** Refuses includefield as it is written otherwise. */
  includefield?: 'repeated' | 'comma' | 'none';
  frames?: 'multipart' | 'single';
}

const LEVELS = { studies: '0020000D', series: '0020000E', instances: '00080018' } as const;
const KEYS: Readonly<Record<string, string>> = {
  PatientID: '00100020',
  IssuerOfPatientID: '00100021',
  PatientBirthDate: '00100030',
  StudyInstanceUID: '0020000D',
  Modality: '00080060',
};
const JSON_HEADERS = { 'content-type': 'application/dicom+json' };

export const fakeDicomweb =
  (archive: FakeArchive, base = '/dicom-web'): Answerer =>
  (request) => {
    const steps = request.url.pathname.slice(base.length + 1).split('/');
    const last = steps.at(-1) ?? '';
    const scope = scopeOf(archive.instances, steps);
    if (last in LEVELS) return query(archive, request, steps, scope, last as keyof typeof LEVELS);
    if (scope.length === 0) return { status: 404 };
    if (last === 'metadata') return { headers: JSON_HEADERS, body: JSON.stringify(scope) };
    if (steps.includes('frames') && last !== 'rendered') return frame(archive, request, Number(last));
    if (last === 'thumbnail' || last === 'rendered') {
      if (last === 'thumbnail' && archive.noThumbnail) return { status: 404 };
      return { headers: { 'content-type': 'image/jpeg' }, body: Uint8Array.of(0xff, 0xd8, 0xff, 0xe0) };
    }
    if (steps.includes('bulkdata')) return bulk(archive, request);
    return wrap('application/dicom', new TextEncoder().encode('DICM'));
  };

/** The instances below `studies/1/series/2/…`. */
function scopeOf(instances: readonly Dataset[], steps: readonly string[]): Dataset[] {
  const uids = steps.flatMap((step, index) => {
    const tag = LEVELS[steps[index - 1] as keyof typeof LEVELS];
    return tag ? [{ tag, uid: step }] : [];
  });
  return instances.filter((instance) => uids.every(({ tag, uid }) => text(instance, tag) === uid));
}

function query(
  archive: FakeArchive,
  { url }: FakeRequest,
  steps: readonly string[],
  scope: readonly Dataset[],
  level: keyof typeof LEVELS,
): FakeAnswer {
  if (archive.noRelational && steps.length === 1 && level !== 'studies') return { status: 400 };
  if (archive.noInstanceQuery && level === 'instances') return { status: 501 };
  const includes = url.searchParams.getAll('includefield');
  const written = includes.length > 1 ? 'repeated' : includes[0]?.includes(',') ? 'comma' : 'any';
  if (archive.includefield && includes.length > 0 && written !== 'any' && written !== archive.includefield)
    return { status: 400 };
  const matching = archive.ignoreKeys ? scope : scope.filter((instance) => matches(instance, url.searchParams));
  const rows = [...groupBy(matching, LEVELS[level]).values()].map((group) => toRow(group, level));
  const offset = archive.ignoreOffset ? 0 : Number(url.searchParams.get('offset') ?? 0);
  const limit = Math.min(Number(url.searchParams.get('limit') ?? rows.length), archive.cap ?? Number.POSITIVE_INFINITY);
  const page = rows.slice(offset, offset + limit);
  if (page.length > 0 || archive.empty === 'array') return { headers: JSON_HEADERS, body: JSON.stringify(page) };
  if (archive.empty === '404') return { status: 404 };
  return archive.empty === 'nothing' ? { headers: JSON_HEADERS } : { status: 204 };
}

function matches(instance: Dataset, parameters: URLSearchParams): boolean {
  return [...parameters].every(([key, value]) => {
    if (key === 'PatientName') return pattern(value).test(String(Object(instance['00100010']?.Value?.[0]).Alphabetic ?? ''));
    if (key === 'StudyDate') return (text(instance, '00080020') ?? '') >= value.replace('-', '');
    const tag = KEYS[key];
    return tag === undefined || pattern(value).test(text(instance, tag) ?? '');
  });
}

const pattern = (value: string): RegExp =>
  new RegExp(
    `^${value
      .replace(/[.^+()[\]{}|\\$]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );

/** Two patients may share a UID: they are two rows. */
function groupBy(instances: readonly Dataset[], tag: string): Map<string, Dataset[]> {
  const groups = new Map<string, Dataset[]>();
  for (const instance of instances) {
    const key = JSON.stringify([
      text(instance, tag),
      text(instance, '00100020'),
      text(instance, '00100021'),
      instance['00100010'],
    ]);
    groups.set(key, [...(groups.get(key) ?? []), instance]);
  }
  return groups;
}

function toRow(group: readonly Dataset[], level: keyof typeof LEVELS): Dataset {
  const [first = {}] = group;
  const count = (tag: string) => ({ Value: [new Set(group.map((instance) => text(instance, tag))).size] });
  if (level === 'studies') return { ...first, '00201206': count('0020000E'), '00201208': count('00080018') };
  return level === 'series' ? { ...first, '00201209': count('00080018') } : first;
}

function frame(archive: FakeArchive, { headers }: FakeRequest, number: number): FakeAnswer {
  const isMultipart = String(headers.accept).includes('multipart/related');
  if (archive.frames === 'single' && isMultipart) return { status: 406 };
  if (archive.frames === 'multipart' && !isMultipart) return { status: 400 };
  if (number !== 1) return { status: 400 };
  const bytes = archive.frame ?? Uint8Array.of(1, 2, 3, 4);
  const type = archive.frameType ?? 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1';
  return isMultipart ? wrap(type, bytes) : { headers: { 'content-type': type }, body: bytes };
}

function bulk(archive: FakeArchive, { headers }: FakeRequest): FakeAnswer {
  const bytes = archive.bulk ?? Uint8Array.of(9, 8, 7, 6);
  return String(headers.accept).includes('multipart/related')
    ? wrap('application/octet-stream', bytes)
    : { headers: { 'content-type': 'application/octet-stream' }, body: bytes };
}

export function wrap(type: string, bytes: Uint8Array): FakeAnswer {
  const head = `--b\r\nContent-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--b--\r\n')]);
  return { headers: { 'content-type': `multipart/related; type="${type.split(';')[0]}"; boundary=b` }, body };
}
