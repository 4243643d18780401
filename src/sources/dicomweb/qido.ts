// QIDO-RS (PS3.18 §10.6): one query, all its pages, and only the rows that answer it.
import type { Priority } from '../../lib/scheduler.ts';
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { type Dataset, text, toDatasets } from '../../standards/dicom/json.ts';
import { type Http, readJson } from '../http.ts';
import { statusOf } from '../statusFailure.ts';
import type { Learnt } from './learnt.ts';

export interface QueryCall extends Call {
  readonly priority?: Priority;
}

export interface Query {
  /** Below the base: 'studies', 'studies/1.2/series', … */
  readonly path: string;
  /** Keyword or tag, as the server is asked. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Tags to be answered besides the server's defaults. */
  readonly include?: readonly string[];
  /** The tag of a row's own UID. */
  readonly uid: '0020000D' | '0020000E' | '00080018';
  readonly limit?: number;
  readonly offset?: number;
}

export interface Page {
  readonly rows: readonly Dataset[];
  /** Rows that were no data sets, or had no UID. */
  readonly broken: number;
  /** There are, or may be, more behind these. */
  readonly more: boolean;
}

export interface Qido {
  /** One page. @throws Failure */
  page(query: Query, call: QueryCall): Promise<Page>;
  /** All pages; rows that came twice are answered once. @throws Failure */
  pages(query: Query, call: QueryCall): AsyncGenerator<Page, void, undefined>;
}

const MAX_BYTES = 128 * 2 ** 20;
/** Guards against a server that never comes to an end. */
const MAX_PAGES = 200;

export function createQido(http: Http, learnt: Learnt): Qido {
  const ask = async (
    query: Query,
    dialect: Learnt['includefield'],
    call: QueryCall,
  ): Promise<{ json: unknown; cut: boolean }> => {
    const url = new URL(query.path, http.base);
    url.search = printQuery(query, dialect);
    const answered = await http.fetch(url, { ...call, accept: 'application/dicom+json', size: 'small' }, async (answer) => ({
      json: await readJson(answer, MAX_BYTES),
      cut: /^\s*299\b/.test(answer.headers.get('warning') ?? ''),
    }));
    learnt.hasAnsweredQuery = true;
    learnt.includefield = dialect;
    return answered;
  };

  /** Once more with includefield written otherwise where the server refuses it (400). */
  const askInDialects = async (query: Query, call: QueryCall): Promise<{ json: unknown; cut: boolean }> => {
    let refusal: unknown;
    for (const dialect of DIALECTS.slice(DIALECTS.indexOf(learnt.includefield))) {
      try {
        return await ask(query, dialect, call);
      } catch (error) {
        if (statusOf(error) !== 400 || !query.include?.length) throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  };

  const page = async (query: Query, call: QueryCall): Promise<Page> => {
    const limit = query.limit === undefined ? undefined : Math.min(query.limit, learnt.maxPage);
    try {
      const { json, cut } = await askInDialects({ ...query, ...(limit !== undefined && { limit }) }, call);
      return toPage(json, query.uid, limit, cut);
    } catch (error) {
      if (statusOf(error) === 404 && (await isRightBase(http, learnt, call))) return { rows: [], broken: 0, more: false };
      if (statusOf(error) === 400 && limit !== undefined && limit > 100) {
        learnt.maxPage = 100;
        return page(query, call);
      }
      throw error;
    }
  };

  async function* pages(query: Query, call: QueryCall): AsyncGenerator<Page, void, undefined> {
    const seen = new Set<string>();
    let offset = query.offset ?? 0;
    for (let count = 0; count < MAX_PAGES; count++) {
      const next = await page({ ...query, limit: query.limit ?? learnt.maxPage, offset }, call);
      const rows = next.rows.filter((row) => {
        const uid = rowKey(row, query.uid);
        return !seen.has(uid) && seen.add(uid);
      });
      yield { ...next, rows };
      // A server that ignores `offset` answers the same rows for ever.
      if (!next.more || rows.length === 0) return;
      offset += next.rows.length + next.broken;
    }
  }

  return { page, pages };
}

const DIALECTS = ['repeated', 'comma', 'none'] as const;

function printQuery({ keys = {}, include = [], limit, offset }: Query, includefield: Learnt['includefield']): string {
  // A query may hold '?' as it is (RFC 3986 §3.4), and Orthanc 1.10 takes an encoded one for three letters.
  const print = (value: string): string => encodeURIComponent(value).replaceAll('%3F', '?');
  const pairs = Object.entries(keys).map(([key, value]) => `${encodeURIComponent(key)}=${print(value)}`);
  if (includefield === 'repeated') pairs.push(...include.map((tag) => `includefield=${tag}`));
  if (includefield === 'comma' && include.length > 0) pairs.push(`includefield=${include.join(',')}`);
  if (limit !== undefined) pairs.push(`limit=${limit}`);
  if (offset !== undefined && offset > 0) pairs.push(`offset=${offset}`);
  return pairs.join('&');
}

function toPage(json: unknown, uid: Query['uid'], limit: number | undefined, cut: boolean): Page {
  const rows: Dataset[] = [];
  let broken = 0;
  for (const row of Array.isArray(json) ? json : json === undefined || json === null ? [] : [json]) {
    const dataset = toRow(row);
    if (dataset && text(dataset, uid) !== undefined) rows.push(dataset);
    else broken++;
  }
  if (broken > 0 && rows.length === 0 && !Array.isArray(json)) throw new Failure('malformed', { detail: 'no list of results' });
  const count = rows.length + broken;
  // Some servers cap pages below what was asked, at a round number, without a word.
  const isFull = limit !== undefined && (count >= limit || (count >= 100 && count % 50 === 0));
  return { rows, broken, more: count > 0 && (isFull || (cut && limit !== undefined)) };
}

function toRow(row: unknown): Dataset | undefined {
  try {
    return toDatasets(row)[0];
  } catch {
    return undefined;
  }
}

/** Two patients may share a UID: such rows are different rows. */
const rowKey = (row: Dataset, uid: string): string =>
  JSON.stringify([text(row, uid), text(row, '0020000D'), text(row, '00100020'), text(row, '00100021'), row['00100010']?.Value]);

/** Whether a 404 means "nothing found" (old servers) and not "no such server". */
async function isRightBase(http: Http, learnt: Learnt, call: QueryCall): Promise<boolean> {
  if (learnt.hasAnsweredQuery) return true;
  try {
    const url = new URL('studies?limit=1', http.base);
    const ask = { ...call, accept: 'application/dicom+json', size: 'small' } as const;
    await http.fetch(url, ask, (answer) => answer.body.cancel());
    learnt.hasAnsweredQuery = true;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
  }
  return learnt.hasAnsweredQuery;
}
