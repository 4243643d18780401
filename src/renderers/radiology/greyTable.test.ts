import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecodedFrame } from '../../standards/dicom/pixels/decode.ts';
import { describeFrame } from '../../standards/dicom/pixels/describe.ts';
import { renderFrame } from '../../standards/dicom/pixels/render.ts';
import { renderQuickly } from './greyTable.ts';

const of = (attributes: Record<string, readonly unknown[]>) =>
  describeFrame(Object.fromEntries(Object.entries(attributes).map(([tag, Value]) => [tag, { Value }])), 1);

describe('renderQuickly', () => {
  it('paints what the pipeline paints, also from a table that another picture made', () => {
    const pictures = fc.record({
      isSigned: fc.boolean(),
      photometric: fc.constantFrom('MONOCHROME1', 'MONOCHROME2'),
      slope: fc.constantFrom(1, 0.5, -2),
      padding: fc.option(fc.integer({ min: -100, max: 100 }), { nil: undefined }),
      center: fc.integer({ min: -300, max: 300 }),
      width: fc.integer({ min: 1, max: 800 }),
      invert: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(pictures, { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 127 }), { minLength: 16, maxLength: 16 }),
        (all, values) => {
          for (const { isSigned, photometric, slope, padding, center, width, invert } of all) {
            const description = of({
              '00280010': [4],
              '00280011': [4],
              '00280100': [16],
              '00280101': [12],
              '00280103': [isSigned ? 1 : 0],
              '00280004': [photometric],
              '00281053': [slope],
              '00281052': [-50],
              ...(padding !== undefined && { '00280120': [padding] }),
            });
            const pixels = isSigned ? Int16Array.from(values, (value) => value - 64) : Uint16Array.from(values);
            const frame: DecodedFrame = { rows: 4, columns: 4, samples: 1, pixels, min: -64, max: 127, repairs: [] };
            const look = { window: { center, width }, invert };
            const quick = new Uint8ClampedArray(64);
            renderQuickly(frame, description, look, quick);
            expect([...quick]).toEqual([...renderFrame(frame, description, look)]);
          }
        },
      ),
    );
  });
});
