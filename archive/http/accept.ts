// Accept, as PS3.18 §8.7.4 uses it: multipart ranges carry the type of their parts, both may carry a transfer syntax.
import { parseContentType } from '../../src/standards/mime/contentType.ts';

export interface Wish {
  /** Lower case, may hold wildcards; for multipart/related the type of the parts. */
  readonly type: string;
  readonly multipart: boolean;
  /** A UID, '*', or undefined for the type's default. */
  readonly transferSyntax?: string;
  readonly q: number;
}

/** Commas outside quotes part the entries. */
const ENTRY = /(?:[^,"]|"(?:[^"\\]|\\.)*"?)+/g;

/** Best first. Nothing asked for is everything wished for. */
export function parseAccept(header: string | undefined): Wish[] {
  const entries =
    (header ?? '')
      .slice(0, 8192)
      .match(ENTRY)
      ?.map((entry) => entry.trim())
      .filter((entry) => entry !== '') ?? [];
  if (entries.length === 0) return [{ type: '*/*', multipart: false, q: 1 }];
  return entries
    .map(toWish)
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
}

function toWish(entry: string): Wish {
  const { type, parameters } = parseContentType(entry);
  const multipart = type === 'multipart/related';
  const inner = parseContentType(multipart ? (parameters.get('type') ?? 'application/octet-stream') : type);
  const transferSyntax = parameters.get('transfer-syntax') ?? inner.parameters.get('transfer-syntax');
  const q = Number(parameters.get('q') ?? 1);
  return {
    type: inner.type,
    multipart,
    q: Number.isFinite(q) ? q : 1,
    ...(transferSyntax === undefined ? {} : { transferSyntax }),
  };
}

export const matchesType = (wish: string, type: string): boolean =>
  wish === '*/*' || wish === type || (wish.endsWith('/*') && type.startsWith(wish.slice(0, -1)));

/** The first wish for a single-part answer that one of the types fulfils. */
export function chooseType(header: string | undefined, types: readonly string[]): string | undefined {
  for (const wish of parseAccept(header)) {
    const type = wish.multipart ? undefined : types.find((candidate) => matchesType(wish.type, candidate));
    if (type) return type;
  }
  return undefined;
}
