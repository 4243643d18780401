import { expect, it } from 'vitest';
import { cornerNormals } from '../../standards/mesh/normals.ts';
import { directionOf } from './directions.ts';
import { raster } from './raster.ts';
import type { Dress, Dressed } from './scene.ts';

const camera = { ...directionOf('zUp', 'front'), centre: [0, 0, 0], zoom: 1 } as const;
const size = { width: 40, height: 30 };

/** A square that faces the front, so far behind the middle. */
function square(side: number, behind: number, dress: Partial<Dress> = {}): Dressed {
  const [a, b] = [-side / 2, side / 2];
  const positions = new Float32Array([a, behind, a, b, behind, a, b, behind, b, a, behind, a, b, behind, b, a, behind, b]);
  const solid = { key: `${side} ${behind}`, positions, normals: cornerNormals(positions) };
  return { solid, dress: { isShown: true, colour: [1, 0, 0], opacity: 1, ...dress } };
}
const colourAt = (solids: readonly Dressed[], x: number, y: number, style: 'surface' | 'edges' | 'wire' = 'surface') => {
  const { pixels } = raster(solids, camera, size, style);
  return [...pixels.subarray((y * size.width + x) * 4, (y * size.width + x) * 4 + 3)];
};

it('a surface that faces the viewer has its own colour, and around it is nothing', () => {
  expect(colourAt([square(10, 0)], 20, 15)).toEqual([255, 0, 0]);
  expect(colourAt([square(10, 0)], 2, 2)).toEqual([0, 0, 0]);
});

it('what lies in front hides what lies behind, whichever is drawn first', () => {
  const [near, far] = [square(10, -5, { colour: [0, 1, 0] }), square(20, 5)];
  for (const solids of [
    [near, far],
    [far, near],
  ])
    expect(colourAt(solids, 20, 15)).toEqual([0, 255, 0]);
});

it('what is half clear lets what lies behind shine through; what is hidden is not there', () => {
  const far = square(20, 5);
  expect(colourAt([square(10, -5, { colour: [0, 1, 0], opacity: 0.5 }), far], 20, 15)).toEqual([128, 128, 0]);
  expect(colourAt([square(10, -5, { isShown: false }), square(20, 5, { colour: [0, 0, 1] })], 20, 15)).toEqual([0, 0, 255]);
});

it('a net is empty between its lines', () => {
  expect(colourAt([square(20, 0)], 17, 16, 'wire')).toEqual([0, 0, 0]);
  expect(colourAt([square(20, 0)], 20, 5, 'wire')).toEqual([255, 0, 0]);
});

it('corners far outside of the picture cost no more than the picture', () => {
  const began = performance.now();
  raster([square(1e7, 0)], { ...camera, zoom: 1e6 }, size, 'edges');
  expect(performance.now() - began).toBeLessThan(500);
});
