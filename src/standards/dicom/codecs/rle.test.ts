import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRle } from './rle.ts';

/** PackBits as PS3.5 G.3.1 suggests it, runs from two equal bytes on. */
function pack(bytes: readonly number[]): number[] {
  const out: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    let run = 1;
    while (run < 128 && bytes[at + run] === bytes[at]) run++;
    if (run > 1) {
      out.push(257 - run, bytes[at] ?? 0);
      at += run;
      continue;
    }
    let literal = 1;
    while (literal < 128 && at + literal < bytes.length && bytes[at + literal] !== bytes[at + literal + 1]) literal++;
    out.push(literal - 1, ...bytes.slice(at, at + literal));
    at += literal;
  }
  return out.length % 2 === 0 ? out : [...out, 128];
}

function encode(planes: readonly (readonly number[])[]): Uint8Array {
  const segments = planes.map(pack);
  const header = new Uint32Array(16);
  header[0] = segments.length;
  let at = 64;
  segments.forEach((segment, index) => {
    header[index + 1] = at;
    at += segment.length;
  });
  return Uint8Array.from([...new Uint8Array(header.buffer), ...segments.flat()]);
}

describe('RLE', () => {
  it('gives back 16-bit words that were packed high byte first', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 255, 256, 4095, 65535), { minLength: 12, maxLength: 12 }), (values) => {
        const bytes = encode([values.map((value) => value >> 8), values.map((value) => value & 255)]);

        expect([...decodeRle(bytes, 3, 4, 1, 16)]).toEqual(values);
      }),
    );
  });

  it('gives back colours plane by plane', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }), (values) => {
        const bytes = encode([values.slice(0, 4), values.slice(4, 8), values.slice(8)]);

        expect([...decodeRle(bytes, 2, 2, 3, 8)]).toEqual(values);
      }),
    );
  });

  it('fails or fills the frame, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, headed) => {
        const bytes = headed ? Uint8Array.from([...encode([[1]]).subarray(0, 64), ...noise]) : noise;
        try {
          expect(decodeRle(bytes, 4, 4, 1, 8)).toHaveLength(16);
        } catch (error) {
          expect(String(error)).toMatch('malformed');
        }
      }),
    );
  });

  it('fails when a segment is missing or too short', () => {
    const bytes = encode([[1, 2, 3, 4]]);

    expect(() => decodeRle(bytes, 2, 2, 1, 16)).toThrow('1 RLE segments where 2 belong');
    expect(() => decodeRle(bytes, 4, 4, 1, 8)).toThrow('ends too early');
    expect(() => decodeRle(bytes.subarray(0, 40), 2, 2, 1, 8)).toThrow('ends too early');
  });
});
