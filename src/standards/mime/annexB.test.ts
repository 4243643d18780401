import { array, assert, boolean, constantFrom, integer, oneof, property, record, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { readAccessUnits } from './annexB.ts';
import { BitReader, withoutGuards } from './bitReader.ts';

/** What BitReader reads, written. */
class BitWriter {
  readonly #bits: number[] = [];
  bits(value: number, count: number): this {
    for (let at = count - 1; at >= 0; at--) this.#bits.push(Math.floor(value / 2 ** at) % 2);
    return this;
  }
  ue(value: number): this {
    const length = Math.floor(Math.log2(value + 1));
    return this.bits(0, length).bits(value + 1, length + 1);
  }
  /** With the stop bit, and with guards where the bytes would look like a start code (§7.4.1). */
  unit(): number[] {
    this.#bits.push(1);
    const bytes: number[] = [];
    for (let at = 0; at < this.#bits.length; at += 8) {
      let byte = 0;
      for (let bit = 0; bit < 8; bit++) byte = byte * 2 + (this.#bits[at + bit] ?? 0);
      if (bytes.at(-1) === 0 && bytes.at(-2) === 0 && byte <= 3) bytes.push(3);
      bytes.push(byte);
    }
    return bytes;
  }
}

const START = [0, 0, 0, 1];
const ORDER_BITS = 6;

/** Main profile, 4:2:0, 720 x 576 by cropping nothing. */
const sequence = (columns = 45, rows = 36): number[] => [
  0x67,
  ...new BitWriter()
    .bits(77, 8)
    .bits(0, 8)
    .bits(30, 8)
    .ue(0)
    .ue(0)
    .ue(0)
    .ue(ORDER_BITS - 4)
    .ue(1)
    .bits(0, 1)
    .ue(columns - 1)
    .ue(rows - 1)
    .bits(1, 1)
    .bits(1, 1)
    .bits(0, 1)
    .bits(0, 1)
    .unit(),
];
const slice = (order: number, isKey: boolean, first = 0): number[] => {
  const writer = new BitWriter()
    .ue(first)
    .ue(isKey ? 7 : 5)
    .ue(0)
    .bits(0, 4);
  if (isKey) writer.ue(0);
  return [
    isKey ? 0x65 : 0x41,
    ...writer
      .bits(order % 2 ** ORDER_BITS, ORDER_BITS)
      .bits(0xabcdef, 24)
      .unit(),
  ];
};
const stream = (...units: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from(units.flatMap((unit) => [...START, ...unit]));

describe('a byte stream of H.264', () => {
  it('tells its codec and size', () => {
    expect(readAccessUnits(stream(sequence(), slice(0, true)), 25).config).toEqual({
      codec: 'avc1.4d001e',
      codedWidth: 720,
      codedHeight: 576,
    });
  });

  it('is cut where pictures begin, with what stands before them, and loses no byte', () => {
    const bytes = stream(
      sequence(),
      [0x68, 0xce],
      slice(0, true),
      slice(0, true, 99),
      [0x09, 0xf0],
      slice(2, false),
      slice(4, false),
    );
    const { units } = readAccessUnits(bytes, 25);

    expect(units.map(({ isKey }) => isKey)).toEqual([true, false, false]);
    expect(units[0]?.from).toBe(0);
    for (const [index, { to }] of units.entries()) expect(to).toBe(units[index + 1]?.from ?? bytes.length);
  });

  it('is shown in the order of its counts, which go round', () => {
    // I P B B: shown as I B B P; two counts a picture, of six bits.
    const pattern = [0, 6, 2, 4];
    const orders = Array.from({ length: 30 }, (_, group) => pattern.map((order) => order + group * 8)).flat();
    const { units } = readAccessUnits(stream(sequence(), ...orders.map((order, index) => slice(order, index === 0))), 25);

    expect(units.map(({ time }) => Math.round(time * 25))).toEqual(orders.map((order) => order / 2));
  });

  it('starts counting anew with every key picture', () => {
    const { units } = readAccessUnits(
      stream(sequence(), slice(0, true), slice(4, false), slice(2, false), slice(0, true), slice(2, false)),
      10,
    );

    expect(units.map(({ time }) => time)).toEqual([0, 0.2, 0.1, 0.3, 0.4]);
  });

  it('that lies is refused in words, and never hangs', () => {
    const unit = oneof(
      record({ order: integer({ min: 0, max: 63 }), isKey: boolean(), first: integer({ min: 0, max: 3 }) }).map(
        ({ order, isKey, first }) => slice(order, isKey, first),
      ),
      record({ columns: integer({ min: 1, max: 70_000 }), rows: integer({ min: 1, max: 70_000 }) }).map(({ columns, rows }) =>
        sequence(columns, rows),
      ),
      uint8Array({ maxLength: 24 }).map((bytes) => [...bytes]),
      constantFrom([0x67], [0x67, 100, 0, 41, 255, 255, 255], [0x65], [0x41], [0x09], [0], [0, 0, 0, 0]),
    );
    const began = Date.now();
    assert(
      property(array(unit, { maxLength: 8 }), boolean(), (units, isWhole) => {
        try {
          const bytes = stream(...(isWhole ? [sequence(), slice(0, true)] : []), ...units);
          const read = readAccessUnits(bytes, 25);
          for (const { from, to, time } of read.units)
            expect(from >= 0 && from < to && to <= bytes.length && time >= 0).toBe(true);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
      }),
      { numRuns: 12_000 },
    );
    expect(Date.now() - began).toBeLessThan(60_000);
  });
});

describe('bits', () => {
  it('are read as they were written', () => {
    assert(
      property(array(integer({ min: 0, max: 2 ** 30 }), { maxLength: 20 }), (values) => {
        const writer = new BitWriter();
        for (const value of values) writer.ue(value);
        const reader = new BitReader(withoutGuards(Uint8Array.from(writer.unit())));
        for (const value of values) expect(reader.unsigned()).toBe(value);
      }),
    );
  });

  it('are 0 past the end', () => {
    const reader = new BitReader(new Uint8Array());

    expect([reader.read(8), reader.unsigned(), reader.signed()]).toEqual([0, 0, 0]);
  });
});
