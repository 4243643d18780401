// A bitmap of four colours, as a file.
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, answer, itemOf } from './samples.ts';

/** 24 bits, uncompressed (BITMAPINFOHEADER). */
function drawBmp(columns: number, rows: number): Uint8Array<ArrayBuffer> {
  const line = Math.ceil((columns * 3) / 4) * 4;
  const bytes = new Uint8Array(54 + line * rows);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, 54, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, columns, true);
  view.setInt32(22, rows, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 24, true);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      bytes.set([column < columns / 2 ? 40 : 200, row < rows / 2 ? 60 : 180, 140], 54 + row * line + column * 3);
  return bytes;
}

/** A PNG's head with sizes of one's choice, and nothing behind it. */
function claimPng(columns: number, rows: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, columns);
  new DataView(bytes.buffer).setUint32(20, rows);
  bytes.set([8, 2], 24);
  return bytes;
}

/** Quantisation, a frame of 4000 × 3000, a scan that stops at once (ITU-T T.81 B.2). */
function cutJpeg(): Uint8Array<ArrayBuffer> {
  const table = [0xff, 0xdb, 0, 67, 0, ...new Array<number>(64).fill(16)];
  const frame = [0xff, 0xc0, 0, 11, 8, 0x0b, 0xb8, 0x0f, 0xa0, 1, 1, 0x11, 0];
  return new Uint8Array([0xff, 0xd8, ...table, ...frame, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x5a]);
}

/** The brand that phones write, and nothing behind it (ISO/IEC 23008-12 10.2). */
const heicHead = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array([0, 0, 0, 24, ...new TextEncoder().encode('ftypheic'), 0, 0, 0, 0, ...new TextEncoder().encode('mif1heic')]);

const sample = (name: string, body: BodyInit, mediaType = 'image/bmp'): Sample => ({
  name,
  item: itemOf({ key: 'photo', mediaType }),
  read: alwaysAnswers(() => body, mediaType),
});

const whole = drawBmp(320, 200);
const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" onload="window.wasRun = true"><script>window.wasRun = true</script><image href="https://example.org/x.png"/></svg>';

export const photoSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('a bitmap', whole),
  hostile: [
    sample('empty', ''),
    sample('cut short', whole.slice(0, 300)),
    sample('ten thousand million pixels', claimPng(100_000, 100_000), 'image/png'),
    sample('no size', claimPng(0, 0), 'image/png'),
    sample('a TIFF that leads nowhere', new Uint8Array([0x49, 0x49, 0x2a, 0, 0xff, 0xff, 0xff, 0x7f]), 'image/tiff'),
    sample('a drawing with a script', SVG, 'image/svg+xml'),
    sample('a JPEG that ends in its first line', cutJpeg(), 'image/jpeg'),
    sample('a bitmap that calls itself HEIC', whole, 'image/heic'),
    sample('HEIC without a picture', heicHead(), 'image/heic'),
    sample('a web page', '<html><script>window.wasRun = true</script></html>', 'image/jpeg'),
    {
      ...sample('an object without pixels', ''),
      item: itemOf({ key: 'series', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.77.1.4' }),
      read: async () => answer('[{"00080018":{"vr":"UI","Value":["1.2"]}}]', 'application/dicom+json'),
    },
  ],
};
