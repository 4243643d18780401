import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mirror, rotate } from './camera.ts';
import { edgesOf, lettersOf, seenEdges } from './orientation.ts';

const axial = { '00200037': { Value: [1, 0, 0, 0, 1, 0] } };
const upright = { zoom: 1, centre: [0, 0], rotation: 0, isMirrored: false } as const;
const print = (edges: ReturnType<typeof edgesOf>) =>
  edges && [edges.left, edges.top, edges.right, edges.bottom].map((letters) => letters.join('')).join(' ');

describe('orientation letters', () => {
  it('an axial slice has the patient’s right to the left and the front above', () => {
    expect(print(edgesOf(axial, 1))).toBe('R A L P');
  });

  it('a coronal and a sagittal slice have the head above', () => {
    expect(print(edgesOf({ '00200037': { Value: [1, 0, 0, 0, 0, -1] } }, 1))).toBe('R H L F');
    expect(print(edgesOf({ '00200037': { Value: [0, 1, 0, 0, 0, -1] } }, 1))).toBe('A H P F');
  });

  it('an oblique direction names up to three, largest first', () => {
    expect(lettersOf([0.5, 0.8, -0.3])).toEqual(['P', 'L', 'F']);
    expect(lettersOf([0.99, 0.1, 0.1])).toEqual(['L']);
  });

  it('a projection says it in letters', () => {
    expect(print(edgesOf({ '00200020': { Value: ['P', 'L'] } }, 1))).toBe('A R P L');
    expect(print(edgesOf({ '00200020': { Value: ['A', 'FR'] } }, 1))).toBe('P HL A FR');
  });

  it('nothing and nonsense give no letters', () => {
    expect(edgesOf({}, 1)).toBeUndefined();
    expect(edgesOf({ '00200020': { Value: ['<b>', 'X'] } }, 1)).toBeUndefined();
    expect(edgesOf({ '00200037': { Value: [0, 0, 0, 0, 0, 0] } }, 1)).toBeUndefined();
    expect(edgesOf({ '00200037': { Value: [1, 0, 0, 1, 0, 0] } }, 1)).toBeUndefined();
  });

  it('follow a turn clockwise and a mirror', () => {
    const edges = edgesOf(axial, 1);
    if (!edges) throw new Error('no edges');

    expect(print(seenEdges(edges, rotate(upright, 90)))).toBe('P R A L');
    expect(print(seenEdges(edges, mirror(upright)))).toBe('L A R P');
    expect(print(seenEdges(edges, mirror(rotate(upright, 90))))).toBe('A R P L');
  });

  it('opposite edges are always opposite', () => {
    const opposite: Record<string, string> = { R: 'L', L: 'R', A: 'P', P: 'A', H: 'F', F: 'H' };
    fc.assert(
      fc.property(fc.constantFrom(0, 90, 180, 270), fc.boolean(), (rotation, isMirrored) => {
        const edges = edgesOf(axial, 1);
        if (!edges) throw new Error('no edges');
        const seen = seenEdges(edges, { rotation, isMirrored });
        expect(seen.left.map((letter) => opposite[letter])).toEqual(seen.right);
        expect(seen.top.map((letter) => opposite[letter])).toEqual(seen.bottom);
      }),
    );
  });
});
