// Content-Type and Accept values with their parameters (RFC 9110 §8.3, RFC 2387 §3), as servers really write them.

export interface ContentType {
  /** Lower case, without parameters: 'multipart/related'. '' when the value is none. */
  readonly type: string;
  /** Names lower case, values as written, unquoted. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s;="]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

/** Accepts quoted and bare values in any order and case; a bare value may hold any character but `;` (`boundary=a:b=c'd`). */
export function parseContentType(value: string | null | undefined): ContentType {
  const source = (value ?? '').slice(0, 4096);
  const end = source.indexOf(';');
  const type = (end < 0 ? source : source.slice(0, end)).trim().toLowerCase();
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, bare] of end < 0 ? [] : source.slice(end).matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (!parameters.has(key)) parameters.set(key, quoted === undefined ? (bare ?? '').trim() : quoted.replace(/\\(.)/g, '$1'));
  }
  return { type, parameters };
}

/**
 * The type of the parts a multipart/related announces, where some servers hide the transfer syntax inside the quoted `type`:
 * `type="image/jp2; transfer-syntax=1.2.840.10008.1.2.4.90"`. Any other type announces itself.
 */
export function announcedPart(value: string | null | undefined): ContentType {
  const whole = parseContentType(value);
  if (!whole.type.startsWith('multipart/')) return whole;
  const inner = parseContentType(whole.parameters.get('type'));
  const parameters = new Map(inner.parameters);
  for (const [name, text] of whole.parameters)
    if (name !== 'type' && name !== 'boundary' && !parameters.has(name)) parameters.set(name, text);
  return { type: inner.type, parameters };
}

/** `type; name=value; name="needs quotes"`. Characters that cannot stand in a header are dropped. */
export function printContentType({ type, parameters }: ContentType): string {
  const printed = [...parameters].map(([name, value]) => {
    const safe = value.replace(/[^\x20-\x7e]/g, '');
    return /^[\w.*+!#$%&'^`|~-]+$/.test(safe) ? `${name}=${safe}` : `${name}="${safe.replace(/(["\\])/g, '\\$1')}"`;
  });
  return [type, ...printed].join('; ');
}
