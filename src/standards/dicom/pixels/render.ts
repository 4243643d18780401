// A decoded frame as RGBA for a canvas. P-values go out as 8-bit sRGB grey.
import { Failure } from '../../../model/failure.ts';
import type { DecodedFrame } from './decode.ts';
import { type FrameDescription, isGrey, type Palette } from './description.ts';
import type { Look } from './look.ts';
import { toGrey, toLookupTable } from './lookupTable.ts';
import { chooseVoi } from './voi.ts';

/** One pixel as the little-endian word that RGBA bytes are on every machine with a browser. */
const rgba = (red: number, green: number, blue: number): number => (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0;
const grey = (value: number): number => rgba(value, value, value);

/**
 * Draws a frame.
 * @param out filled and returned when given; `rows * columns * 4` bytes at an address that four divides
 * @throws Failure 'malformed' for a palette picture without its palette
 */
export function renderFrame(
  decoded: DecodedFrame,
  description: FrameDescription,
  look: Look,
  out = new Uint8ClampedArray(decoded.rows * decoded.columns * 4),
): Uint8ClampedArray {
  const words = new Uint32Array(out.buffer, out.byteOffset, decoded.rows * decoded.columns);
  if (decoded.samples === 3) drawColour(decoded, look, words);
  else if (isGrey(description) || description.photometric !== 'PALETTE COLOR') drawGrey(decoded, description, look, words);
  else drawPalette(decoded, description, look, words);
  return out;
}

function drawGrey(decoded: DecodedFrame, description: FrameDescription, look: Look, out: Uint32Array): void {
  const { pixels } = decoded;
  const found = toLookupTable(description, look, decoded);
  if (found === undefined) {
    const toValue = toGrey(description, look);
    for (let index = 0; index < out.length; index++) out[index] = grey(toValue(pixels[index] as number));
    return;
  }
  const { table, offset } = found;
  const words = new Uint32Array(table.length);
  for (let index = 0; index < words.length; index++) words[index] = grey(table[index] as number);
  if (description.palette?.supplemental) addSupplement(words, offset, description.palette);
  mapPixels(pixels, words, offset, out);
}

/** Alone in its function, for the compiler's sake: a mammogram has fourteen million of these. */
function mapPixels(pixels: DecodedFrame['pixels'], words: Uint32Array, offset: number, out: Uint32Array): void {
  for (let index = 0; index < out.length; index++) out[index] = words[(pixels[index] as number) - offset] as number;
}

/** Stored values from the palette's first on are colours, those below stay grey (C.7.6.19). */
function addSupplement(words: Uint32Array, offset: number, { first, rgb }: Palette): void {
  for (let index = Math.max(0, first - offset); index < words.length; index++)
    words[index] = paletteWord(rgb, index + offset - first);
}

/** @param entry what lies outside takes the nearest end (C.7.6.3.1.5) */
function paletteWord(rgb: Uint8Array, entry: number): number {
  const at = 3 * Math.max(0, Math.min(entry, rgb.length / 3 - 1));
  return rgba(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number);
}

function drawPalette(decoded: DecodedFrame, { palette }: FrameDescription, look: Look, out: Uint32Array): void {
  if (palette === undefined) throw new Failure('malformed', { detail: 'a palette picture without its palette' });
  const words = Uint32Array.from({ length: palette.rgb.length / 3 }, (_, entry) => paletteWord(palette.rgb, entry));
  const last = words.length - 1;
  const turn = look.invert ? 0x00ffffff : 0;
  for (let index = 0; index < out.length; index++) {
    const entry = (decoded.pixels[index] as number) - palette.first;
    out[index] = (words[entry < 0 ? 0 : Math.min(entry, last)] as number) ^ turn;
  }
}

/** Colours are shown as they are; a window is applied to each channel only when somebody asks for one. */
function drawColour({ pixels }: DecodedFrame, look: Look, out: Uint32Array): void {
  const channel = look.window || look.invert ? channelTable(look) : undefined;
  for (let index = 0, at = 0; index < out.length; index++, at += 3) {
    const red = pixels[at] as number;
    const green = pixels[at + 1] as number;
    const blue = pixels[at + 2] as number;
    out[index] = channel
      ? rgba(channel[red] as number, channel[green] as number, channel[blue] as number)
      : 0xff000000 | (blue << 16) | (green << 8) | red;
  }
}

const IDENTITY: Pick<FrameDescription, 'voiFunction' | 'voiLuts'> = { voiFunction: 'LINEAR', voiLuts: [] };

function channelTable(look: Look): Uint8Array {
  const { toGrey: toShade } = chooseVoi(look.window ? { window: look.window } : {}, IDENTITY, { low: 0, high: 255 });
  return Uint8Array.from({ length: 256 }, (_, value) => {
    const shade = Math.round(toShade(value) * 255);
    return look.invert ? 255 - shade : shade;
  });
}
