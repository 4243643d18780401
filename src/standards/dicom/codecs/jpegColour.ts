// Which colour space a JPEG stream is in: its own markers first, Photometric Interpretation where they are silent.
import type { JpegStream } from './jpegStream.ts';

const RGB_IDS = '82,71,66'; // 'R', 'G', 'B'

/** What the stream says of itself; undefined when nothing in it tells. */
export function streamColour({ components, jfif, adobeTransform }: JpegStream): 'rgb' | 'ybr' | undefined {
  if (adobeTransform !== undefined) return adobeTransform === 0 ? 'rgb' : 'ybr';
  if (jfif) return 'ybr'; // ISO 10918-5: JFIF is YCbCr or grey
  if (components.map(({ id }) => id).join() === RGB_IDS) return 'rgb';
  const [first] = components;
  // Nobody halves green and blue.
  if (components.some(({ horizontal, vertical }) => horizontal !== first?.horizontal || vertical !== first?.vertical))
    return 'ybr';
  return undefined;
}

/** The colour space to decode from, and what to say when the tags are wrong. */
export function chooseColour(
  stream: JpegStream,
  photometric: string,
): { readonly space: 'rgb' | 'ybr'; readonly repairs: string[] } {
  const tagged = photometric.startsWith('YBR') ? 'ybr' : 'rgb';
  const space = streamColour(stream) ?? tagged;
  return {
    space,
    repairs: space === tagged ? [] : [`tagged ${photometric.slice(0, 16)}, and the JPEG stream is ${space.toUpperCase()}`],
  };
}
