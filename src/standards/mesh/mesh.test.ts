import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { boxOf, triangleCount } from './mesh.ts';
import { cornerNormals } from './normals.ts';
import { looksLikeObj, parseObj } from './obj.ts';
import { looksLikeStl, parseStl } from './stl.ts';

const limit = { maxTriangles: 1000 };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function binaryStl(claimed: number, facets: readonly (readonly number[])[], header = 'made by a test'): Uint8Array {
  const bytes = new Uint8Array(84 + 50 * facets.length);
  bytes.set(utf8(header).subarray(0, 80));
  const view = new DataView(bytes.buffer);
  view.setUint32(80, claimed, true);
  for (const [facet, numbers] of facets.entries())
    for (const [index, number] of numbers.entries()) view.setFloat32(84 + facet * 50 + 12 + index * 4, number, true);
  return bytes;
}
const FACET = [0, 0, 0, 10, 0, 0, 0, 10, 0];
const TEXT =
  'solid x\nfacet normal 0 0 1\n outer loop\n vertex 0 0 0\n vertex 10 0 0\n vertex 0 1e1 0\n endloop\nendfacet\nendsolid x\n';

describe('STL', () => {
  test('is read alike in both its forms', () => {
    expect([...parseStl(binaryStl(1, [FACET]), limit).positions]).toEqual(FACET);
    expect([...parseStl(utf8(TEXT), limit).positions]).toEqual(FACET);
  });

  test('that begins with "solid" is binary all the same where its length says so', () => {
    expect(triangleCount(parseStl(binaryStl(2, [FACET, FACET], 'solid facet of a scanner'), limit))).toBe(2);
  });

  test('that claims four thousand million triangles is what it holds, and says what is lost', () => {
    expect(parseStl(binaryStl(0xffffffff, [FACET]), limit)).toMatchObject({ lost: 0xfffffffe, bad: 0 });
  });

  test('is told by its facets, for it has no mark of its own', () => {
    expect(looksLikeStl(binaryStl(9, [FACET, FACET, FACET, FACET]))).toBe(true);
    expect(looksLikeStl(new Uint8Array(4096))).toBe(false);
    expect(looksLikeStl(Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256))).toBe(false);
  });

  test('that holds more than there is room for is refused', () => {
    const many = binaryStl(
      1001,
      Array.from({ length: 1001 }, () => FACET),
    );
    expect(() => parseStl(many, limit)).toThrow(expect.objectContaining({ reason: 'outOfMemory' }));
    expect(() => parseStl(utf8(TEXT.repeat(1001)), limit)).toThrow(expect.objectContaining({ reason: 'outOfMemory' }));
  });

  test('leaves out facets whose corners are no places, and counts them', () => {
    const broken = [Number.NaN, ...FACET.slice(1)];
    expect(parseStl(binaryStl(2, [broken, FACET]), limit)).toMatchObject({ bad: 1, lost: 0 });
    expect(parseStl(utf8(`${TEXT}facet\nvertex 1 2\nendfacet`), limit)).toMatchObject({ bad: 1 });
    expect(() => parseStl(binaryStl(1, [broken]), limit)).toThrow(Failure);
  });

  test.each([
    ['', 'nothing'],
    ['solid x', 'a first word'],
    ['<html></html>', 'a page'],
  ])('is not %j', (text) => {
    expect(() => parseStl(utf8(text), limit)).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });
});

