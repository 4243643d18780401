// How sources speak HTTP: only to origins that are configured, a few requests at a time, retried where that is safe.
import { type Priority, type Scheduler, schedulerOf } from '../lib/scheduler.ts';
import { Failure } from '../model/failure.ts';
import type { Call } from '../model/item.ts';
import { ByteFeed, join } from '../standards/mime/byteFeed.ts';
import { guardBody, toNetworkError } from './guardBody.ts';
import { StatusFailure } from './statusFailure.ts';

export type Auth = { readonly type: 'none' } | { readonly type: 'basic'; readonly user: string; readonly password: string };

export interface HttpConfig {
  /** An absolute address, or a path of the viewer's own server. */
  readonly base: string;
  readonly auth?: Auth | undefined;
  /** Addresses that the server writes with its own name, and the viewer's way to them. */
  readonly rewrite?: readonly { readonly from: string; readonly to: string }[] | undefined;
  /** Pixel requests at once. Default 5, for HTTP/1.1. */
  readonly maxParallel?: number | undefined;
  /** Default 20 s. */
  readonly firstByteMs?: number | undefined;
  /** Silence within a body. Default 20 s. */
  readonly stallMs?: number | undefined;
}

export interface Ask extends Call {
  readonly priority?: Priority;
  readonly accept: string;
  readonly size: 'small' | 'large';
  readonly headers?: Readonly<Record<string, string>>;
  /** application/x-www-form-urlencoded: sent as POST. A query, so as safe to repeat as a GET. */
  readonly form?: URLSearchParams;
  /** A web page is what was asked for, and not somebody's sign-in page. */
  readonly allowHtml?: boolean;
}

/** An answer whose body has not been read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** '' when the server does not say. */
  readonly contentType: string;
  readonly body: ReadableStream<Uint8Array>;
}

export interface Http {
  /** Always ends with '/'. */
  readonly base: URL;
  /** An address the server wrote, made absolute and led our way. @throws Failure 'forbidden' for an unknown origin */
  resolve(address: string, against: URL): URL;
  /** Sends once. The answer's body holds its place until it is read or cancelled. @throws Failure unless 2xx */
  open(url: URL, ask: Ask): Promise<Answer>;
  /** Sends, and reads the answer by `read`; both again where the network or a busy server broke either. */
  fetch<T>(url: URL, ask: Ask, read: (answer: Answer) => Promise<T>): Promise<T>;
}

const TRIES = 3;
const PATIENCE_MS = 10_000;

export function createHttp(config: HttpConfig): Http {
  const here = globalThis.location?.href;
  const base = new URL(withSlash(config.base), here);
  const rewrites = (config.rewrite ?? []).map(({ from, to }) => ({ from: withSlash(from), to: new URL(withSlash(to), base) }));
  const origins = new Set([base.origin, ...rewrites.map(({ to }) => to.origin)]);
  const scheduler = schedulerOf(base.origin, config.maxParallel ?? 5);
  const authorization = printAuthorization(config.auth);

  const headersFor = (url: URL): Record<string, string> =>
    authorization !== undefined && url.origin === base.origin ? { authorization } : {};

  const resolve = (address: string, against: URL): URL => {
    const url = parseAddress(address, against);
    const rewrite = rewrites.find(({ from }) => url.href.startsWith(from));
    const led = rewrite ? new URL(rewrite.to.href + url.href.slice(rewrite.from.length)) : url;
    if (!origins.has(led.origin)) throw new Failure('forbidden', { detail: 'content at an unknown address' });
    return led;
  };

  const open = async (url: URL, ask: Ask): Promise<Answer> => {
    if (!origins.has(url.origin)) throw new Failure('forbidden', { detail: 'content at an unknown address' });
    const leave = await enter(scheduler, ask);
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), config.firstByteMs ?? 20_000);
    try {
      const response = await fetch(url, {
        ...(ask.form && { method: 'POST', body: ask.form }),
        headers: { accept: ask.accept, ...headersFor(url), ...ask.headers },
        signal: AbortSignal.any([ask.signal, timeout.signal]),
        priority: ask.priority === 'background' ? 'low' : 'high',
        referrerPolicy: 'no-referrer',
      });
      clearTimeout(timer);
      return await check(response, ask, { leave, stallMs: config.stallMs ?? 20_000, origins });
    } catch (error) {
      clearTimeout(timer);
      leave();
      if (timeout.signal.aborted && !ask.signal.aborted) throw new Failure('unreachable', { detail: 'no answer in time' });
      throw toNetworkError(error, ask.signal);
    }
  };

  const fetchAll = async <T>(url: URL, ask: Ask, read: (answer: Answer) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      let answer: Answer | undefined;
      try {
        answer = await open(url, ask);
        return await read(answer);
      } catch (error) {
        if (answer && !answer.body.locked) await answer.body.cancel().catch(() => undefined);
        const wait = attempt < TRIES ? waitBefore(attempt, error) : undefined;
        if (wait === undefined) throw error;
        await sleep(wait, ask.signal);
      }
    }
  };

  return { base, resolve, open, fetch: fetchAll };
}

