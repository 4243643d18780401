// What a server turned out to do, kept as long as the page lives: the next request starts with what worked.

export type Quirk = 'commaIncludefield' | 'noRelational' | 'singlePart';

export interface Learnt {
  /** How includefield is written: repeated, in one list with commas, or not at all. */
  includefield: 'repeated' | 'comma' | 'none';
  /** Series of a patient can be asked for without naming their studies. */
  hasRelationalSeries: boolean;
  /** Which of the ways to ask for frames worked last: an index into FRAME_ACCEPTS. */
  frameAccept: number | undefined;
  bulkAccept: number | undefined;
  hasThumbnails: boolean | undefined;
  /** A query was answered: the base address is right, so that a 404 means nothing was found. */
  hasAnsweredQuery: boolean;
  /** The largest page the server takes. */
  maxPage: number;
}

export const createLearnt = (quirks: readonly Quirk[] = []): Learnt => ({
  includefield: quirks.includes('commaIncludefield') ? 'comma' : 'repeated',
  hasRelationalSeries: !quirks.includes('noRelational'),
  frameAccept: quirks.includes('singlePart') ? 1 : undefined,
  bulkAccept: quirks.includes('singlePart') ? 1 : undefined,
  hasThumbnails: undefined,
  hasAnsweredQuery: false,
  maxPage: 1000,
});