describe('OBJ', () => {
  const SQUARE = 'v 0 0 0\nv 10 0 0\nv 10 10 0\nv 0 10 0\n';

  test('cuts a polygon into triangles, whatever else its corners refer to', () => {
    for (const face of [
      'f 1 2 3 4',
      'f 1/1 2/2 3/3 4/4',
      'f 1//1 2//1 3//1 4//1',
      'f 1/1/1 2/1/1 3/1/1 4/1/1',
      'f -4 -3 -2 -1',
      'f 1 2 \\\n 3 4',
    ])
      expect([...parseObj(utf8(`mtllib https://example.org/a.mtl\n${SQUARE}${face}\n`), limit).positions], face).toEqual([
        ...[0, 0, 0, 10, 0, 0, 10, 10, 0],
        ...[0, 0, 0, 10, 10, 0, 0, 10, 0],
      ]);
  });

  test('counts faces whose corners do not exist', () => {
    expect(parseObj(utf8(`${SQUARE}f 1 2 3\nf 1 2 99\nf -9 2 3\nf 0 1 2\nf 1 2\nf x y z\n`), limit)).toMatchObject({ bad: 5 });
    expect(() => parseObj(utf8(`${SQUARE}f 1 2 4294967296\n`), limit)).toThrow(expect.objectContaining({ reason: 'malformed' }));
  });

  test('is told by its first lines', () => {
    expect(looksLikeObj(`# made by a test\n${SQUARE}f 1 2 3\n`)).toBe(true);
    expect(looksLikeObj('v is the fifth vowel\nnot at all\nv\nv\n')).toBe(false);
  });
});

describe('normals', () => {
  test('stand on the surface, and an edge stays sharp', () => {
    const upright = [0, 0, 0, 0, 10, 0, 0, 0, 10];
    const normals = cornerNormals(new Float32Array([...FACET, ...upright]));

    expect([...normals.slice(0, 3)]).toEqual([0, 0, 1]);
    expect([...normals.slice(9, 12)]).toEqual([1, 0, 0]);
  });

  test('are of unit length on any surface that has area', () => {
    const place = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(fc.array(fc.array(place, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 40 }), (facets) => {
        const normals = cornerNormals(new Float32Array(facets.flat()));
        for (let at = 0; at < normals.length; at += 3) {
          const size = Math.hypot(...normals.subarray(at, at + 3));
          expect(size < 1e-6 || Math.abs(size - 1) < 1e-3).toBe(true);
        }
      }),
    );
  });
});

test('the box is as large as what lies in it', () => {
  const mesh = parseStl(binaryStl(1, [[-1, 2, 3, 4, 5, 6, 7, 8, -9]]), limit);
  expect(boxOf([mesh])).toEqual({ low: [-1, 2, -9], high: [7, 8, 6] });
});

test('whatever is in a file, reading it ends, and fails only as it is told to', () => {
  const number = fc.oneof(
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('nan', '1e999', '-', '', '0x10', '--1'),
  );
  const word = fc.constantFrom(
    'v',
    'f',
    'vn',
    'vt',
    'facet',
    'normal',
    'vertex',
    'endfacet',
    'endloop',
    'solid',
    'endsolid',
    'mtllib',
    '#',
    '\\',
    'o',
  );
  const index = fc.oneof(fc.integer({ min: -6, max: 8 }).map(String), fc.constantFrom('1/2/3', '1//', '/', '4294967297', '1e3'));
  const line = fc
    .tuple(word, fc.array(fc.oneof(number, index), { maxLength: 6 }))
    .map(([head, rest]) => [head, ...rest].join(' '));
  const text = fc.array(line, { maxLength: 12 }).map((lines) => utf8(`solid x\n${lines.join('\n')}`));
  const facet = fc.array(fc.oneof(fc.float(), fc.constantFrom(Number.NaN, 1e30, 0)), { minLength: 9, maxLength: 9 });
  const binary = fc
    .tuple(
      fc.oneof(fc.nat({ max: 8 }), fc.constantFrom(0xffffffff, 0x80000000)),
      fc.array(facet, { maxLength: 5 }),
      fc.nat({ max: 60 }),
    )
    .map(([claimed, facets, cut]) => {
      const whole = binaryStl(claimed, facets);
      return whole.subarray(0, Math.max(0, whole.length - cut));
    });
  fc.assert(
    fc.property(fc.oneof(text, binary, fc.uint8Array({ maxLength: 200 })), (bytes) => {
      for (const parse of [parseStl, parseObj])
        try {
          const mesh = parse(bytes, limit);
          const { low, high } = boxOf([mesh]);
          if (![...low, ...high].every(Number.isFinite)) throw new Error('a box without end');
          cornerNormals(mesh.positions);
        } catch (error) {
          if (!(error instanceof Failure)) throw error;
        }
    }),
    { numRuns: 12_000 },
  );
}, 60_000);
