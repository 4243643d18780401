import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, cs, ds, PICTURE, presentationState, sq } from '../../../testing/overObjects.ts';
import type { Dataset } from '../json.ts';
import { missingBulk } from '../pixels/missingBulk.ts';
import { circleAxes, ellipsePoints } from './graphics.ts';
import { parsePresentationState } from './presentationState.ts';
import { parseShutters } from './shutter.ts';

describe('a presentation state', () => {
  it('tells its window, area, turn, polarity and author', () => {
    const state = parsePresentationState(presentationState());

    expect(state).toMatchObject({ label: 'NODULUS', creator: 'Bo Låtsas', rotation: 90, isFlipped: true, isInverse: true });
    expect(state.windows[0]).toMatchObject({ center: -500, width: 1500, function: 'LINEAR' });
    expect(state.areas[0]).toMatchObject({ topLeft: [17, 17], bottomRight: [48, 48], mode: 'SCALE TO FIT' });
    expect(state.rescale).toEqual({ slope: 1, intercept: -1024 });
    expect(state.references).toEqual([{ instance: PICTURE, frames: [] }]);
    expect(state.leftOut).toEqual([]);
  });

  it('tells its drawings with the space they are in', () => {
    const { graphics } = parsePresentationState(presentationState());

    expect(graphics.map(({ kind }) => kind)).toEqual(['line', 'circle', 'text']);
    expect(graphics[1]).toMatchObject({ space: 'display', isFilled: true });
    expect(graphics[2]).toMatchObject({ text: '9,1 mm', box: { align: 'CENTER', topLeft: [2, 2] } });
  });

  it('brings its VOI LUT and its Presentation LUT, from the object or from beside it', () => {
    const words = (...values: number[]) => ({ vr: 'US', Value: values });
    const inline = { vr: 'OW', InlineBinary: btoa('\0\0\x80\0\xff\0') };
    const table = (first: number, data: object) =>
      sq({ '00283002': { vr: 'SS', Value: [3, first, 8] }, '00283006': data } as Dataset);
    const written = {
      ...presentationState(),
      '00283110': sq({ '00283010': table(-1024, words(0, 128, 255)) }),
      '20500010': table(0, inline),
    };

    const state = parsePresentationState(written);

    expect(state.curves).toMatchObject([{ lut: { first: -1024, bits: 8, entries: Uint16Array.of(0, 128, 255) } }]);
    expect(state.tone).toMatchObject({ bits: 8, entries: Uint16Array.of(0, 128, 255) });
    expect(state.leftOut).toEqual([]);
    const beside = { ...written, '20500010': table(0, { vr: 'OW', BulkDataURI: 'x' }) };
    expect(missingBulk(beside)).toEqual(['x']);
    expect(parsePresentationState(beside).leftOut).toEqual(['curve']);
    const found = parsePresentationState(beside, new Map([['x', Uint8Array.of(255, 0, 0, 0, 0, 0)]]));
    expect(found.tone?.entries).toEqual(Uint16Array.of(255, 0, 0));
  });

  it('says what it asks for and does not bring', () => {
    expect(parsePresentationState({ ...presentationState(), '20500010': sq({}) }).leftOut).toEqual(['curve']);
    expect(parsePresentationState({ ...presentationState(), '00283000': sq({}) }).leftOut).toEqual(['curve']);
  });

  it('is refused where it is of no picture', () => {
    expect(() => parsePresentationState({ ...presentationState(), '00081115': sq() })).toThrow('malformed');
  });
});

describe('shutters', () => {
  it('count rows before columns, and pixels from 1', () => {
    expect(parseShutters({ '00181600': cs('CIRCULAR'), '00181610': ds(10, 30), '00181612': ds(5) })).toEqual([
      { shape: 'circle', x: 29.5, y: 9.5, radius: 5.5 },
    ]);
    expect(
      parseShutters({
        '00181600': cs('RECTANGULAR'),
        '00181602': ds(2),
        '00181604': ds(9),
        '00181606': ds(3),
        '00181608': ds(8),
      }),
    ).toEqual([{ shape: 'rectangle', left: 1, top: 2, right: 9, bottom: 8 }]);
    expect(parseShutters({ '00181600': cs('POLYGONAL'), '00181620': ds(1, 5, 9, 5, 9, 1) })).toEqual([
      { shape: 'polygon', points: [4.5, 0.5, 4.5, 8.5, 0.5, 8.5] },
    ]);
  });

  it('that are turned inside out or cover a shape nobody knows are none', () => {
    expect(
      parseShutters({
        '00181600': cs('RECTANGULAR'),
        '00181602': ds(9),
        '00181604': ds(2),
        '00181606': ds(3),
        '00181608': ds(8),
      }),
    ).toEqual([]);
    expect(parseShutters({ '00181600': cs('STAR'), '00181612': code('1', '1') })).toEqual([]);
  });
});

it('every point of a circle is as far from its middle as the one it was given by', () => {
  const number = fc.double({ min: -1000, max: 1000, noNaN: true });
  fc.assert(
    fc.property(number, number, number, number, (x, y, px, py) => {
      const points = ellipsePoints(circleAxes([x, y, px, py]));
      for (let at = 0; at < points.length; at += 2)
        expect(Math.hypot((points[at] ?? 0) - x, (points[at + 1] ?? 0) - y)).toBeCloseTo(Math.hypot(px - x, py - y), 4);
    }),
  );
});
