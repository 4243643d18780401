// A parsed file as DICOM JSON (PS3.18 Annex F). Small values stand in it; large and binary ones are addresses.
import type { Bytes } from './bytes.ts';
import { chooseDecoder } from './charset.ts';
import type { Element, Elements, ParsedDicom } from './parse.ts';
import { isNative } from './transferSyntaxes.ts';
import { BINARY, type Decode, toValues } from './values.ts';

export interface JsonElement {
  vr: string;
  Value?: unknown[];
  BulkDataURI?: string;
  InlineBinary?: string;
}
export type JsonDataset = Record<string, JsonElement>;

const MAX_INLINE_BINARY_BYTES = 1024;
const MAX_VALUE_BYTES = 1024 * 1024;
const PIXEL_DATA = new Set(['7FE00010', '7FE00008', '7FE00009']);
const UTF8: JsonElement = { vr: 'CS', Value: ['ISO_IR 192'] };

interface Context {
  readonly bytes: Bytes;
  readonly decode: Decode;
  /** `00081140/0/`: where an element's bulk data is asked for. */
  readonly path: string;
  /** What stands before every BulkDataURI. */
  readonly prefix: string;
}

/** @param prefix goes before `bulkdata/…` in addresses, to make them relative to the request */
export function toJson(parsed: ParsedDicom, prefix = ''): JsonDataset {
  const context = {
    bytes: parsed.bytes,
    decode: decoderOf(parsed.elements, parsed.bytes) ?? chooseDecoder([]),
    path: '',
    prefix,
  };
  const json = datasetToJson(parsed.elements, context);
  json['00083002'] = {
    vr: 'UI',
    Value: [
      parsed.transferSyntax,
      ...(isNative(parsed.transferSyntax) && parsed.transferSyntax !== '1.2.840.10008.1.2.1' ? ['1.2.840.10008.1.2.1'] : []),
    ],
  };
  return sortByTag(json);
}

/** Only the named attributes of the top level, for lists. */
export function pickJson(parsed: ParsedDicom, tags: Iterable<string>): JsonDataset {
  const decode = decoderOf(parsed.elements, parsed.bytes) ?? chooseDecoder([]);
  const json: JsonDataset = {};
  for (const tag of tags) {
    const element = parsed.elements.get(tag);
    if (element && !PIXEL_DATA.has(tag))
      json[tag] = elementToJson(element, { bytes: parsed.bytes, decode, path: '', prefix: '' });
  }
  return json;
}

const sortByTag = (json: JsonDataset): JsonDataset =>
  Object.fromEntries(Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1)));

function datasetToJson(elements: Elements, context: Context): JsonDataset {
  const json: JsonDataset = {};
  for (const [tag, element] of elements) {
    // Group lengths and commands say nothing about the object.
    if (tag.endsWith('0000') || /^000[0-7]|^FFFE/.test(tag)) continue;
    json[tag] = tag === '00080005' ? UTF8 : elementToJson(element, context);
  }
  return json;
}

function elementToJson(element: Element, context: Context): JsonElement {
  const { tag, vr, items, fragments, length } = element;
  if (items) {
    if (items.length === 0) return { vr };
    return { vr, Value: items.map((item, i) => datasetToJson(item, itemContext(item, `${context.path}${tag}/${i}/`, context))) };
  }
  const bulk = { vr, BulkDataURI: `${context.prefix}bulkdata/${context.path}${tag}` };
  if (fragments || (PIXEL_DATA.has(tag) && context.path === '')) return bulk;
  if (length === 0) return { vr };
  if (BINARY.has(vr)) {
    // Big-endian words would need turning: their address does it.
    if (length > MAX_INLINE_BINARY_BYTES || PIXEL_DATA.has(tag) || element.bigEndian) return bulk;
    return { vr, InlineBinary: Buffer.from(context.bytes.read(element.offset, length)).toString('base64') };
  }
  if (length > MAX_VALUE_BYTES) return bulk;
  const values = toValues(vr, context.bytes.read(element.offset, length), element.bigEndian, context.decode);
  return values.length === 0 ? { vr } : { vr, Value: values };
}

/** An item may name its own character sets. */
const itemContext = (item: Elements, path: string, context: Context): Context => ({
  ...context,
  path,
  decode: decoderOf(item, context.bytes) ?? context.decode,
});

function decoderOf(elements: Elements, bytes: Bytes): Decode | undefined {
  const element = elements.get('00080005');
  if (!element || element.length > 1024) return undefined;
  return chooseDecoder(
    Buffer.from(bytes.read(element.offset, element.length)).toString('latin1').replaceAll('\0', '').split('\\'),
  );
}

/** The element at `00081140/0/00420011`. */
export function findElement(elements: Elements, path: string): Element | undefined {
  const steps = path.split('/');
  let at: Elements | undefined = elements;
  for (let i = 0; at !== undefined && i < steps.length; i += 2) {
    const element: Element | undefined = at.get((steps[i] ?? '').toUpperCase());
    if (i === steps.length - 1) return element;
    at = element?.items?.[Number(steps[i + 1])];
  }
  return undefined;
}
