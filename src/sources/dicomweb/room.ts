// What every part of this source works with.
import type { Http } from '../http.ts';
import type { Learnt } from './learnt.ts';
import type { Qido } from './qido.ts';
import type { Speculation } from './speculation.ts';

export interface Room {
  readonly sourceId: string;
  readonly http: Http;
  readonly learnt: Learnt;
  readonly qido: Qido;
  readonly speculation: Speculation;
}
