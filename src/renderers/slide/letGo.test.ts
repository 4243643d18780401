import { expect, test } from 'vitest';
import type { TiledImage } from './engine.ts';
import { forgetUnseen, type HeldTile, type Notes, surplusOf } from './letGo.ts';

const tile = (lastTouchTime: number, more: Partial<HeldTile> = {}): HeldTile => ({
  ...{ tiledImage: 'slide', loaded: true, loading: false, processing: false, beingDrawn: false, lastTouchTime },
  unload: () => undefined,
  ...more,
});

test('the longest unseen tiles are let go, and no more than are too many', () => {
  const [old, older, fresh] = [tile(2), tile(1), tile(3)];

  expect(surplusOf([old, fresh, older], 1, undefined)).toEqual([older, old]);
  expect(surplusOf([old, fresh, older], 3, undefined)).toEqual([]);
});

test('what is seen, on its way or the backdrop is not let go', () => {
  const held = [tile(1, { beingDrawn: true }), tile(2, { loading: true }), tile(3, { tiledImage: 'backdrop' }), tile(4)];

  expect(surplusOf(held, 0, 'backdrop')).toEqual([held[3]]);
});

test('notes of tiles out of sight are forgotten unless their pixels are held or coming', () => {
  const seen = tile(9, { loaded: false });
  const notes: Notes = {
    4: { 0: { 0: tile(1, { loaded: false }), 1: tile(1) }, 7: { 7: tile(1, { loaded: false }) }, 8: { 2: seen } },
  };
  const coming = tile(1, { loaded: false, loading: true });
  notes[5] = { 3: { 3: coming } };

  forgetUnseen({ tilesMatrix: notes } as unknown as TiledImage);

  expect(notes[4]).toEqual({ 0: { 1: expect.anything() }, 8: { 2: seen } });
  expect(notes[5]).toEqual({ 3: { 3: coming } });
});
