// Patients, as the studies of an archive tell of them: DICOMweb has no query for patients alone.
import { isAbort } from '../../model/failure.ts';
import { formatName } from '../../model/identity.ts';
import type { Call } from '../../model/item.ts';
import type { Identity, Patient } from '../../model/patient.ts';
import { parseDate } from '../../standards/dicom/dateTime.ts';
import { IDENTITY_TAGS, identityOf } from '../../standards/dicom/identity.ts';
import { type Dataset, text } from '../../standards/dicom/json.ts';
import { matchesQuery, nameTokens } from '../matchesQuery.ts';
import type { PatientMatches, PatientQuery } from '../source.ts';
import type { Room } from './room.ts';
import { ownerKey, uidOf } from './rows.ts';

type Keys = Readonly<Record<string, string>>;

/** Pages read before the answer is called incomplete. */
const MAX_PAGES = 5;
/** How far back the newest studies are looked for, in days, before everything is asked for. */
const WINDOWS = [3, 30, 365];

/** @throws Failure */
export async function findPatients(room: Room, query: PatientQuery, call: Call): Promise<PatientMatches> {
  const found = new Found(room.sourceId, query);
  const isEmpty = !query.id && !query.name && !query.birthDate;
  if (isEmpty) await readNewest(room, found, query.limit, call);
  else await readMatching(room, found, query, call);
  return found.matches(isEmpty);
}

async function readMatching(room: Room, found: Found, query: PatientQuery, call: Call): Promise<void> {
  const [first, ...fallbacks] = printKeys(query);
  if (!first) return;
  await readStudies(room, found, first, call);
  for (const keys of fallbacks) {
    if (found.size > 0) return;
    try {
      await readStudies(room, found, keys, call);
    } catch (error) {
      // The first way of asking was answered; a server may refuse the others.
      if (isAbort(error)) throw error;
    }
  }
}

/** Newest first has no word in QIDO: recent days are asked for, then longer times, until there are enough. */
async function readNewest(room: Room, found: Found, limit: number, call: Call): Promise<void> {
  await readStudies(room, found, {}, call, { pages: 1, rows: Math.max(100, limit * 2) });
  if (!found.more) return;
  for (const days of WINDOWS) {
    const since = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    await readStudies(room, found, { StudyDate: `${since}-` }, call);
    if (found.countSince(since) > limit) break;
  }
  found.more = true;
}

async function readStudies(
  room: Room,
  found: Found,
  keys: Keys,
  call: Call,
  { pages = MAX_PAGES, rows = 500 } = {},
): Promise<void> {
  let count = 0;
  found.more = false;
  const include = ['00201200', ...IDENTITY_TAGS];
  for await (const page of room.qido.pages({ path: 'studies', keys, include, uid: '0020000D', limit: rows }, call)) {
    for (const row of page.rows) found.add(row);
    if (++count === pages && page.more) {
      found.more = true;
      return;
    }
  }
}

/** The ways to ask, likeliest first. */
function printKeys({ id, name, birthDate }: PatientQuery): Keys[] {
  const born: Keys = birthDate ? { PatientBirthDate: birthDate.replaceAll('-', '') } : {};
  const [token] = nameTokens(name).sort((a, b) => b.length - a.length);
  const named: Keys = { ...born, ...(token && { PatientName: `*${wildcards(token)}*` }) };
  const plain = id?.replace(/[*?\\^=]/g, '');
  if (plain) {
    const ways = [`${plain}*`, ...(/^\d{12}$/.test(plain) ? [`${plain.slice(0, 8)}-${plain.slice(8)}`] : []), plain];
    return ways.map((PatientID) => ({ ...named, PatientID }));
  }
  return token ? [named, { ...born, PatientName: token, fuzzymatching: 'true' }] : [named];
}

/** Letters that may carry a mark match any: servers compare them as written. */
const wildcards = (token: string): string => token.replace(/[aeou]/g, '?');

/** What is found, one entry a person, checked against the question. */
class Found {
  more = false;
  readonly #sourceId: string;
  readonly #query: PatientQuery;
  readonly #patients = new Map<
    string,
    { identity: Identity; study: string; studies: Set<string>; latest: string; count: number }
  >();

  constructor(sourceId: string, query: PatientQuery) {
    this.#sourceId = sourceId;
    this.#query = query;
  }

  get size(): number {
    return this.#patients.size;
  }

  add(row: Dataset): void {
    const study = uidOf(row, '0020000D');
    const identity = identityOf(row);
    if (study === undefined || !matchesQuery(identity, this.#query)) return;
    const key = ownerKey(identity, study);
    const known = this.#patients.get(key) ?? { identity, study, studies: new Set<string>(), latest: '', count: 0 };
    known.identity = { ...identity, ...known.identity };
    known.studies.add(study);
    const date = parseDate(text(row, '00080020') ?? '') ?? '';
    if (date > known.latest) known.latest = date;
    const count = Number(text(row, '00201200'));
    if (Number.isSafeInteger(count)) known.count = Math.max(known.count, count);
    this.#patients.set(key, known);
  }

  /** @param since YYYYMMDD */
  countSince(since: string): number {
    return [...this.#patients.values()].filter(({ latest }) => latest.replaceAll('-', '') >= since).length;
  }

  matches(newestFirst: boolean): PatientMatches {
    const all = [...this.#patients.values()].sort(
      (a, b) =>
        (newestFirst ? b.latest.localeCompare(a.latest) : 0) ||
        formatName(a.identity.name).localeCompare(formatName(b.identity.name), 'sv') ||
        a.study.localeCompare(b.study),
    );
    const patients = all.slice(0, this.#query.limit).map(({ identity, study, studies, latest, count }): Patient => {
      // Counted by the server, or here where every study was seen.
      const itemCount = count > 0 ? count : this.more ? undefined : studies.size;
      return {
        ...identity,
        sourceId: this.#sourceId,
        ...(identity.id.value === '' && { onlyStudy: study }),
        ...(itemCount !== undefined && { itemCount }),
        ...(latest !== '' && { latest }),
      };
    });
    return { patients, more: this.more || all.length > patients.length };
  }
}
