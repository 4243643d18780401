// The grayscale pipeline as canvas words, kept from picture to picture: slices of a series share it.
import type { DecodedFrame } from '../../standards/dicom/pixels/decode.ts';
import { type FrameDescription, isGrey } from '../../standards/dicom/pixels/description.ts';
import type { Look } from '../../standards/dicom/pixels/look.ts';
import { toLookupTable } from '../../standards/dicom/pixels/lookupTable.ts';
import { renderFrame } from '../../standards/dicom/pixels/render.ts';

interface Words {
  readonly words: Uint32Array;
  /** The stored value of the first word. */
  readonly offset: number;
}

const KEPT = 8;
const tables = new Map<string, Words>();

/** What a table depends on; undefined where it depends on the picture itself, or no table fits. */
function keyOf(description: FrameDescription, look: Look): string | undefined {
  const { modality, bitsStored, signed, padding, inverse, voiFunction } = description;
  if (!isGrey(description) || description.palette || modality.kind !== 'linear' || bitsStored > 16 || !look.window || look.tone)
    return undefined;
  const { center, width, function: own } = look.window;
  const range = padding ? `${padding.low}:${padding.high}` : '';
  return [
    modality.slope,
    modality.intercept,
    bitsStored,
    signed,
    range,
    inverse,
    voiFunction,
    center,
    width,
    own,
    look.invert,
  ].join();
}

function wordsFor(frame: DecodedFrame, description: FrameDescription, look: Look): Words | undefined {
  const key = frame.samples === 1 ? keyOf(description, look) : undefined;
  if (key === undefined) return undefined;
  const known = tables.get(key);
  if (known) return known;
  const found = toLookupTable(description, look, frame);
  if (!found) return undefined;
  const words = new Uint32Array(found.table.length);
  for (let at = 0; at < words.length; at++) words[at] = 0xff000000 | ((found.table[at] ?? 0) * 0x010101);
  const made = { words, offset: found.offset };
  if (tables.size >= KEPT) tables.delete(tables.keys().next().value ?? '');
  tables.set(key, made);
  return made;
}

/** As `renderFrame`, and the same to the last bit; faster where the last picture was dressed the same. */
export function renderQuickly(
  frame: DecodedFrame,
  description: FrameDescription,
  look: Look,
  out: Uint8ClampedArray<ArrayBuffer>,
): void {
  const table = wordsFor(frame, description, look);
  if (!table) {
    renderFrame(frame, description, look, out);
    return;
  }
  const { words, offset } = table;
  const { pixels } = frame;
  const target = new Uint32Array(out.buffer, out.byteOffset, frame.rows * frame.columns);
  for (let at = 0; at < target.length; at++) target[at] = words[(pixels[at] as number) - offset] as number;
}
