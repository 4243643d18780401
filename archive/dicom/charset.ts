// Specific Character Set (PS3.3 C.12.1.1.2, PS3.5 §6.1): any of them to text.
type Decode = (bytes: Uint8Array) => string;

/** By the number in `ISO_IR n` and `ISO 2022 IR n`; 6 is ASCII. */
const SINGLE: Readonly<Record<string, string>> = {
  6: 'latin1',
  100: 'latin1',
  101: 'iso-8859-2',
  109: 'iso-8859-3',
  110: 'iso-8859-4',
  144: 'iso-8859-5',
  127: 'iso-8859-6',
  126: 'iso-8859-7',
  138: 'iso-8859-8',
  148: 'windows-1254',
  203: 'iso-8859-15',
  166: 'windows-874',
  13: 'shift_jis',
  192: 'utf-8',
  149: 'euc-kr',
  58: 'gbk',
  87: 'euc-jp',
  159: 'euc-jp',
};

const decoders = new Map<string, TextDecoder>();
function decodeAs(label: string, bytes: Uint8Array): string {
  let decoder = decoders.get(label);
  if (!decoder) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}

/** Escape sequences (PS3.3 tables C.12-3, C.12-4) by what follows ESC: which half they change and how it is read from then on. */
const ESCAPES: readonly {
  readonly code: string;
  readonly half: 'G0' | 'G1';
  readonly label: string;
  readonly wide?: 'jisx0208' | 'jisx0212';
}[] = [
  { code: '$(D', half: 'G0', label: 'euc-jp', wide: 'jisx0212' },
  { code: '$)C', half: 'G1', label: 'euc-kr' },
  { code: '$)A', half: 'G1', label: 'gbk' },
  { code: '$B', half: 'G0', label: 'euc-jp', wide: 'jisx0208' },
  { code: '$@', half: 'G0', label: 'euc-jp', wide: 'jisx0208' },
  { code: '(B', half: 'G0', label: 'latin1' },
  { code: '(J', half: 'G0', label: 'latin1' },
  { code: ')I', half: 'G1', label: 'shift_jis' },
  ...Object.entries({ A: 100, B: 101, C: 109, D: 110, L: 144, G: 127, F: 126, H: 138, M: 148, T: 166, b: 203 }).map(
    ([final, number]) => ({ code: `-${final}`, half: 'G1' as const, label: SINGLE[number] ?? 'latin1' }),
  ),
];
const ESC = 0x1b;
const BACKSLASH = 0x5c;

/** @param terms the values of (0008,0005), untrimmed as they may be; none means ASCII */
export function chooseDecoder(terms: readonly string[]): Decode {
  const labels = terms.map(labelOf);
  const first = labels[0];
  if (labels.length <= 1 && (first === undefined || first === '')) return decodeUndeclared;
  if (labels.length <= 1 && first && !/2022/.test(terms[0] ?? ''))
    return (bytes) => (isAscii(bytes) ? ascii(bytes) : decodeAs(first, bytes));
  return (bytes) => decodeWithEscapes(bytes, first || 'latin1');
}

function labelOf(term: string): string {
  const name = term.trim().toUpperCase().replaceAll('-', '_');
  if (name === '') return '';
  if (name === 'GB18030') return 'gb18030';
  if (name === 'GBK') return 'gbk';
  if (/UTF_?8/.test(name)) return 'utf-8';
  const number = /(\d+)$/.exec(name)?.[1] ?? '';
  return SINGLE[number] ?? 'latin1';
}

const isAscii = (bytes: Uint8Array): boolean => {
  for (const byte of bytes) if (byte > 0x7f || byte === ESC) return false;
  return true;
};
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
/** Without a declared set only ASCII is allowed; what comes anyway is UTF-8 if it can be, else Latin-1. */
function decodeUndeclared(bytes: Uint8Array): string {
  if (isAscii(bytes)) return ascii(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return decodeAs('latin1', bytes);
  }
}

/** Code extensions (PS3.5 §6.1.2.5): each run between escapes is read in the halves valid there; `\` starts anew. */
function decodeWithEscapes(bytes: Uint8Array, initial: string): string {
  let out = '';
  let upper = initial;
  let wide: 'jisx0208' | 'jisx0212' | undefined;
  let at = 0;
  while (at < bytes.length) {
    if (bytes[at] === ESC) {
      const follow = ascii(bytes.subarray(at + 1, at + 4));
      const change = ESCAPES.find(({ code }) => follow.startsWith(code));
      if (change?.half === 'G1') upper = change.label;
      else if (change) wide = change.wide;
      at += 1 + (change?.code.length ?? 0);
      continue;
    }
    let end = at;
    while (end < bytes.length && bytes[end] !== ESC && (wide !== undefined || bytes[end] !== BACKSLASH)) end += wide ? 2 : 1;
    const run = bytes.subarray(at, end);
    out += wide ? decodeAs('euc-jp', toEucJp(run, wide)) : isAscii(run) ? ascii(run) : decodeAs(upper, run);
    at = end;
    if (bytes[at] === BACKSLASH && !wide) {
      out += '\\';
      upper = initial;
      at++;
    }
  }
  return out;
}

/** JIS pairs of G0 as EUC-JP, the form that every TextDecoder reads. */
function toEucJp(run: Uint8Array, wide: 'jisx0208' | 'jisx0212'): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i + 1 < run.length; i += 2) {
    if (wide === 'jisx0212') out.push(0x8f);
    out.push((run[i] ?? 0) | 0x80, (run[i + 1] ?? 0) | 0x80);
  }
  return Uint8Array.from(out);
}
