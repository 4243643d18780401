// Structure-aware fuzzing of everything that is drawn over pictures: well-formed objects, bent in one to eight places.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import {
  cadReport,
  doseGrid,
  keyObjects,
  parametricMap,
  presentationState,
  segmentation,
  structureSet,
} from '../../testing/overObjects.ts';
import { isCalcification, namesAlgorithm, parseCadReport } from './cad/cadReport.ts';
import { cielabToRgb } from './colours.ts';
import type { Dataset } from './json.ts';
import { isRejection, isSelection, parseKeyObjects } from './keyObjects.ts';
import { parseParametricMap, printUnit } from './pmap/parametricMap.ts';
import { circleAxes, ellipsePoints } from './presentation/graphics.ts';
import { parseOverlayPlanes, unpackOverlay } from './presentation/overlayPlanes.ts';
import { parsePresentationState } from './presentation/presentationState.ts';
import { parseShutters } from './presentation/shutter.ts';
import { referredInstances, referredSeries, referredStudies } from './references.ts';
import { doseAt, FrameOrder, parseDoseGrid } from './rt/doseGrid.ts';
import { parseStructureSet } from './rt/structureSet.ts';
import { parseSegmentation } from './seg/segmentation.ts';

const RUNS = 10_000;

type Json = { [key: string]: unknown };
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a tree where a value hangs: its holder and its key. */
function places(root: Json): { readonly holder: Json | unknown[]; readonly key: string }[] {
  const found: { readonly holder: Json | unknown[]; readonly key: string }[] = [];
  const visit = (holder: Json | unknown[]): void => {
    for (const [key, value] of Object.entries(holder)) {
      found.push({ holder, key });
      if (isObject(value) || Array.isArray(value)) visit(value);
    }
  };
  visit(root);
  return found;
}

const wrong = fc.oneof(
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.double(),
  fc.constantFrom(null, '', ' ', '1e999', 'NaN', '-0', '1.2.3', 2 ** 31, 2 ** 53, 0.5, true),
  fc.constantFrom('BINARY', 'FRACTIONAL', 'LABELMAP', 'POINT', 'CLOSED_PLANAR', 'INVERSE', 'RECTANGULAR', 'POLYGONAL', 'ELLIPSE'),
  fc.constantFrom('PIXEL', 'DISPLAY', 'SCOORD', 'SCOORD3D', 'IMAGE', 'CODE', 'TEXT', 'MAGNIFY', 'RELATIVE', 'SIGMOID'),
  fc.constantFrom<unknown>([], {}, { vr: 'SQ', Value: [{}] }, { Value: 'text' }, { vr: 'OW', InlineBinary: '!' }, [[[]]]),
  fc.array(fc.double(), { maxLength: 20 }),
  fc.string({ maxLength: 20 }),
);
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  how: fc.constantFrom('replace', 'replace', 'remove', 'repeat', 'graft'),
  value: wrong,
});
type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function bend(root: Json, { at, from, how, value }: Change): void {
  const all = places(root);
  const place = all[Math.floor(at * all.length)];
  const source = all[Math.floor(from * all.length)];
  if (!place || !source) return;
  const holder = place.holder as Json;
  const there = holder[place.key];
  // Another part of the same object, in the wrong place; a copy, so that no tree holds itself.
  if (how === 'graft') holder[place.key] = structuredClone((source.holder as Json)[source.key]);
  else if (how === 'remove') delete holder[place.key];
  else if (how === 'repeat' && Array.isArray(there)) there.push(...structuredClone(there));
  // Every tree has values of its own: what is bent later must not bend the next one.
  else holder[place.key] = structuredClone(value);
}

const bent = (well: () => Dataset): fc.Arbitrary<Dataset> => {
  const written = JSON.stringify(well());
  return fc.array(change, { minLength: 1, maxLength: 8 }).map((changes) => {
    const root: Json = JSON.parse(written);
    for (const one of changes) bend(root, one);
    return root as Dataset;
  });
};

const withPlanes = (): Dataset => ({
  ...presentationState(),
  '60000010': { vr: 'US', Value: [64] },
  '60000011': { vr: 'US', Value: [64] },
  '60000050': { vr: 'SS', Value: [1, 1] },
  '60003000': { vr: 'OW', InlineBinary: 'AAAA' },
});

const PARSERS: readonly { readonly name: string; readonly well: () => Dataset; readonly parse: (dataset: Dataset) => void }[] = [
  { name: 'segmentations', well: segmentation, parse: parseSegmentation },
  { name: 'structure sets', well: structureSet, parse: parseStructureSet },
  {
    name: 'dose grids, and a dose of each',
    well: doseGrid,
    parse: (dataset) => {
      const grid = parseDoseGrid(dataset);
      const dose = doseAt({ grid, values: new Float32Array(48).fill(1), max: 1 }, new FrameOrder(grid.offsets), [20, 20, 7]);
      expect(Number.isFinite(dose)).toBe(true);
    },
  },
  {
    name: 'presentation states, and their round shapes',
    well: presentationState,
    parse: (dataset) => {
      for (const graphic of parsePresentationState(dataset).graphics)
        if (graphic.kind !== 'text') ellipsePoints(graphic.kind === 'circle' ? circleAxes(graphic.points) : graphic.points);
    },
  },
  {
    name: 'shutters and overlay planes, and their bits',
    well: withPlanes,
    parse: (dataset) => {
      parseShutters(dataset);
      for (const plane of parseOverlayPlanes(dataset).slice(0, 1))
        if (plane.rows * plane.columns < 100_000) unpackOverlay(new Uint8Array(512), plane, 0);
    },
  },
  {
    name: 'parametric maps',
    well: parametricMap,
    parse: (dataset) => void printUnit(parseParametricMap(dataset).mapping.unit),
  },
  {
    name: 'AI reports',
    well: cadReport,
    parse: (dataset) => {
      for (const mark of parseCadReport(dataset).marks) isCalcification(mark);
      namesAlgorithm(dataset);
    },
  },
  {
    name: 'key objects and references',
    well: keyObjects,
    parse: (dataset) => {
      referredSeries(dataset);
      referredInstances(dataset);
      referredStudies(dataset);
      const keys = parseKeyObjects(dataset);
      expect(isRejection(keys) && isSelection(keys)).toBe(false);
    },
  },
];

describe('whatever stands in an object, it is read or refused', () => {
  it.each(PARSERS)(
    '$name',
    ({ well, parse }) => {
      expect(() => parse(well())).not.toThrow();
      let slowest = 0;
      fc.assert(
        fc.property(bent(well), (dataset) => {
          const from = performance.now();
          try {
            parse(dataset);
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
          }
          slowest = Math.max(slowest, performance.now() - from);
        }),
        { numRuns: RUNS },
      );
      expect(slowest).toBeLessThan(2000);
    },
    120_000,
  );

  it('a colour is three bytes or none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -10, max: 70_000 }), { maxLength: 4 }), (values) => {
        const rgb = cielabToRgb(values);
        for (const value of rgb ?? []) expect(Number.isInteger(value) && value >= 0 && value <= 255).toBe(true);
      }),
    );
  });
});