/** An address that others lie below: `http://pacs` is not the beginning of `http://pacs2/`. */
const withSlash = (address: string): string => address.replace(/\/*$/, '/');

const enter = (scheduler: Scheduler, { size, signal, priority = 'visible' }: Ask): Promise<() => void> =>
  scheduler.enter({ size, signal, priority });

/** @throws Failure */
async function check(
  response: Response,
  ask: Ask,
  { leave, stallMs, origins }: { leave: () => void; stallMs: number; origins: ReadonlySet<string> },
): Promise<Answer> {
  const refuse = async (failure: Failure): Promise<never> => {
    await response.body?.cancel().catch(() => undefined);
    throw failure;
  };
  const contentType = response.headers.get('content-type') ?? '';
  if (response.redirected && !origins.has(new URL(response.url).origin))
    return refuse(new Failure('forbidden', { detail: 'led to an unknown address' }));
  if (!response.ok) return refuse(new StatusFailure(response.status, response.headers));
  if (!ask.allowHtml && /^(text\/html|application\/xhtml)/i.test(contentType))
    return refuse(new Failure('unauthorised', { detail: 'a web page instead of an answer' }));
  const source = response.body ?? new Blob([]).stream();
  const body = guardBody(source, { stallMs, signal: ask.signal, onDone: leave });
  return { status: response.status, headers: response.headers, contentType, body };
}

function parseAddress(address: string, against: URL): URL {
  try {
    return new URL(address, against);
  } catch (cause) {
    throw new Failure('malformed', { cause, detail: 'not an address' });
  }
}

/** @returns ms, or undefined where a second try would not help or would have to wait too long */
function waitBefore(attempt: number, error: unknown): number | undefined {
  const backoff = 500 * 2 ** (attempt - 1) * (1 + Math.random() / 4);
  if (error instanceof StatusFailure) {
    if (![408, 429, 502, 503, 504].includes(error.status)) return undefined;
    const wait = Math.max(error.retryAfterMs ?? 0, backoff);
    return wait <= PATIENCE_MS ? wait : undefined;
  }
  // A timeout has already been waited for; only a connection that broke is worth another.
  return error instanceof Failure && error.reason === 'unreachable' && error.cause !== undefined ? backoff : undefined;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

function printAuthorization(auth: Auth | undefined): string | undefined {
  if (auth?.type !== 'basic') return undefined;
  const bytes = new TextEncoder().encode(`${auth.user}:${auth.password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** A whole body in memory. @throws Failure 'outOfMemory' over `maxBytes` */
export async function readBytes({ body }: Answer, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const feed = new ByteFeed(body);
  const pieces: Uint8Array[] = [];
  let total = 0;
  try {
    for (let piece = await feed.next(); piece; piece = await feed.next()) {
      total += piece.length;
      if (total > maxBytes) throw new Failure('outOfMemory', { detail: `an answer over ${maxBytes} bytes` });
      pieces.push(piece);
    }
  } finally {
    await feed.cancel();
  }
  return join(pieces);
}

/** A JSON answer; undefined for an empty one. @throws Failure 'malformed' */
export async function readJson(answer: Answer, maxBytes: number): Promise<unknown> {
  const text = new TextDecoder().decode(await readBytes(answer, maxBytes));
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the answer, which may name a patient.
    throw new Failure('malformed', { detail: 'not JSON' });
  }
}
