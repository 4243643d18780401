import { expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { ItemId, TimelineItem } from '../../model/item.ts';
import { rgbOfLab } from './colour.ts';
import { groupsOf, listPieces, toPiece } from './pieces.ts';
import { scaleBar } from './scaleBar.ts';
import { suits } from './suits.ts';

const STL = '1.2.840.10008.5.1.4.1.1.104.3';
const series = { key: 'series', mediaType: 'application/dicom', modality: 'M3D', sopClass: STL };
const value = (...values: readonly unknown[]) => ({ vr: '', Value: values });
const object = (more: object = {}) => ({
  '00080016': value(STL),
  '00080018': value('1.2.3'),
  '00200052': value('1.9'),
  '004008EA': value({ '00080100': value('cm') }),
  ...more,
});
const item = (...parts: TimelineItem['parts']): TimelineItem => ({
  id: 'x~1' as ItemId,
  sourceId: 'x',
  title: '',
  category: 'M3D',
  specialty: 'other',
  when: { iso: '2026-01-01', precision: 'day' },
  parts,
  uids: [],
  identity: { id: { value: '191212121212', issuer: '1' }, name: { family: 'Test', given: 'Tolvan' } },
});
const call = { signal: new AbortController().signal };
const answering = (json: unknown) => ({
  read: async () => new Response(JSON.stringify(json)),
  admit: () => undefined,
});

it('an object tells its unit and whose axes it has', () => {
  expect(toPiece(series, object())).toMatchObject({ unitMm: 10, frame: '1.9', format: 'stl', isMirrored: false });
});

it('a unit that nobody knows is none', () => {
  for (const code of ['', 'furlong', 'constructor', '__proto__'])
    expect(toPiece(series, object({ '004008EA': value({ '00080100': value(code) }) })).unitMm).toBeUndefined();
});

it('what was mirrored does not carry the letters of the side it was made from', () => {
  const piece = toPiece(series, object({ '00687002': value('YES') }));
  expect(piece).toMatchObject({ isMirrored: true });
  expect(piece.frame).toBeUndefined();
});

it('objects in one frame of reference are shown together, others by themselves', () => {
  const pieces = [
    object(),
    object({ '00080018': value('1.2.4') }),
    object({ '00200052': value('1.10') }),
    object({ '004008EA': undefined }),
  ].map((dataset) => toPiece(series, dataset));
  expect(groupsOf(pieces).map((group) => group.length)).toEqual([2, 1, 1]);
});

it('a file says nothing of units or of the patient’s axes', async () => {
  const [piece] = await listPieces(item({ key: 'f', mediaType: 'model/obj' }), answering([]), call);
  expect(piece).toMatchObject({ format: 'obj' });
  expect([piece.unitMm, piece.frame]).toEqual([undefined, undefined]);
});

it('a series is refused whole where one of its objects is another patient’s', async () => {
  const host = {
    ...answering([object(), object({ '00100020': value('x') })]),
    admit: ({ id }: { readonly id?: { readonly value: string } | undefined }) => {
      if (id?.value === 'x') throw new Failure('otherPatient');
    },
  };
  await expect(listPieces(item(series), host, call)).rejects.toMatchObject({ reason: 'otherPatient' });
});

it('a series without models is missing, one without sense is malformed', async () => {
  await expect(listPieces(item(series), answering([]), call)).rejects.toMatchObject({ reason: 'missing' });
  const noJson = { read: async () => new Response('<html>'), admit: () => undefined };
  await expect(listPieces(item(series), noJson, call)).rejects.toMatchObject({ reason: 'malformed' });
});

it('a series is wanted by its modality where nothing else is known', () => {
  expect(suits(item({ key: 's', mediaType: 'application/dicom', modality: 'M3D' }))).toBe(0.7);
  expect(suits(item({ key: 's', mediaType: 'application/dicom', modality: 'CT' }))).toBe(0);
});

it('white, black and red are what CIELab says they are', () => {
  const near = (lab: readonly [number, number, number]) => rgbOfLab(...lab).map((part) => Math.round(part * 20) / 20);
  const zero = Math.round((128 / 255) * 65_535);
  expect(near([65_535, zero, zero])).toEqual([1, 1, 1]);
  expect(near([0, zero, zero])).toEqual([0, 0, 0]);
  const [red, green, blue] = near([
    Math.round(0.5429 * 65_535),
    Math.round(((80.8 + 128) / 255) * 65_535),
    Math.round(((69.9 + 128) / 255) * 65_535),
  ]);
  expect([red, green, blue]).toEqual([1, 0, 0]);
});

it('the scale is the longest round length that fits', () => {
  expect(scaleBar(1, 160)).toEqual({ mm: 100, px: 100 });
  expect(scaleBar(3.1, 160)).toEqual({ mm: 50, px: 155 });
  expect(scaleBar(16, 160)).toEqual({ mm: 10, px: 160 });
  for (const nonsense of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(scaleBar(nonsense, 160)).toBeUndefined();
});
