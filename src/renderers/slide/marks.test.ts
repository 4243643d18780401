import { describe, expect, it } from 'vitest';
import type { Camera, Point } from './camera.ts';
import { hitAt, MarkPen } from './marks.ts';
import { createSlideStore, type MarkKind } from './state.ts';

const camera: Camera = { centre: [500, 500], scale: 1, rotation: 0, isFlipped: false, pane: { width: 1000, height: 1000 } };

function begin(tool: MarkKind) {
  const store = createSlideStore();
  store.setState({ tool });
  const pen = new MarkPen(store, () => camera);
  const tap = (at: Point): void => {
    pen.down(at, 'mouse');
    pen.up(at);
  };
  return { pen, tap, marks: () => store.getState().marks, store };
}

describe('drawing on a slide', () => {
  it('measures with a drag', () => {
    const { pen, marks } = begin('length');
    pen.down([100, 100], 'mouse');
    pen.move([150, 100]);
    pen.move([200, 100]);
    pen.up([200, 100]);

    expect(marks()).toMatchObject([
      {
        kind: 'length',
        points: [
          [100, 100],
          [200, 100],
        ],
      },
    ]);
    expect(pen.isDrawing).toBe(false);
  });

  it('measures with two taps, for those who cannot drag', () => {
    const { pen, tap, marks } = begin('length');
    tap([100, 100]);
    pen.move([180, 130]);
    tap([200, 140]);

    expect(marks()).toMatchObject([
      {
        points: [
          [100, 100],
          [200, 140],
        ],
      },
    ]);
    expect(pen.isDrawing).toBe(false);
  });

  it('closes an area at its first corner', () => {
    const { pen, tap, marks } = begin('area');
    tap([100, 100]);
    for (const at of [
      [300, 100],
      [300, 300],
      [100, 300],
    ] as const) {
      pen.move(at);
      tap(at);
    }
    pen.move([101, 101]);
    tap([101, 101]);

    expect(pen.isDrawing).toBe(false);
    expect(marks()[0]?.points).toHaveLength(4);
  });

  it('leaves nothing of a mark that was given up', () => {
    const { pen, tap, marks } = begin('area');
    tap([100, 100]);
    pen.cancel();

    expect(marks()).toEqual([]);
  });

  it('moves a mark by its end, and as a whole', () => {
    const { pen, marks, store } = begin('length');
    pen.down([100, 100], 'mouse');
    pen.move([200, 100]);
    pen.up([200, 100]);
    store.setState({ tool: undefined });

    pen.down([200, 100], 'mouse');
    pen.move([250, 150]);
    pen.up([250, 150]);
    expect(marks()[0]?.points).toEqual([
      [100, 100],
      [250, 150],
    ]);

    pen.down([175, 125], 'mouse');
    pen.move([185, 125]);
    pen.up([185, 125]);
    expect(marks()[0]?.points).toEqual([
      [110, 100],
      [260, 150],
    ]);
  });

  it('is reached by a finger from farther than by a mouse', () => {
    const marks = [
      {
        id: 1,
        kind: 'length' as const,
        points: [
          [100, 100],
          [300, 100],
        ] as const,
      },
    ];

    expect(hitAt(marks, camera, [200, 115], 'touch')).toEqual({ mark: 1 });
    expect(hitAt(marks, camera, [200, 115], 'mouse')).toBeUndefined();
  });
});
