import { createRequire } from 'node:module';
import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { type Compression, createTranscoder, TRANSFER_SYNTAX } from './transcode.ts';

const [ROWS, COLUMNS] = [96, 128];

/** A small uncompressed CT, element by element. */
function createImage(): { file: Buffer; pixels: Buffer } {
  const element = (group: number, number: number, vr: string, value: Buffer) => {
    const isLong = vr === 'OW' || vr === 'OB';
    const head = Buffer.alloc(isLong ? 12 : 8);
    head.writeUInt16LE(group, 0);
    head.writeUInt16LE(number, 2);
    head.write(vr, 4, 'latin1');
    if (isLong) head.writeUInt32LE(value.length, 8);
    else head.writeUInt16LE(value.length, 6);
    return Buffer.concat([head, value]);
  };
  const text = (value: string) => Buffer.from(value.length % 2 === 0 ? value : `${value}\0`, 'latin1');
  const short = (value: number) => Buffer.from([value & 255, value >> 8]);
  const pixels = Buffer.alloc(ROWS * COLUMNS * 2);
  for (let i = 0; i < ROWS * COLUMNS; i++) pixels.writeUInt16LE((i * 37) % 4096, i * 2);
  const meta = element(2, 0x10, 'UI', text('1.2.840.10008.1.2.1'));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  const parts = [
    element(2, 0, 'UL', length),
    meta,
    element(8, 0x16, 'UI', text('1.2.840.10008.5.1.4.1.1.2')),
    element(8, 0x18, 'UI', text('1.2.3.111')),
    element(0x20, 0x0d, 'UI', text('1.2.3.1111')),
    element(0x20, 0x0e, 'UI', text('1.2.3.22')),
    element(0x28, 0x02, 'US', short(1)),
    element(0x28, 0x10, 'US', short(ROWS)),
    element(0x28, 0x11, 'US', short(COLUMNS)),
    element(0x28, 0x100, 'US', short(16)),
    element(0x28, 0x101, 'US', short(12)),
    element(0x28, 0x103, 'US', short(0)),
    element(0x7fe0, 0x10, 'OW', pixels),
  ];
  return { file: Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), ...parts]), pixels };
}

interface Decoder {
  getEncodedBuffer(length: number): Uint8Array;
  decode(): void;
  getDecodedBuffer(): Uint8Array;
}

async function decode(frame: Uint8Array, compression: Compression): Promise<Buffer> {
  const require = createRequire(import.meta.url);
  const [name, decoder] = compression === 'jls' ? ['charls', 'JpegLSDecoder'] : ['openjpeg', 'J2KDecoder'];
  const load = require(`@cornerstonejs/codec-${name}`) as () => Promise<Record<string, new () => Decoder>>;
  const Decoder = (await load())[decoder ?? ''];
  if (!Decoder) throw new Error('no decoder');
  const instance = new Decoder();
  instance.getEncodedBuffer(frame.length).set(frame);
  instance.decode();
  return Buffer.from(instance.getDecodedBuffer());
}

describe.each(['jls', 'j2k'] as const)('a copy compressed as %s', (compression) => {
  it('holds the same pixels, under other UIDs of the same length', async () => {
    const { file, pixels } = createImage();
    const transcode = await createTranscoder(compression);

    const copy = dicomParser.parseDicom(transcode(file));

    const element = copy.elements.x7fe00010;
    expect(element?.fragments).toHaveLength(1);
    if (!element) return;
    const frame = dicomParser.readEncapsulatedPixelDataFromFragments(copy, element, 0, 1);
    expect(await decode(frame, compression)).toEqual(pixels);
    expect(copy.string('x00020010')).toBe(TRANSFER_SYNTAX[compression]);
    expect(copy.string('x00020003')).toBe(copy.string('x00080018'));
    const ending = compression === 'jls' ? '80' : '90';
    expect(copy.string('x00080018')).toBe(`1.2.3.1${ending}`);
    expect(copy.string('x0020000d')).toBe(`1.2.3.11${ending}`);
    expect(copy.string('x0020000e')).toBe(`1.2.3.${ending}`);
  });
});
