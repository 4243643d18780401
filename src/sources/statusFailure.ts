// HTTP's troubles in the house's words (protocol notes: one error vocabulary).
import { Failure, type FailureReason } from '../model/failure.ts';

const REASONS: Readonly<Record<number, FailureReason>> = {
  400: 'unsupported',
  401: 'unauthorised',
  403: 'forbidden',
  404: 'missing',
  405: 'unsupported',
  406: 'unsupported',
  407: 'unauthorised',
  410: 'missing',
  415: 'unsupported',
  422: 'unsupported',
  429: 'busy',
  501: 'unsupported',
};

/** An HTTP answer that is no success. */
export class StatusFailure extends Failure {
  readonly status: number;
  /** From Retry-After; undefined where the server does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, headers: Headers) {
    const retryAfterMs = parseRetryAfter(headers.get('retry-after'), Date.now());
    const isBusy = status === 503 && retryAfterMs !== undefined;
    super(isBusy ? 'busy' : (REASONS[status] ?? (status >= 500 || status === 408 ? 'unreachable' : 'malformed')), {
      detail: `HTTP ${status}`,
    });
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3). @returns ms from now, never negative */
export function parseRetryAfter(value: string | null, nowMs: number): number | undefined {
  if (value === null || value.trim() === '') return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
}

export const statusOf = (error: unknown): number | undefined => (error instanceof StatusFailure ? error.status : undefined);
