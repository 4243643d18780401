// What every part of this source works with.
import type { Http } from '../http.ts';

export interface Room {
  readonly sourceId: string;
  readonly http: Http;
  /** Searches as POST keep numbers and names out of access logs; not every server takes them. */
  readonly learnt: { takesPost: boolean };
}
