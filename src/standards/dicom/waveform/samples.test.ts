import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from './channel.ts';
import { decodeChannel, type Encoding, readEncoding } from './samples.ts';

const channel = (index: number, scale?: Channel['scale']): Channel => ({
  index,
  name: 'II',
  filters: {},
  skewSec: 0,
  ...(scale && { scale }),
});
const unit = { quantity: 'voltage', base: 'mV', toBase: 1 } as const;
const SIGNED: Encoding = { bytesPerSample: 2, isSigned: true };

describe('samples', () => {
  it('are taken out of interleaved bytes in their unit', () => {
    const bytes = new Uint8Array(new Int16Array([1, 7, 2, 8, -3, 9]).buffer);
    expect([...decodeChannel(bytes, SIGNED, 2, channel(0, { factor: 5, offset: 10, unit }))]).toEqual([15, 20, -5]);
    expect([...decodeChannel(bytes, SIGNED, 2, channel(1))]).toEqual([7, 8, 9]);
  });

  it('are a gap where they are the padding value', () => {
    const encoding = readEncoding({ '5400100A': { vr: 'OW', Value: [-32768] } });
    const bytes = new Uint8Array(new Int16Array([4, -32768, 6]).buffer);
    expect([...decodeChannel(bytes, encoding, 1, channel(0))]).toEqual([4, Number.NaN, 6]);
  });

  it('know a padding value that came as bytes', () => {
    const padding = (word: number) => ({ vr: 'OW', InlineBinary: btoa(String.fromCharCode(word & 255, word >> 8)) });
    expect(readEncoding({ '5400100A': padding(0x8000) }).padding).toBe(-32768);
    expect(readEncoding({ '54001006': { vr: 'CS', Value: ['US'] }, '5400100A': padding(0x8000) }).padding).toBe(32768);
  });

  it('are as many as whole instants are there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 1, max: 6 }), (bytes, channels) => {
        expect(decodeChannel(bytes, SIGNED, channels, channel(channels - 1))).toHaveLength(
          Math.floor(bytes.length / (2 * channels)),
        );
      }),
    );
  });
});
