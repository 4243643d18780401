import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, answer, itemOf } from './samples.ts';

const STL = { key: 'model', mediaType: 'model/stl' };
const OBJ = { key: 'model', mediaType: 'model/obj' };
const OBJECT = { key: 'series', mediaType: 'application/dicom', modality: 'M3D', sopClass: '1.2.840.10008.5.1.4.1.1.104.3' };

/** Facets of a ball. @param claimed what the file says their number is */
function ball(steps: number, claimed?: number): Uint8Array<ArrayBuffer> {
  const at = (column: number, row: number): readonly number[] => {
    const [turn, fall] = [(column / steps) * 2 * Math.PI, (row / steps) * Math.PI];
    return [40 * Math.sin(fall) * Math.cos(turn), 60 * Math.sin(fall) * Math.sin(turn), 50 * Math.cos(fall)];
  };
  const facets: (readonly number[])[] = [];
  for (let column = 0; column < steps; column++)
    for (let row = 0; row < steps; row++) {
      facets.push([...at(column, row), ...at(column, row + 1), ...at(column + 1, row)]);
      facets.push([...at(column + 1, row), ...at(column, row + 1), ...at(column + 1, row + 1)]);
    }
  return binary(facets, claimed);
}

function binary(facets: readonly (readonly number[])[], claimed = facets.length): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(84 + 50 * facets.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, claimed, true);
  for (const [facet, numbers] of facets.entries())
    for (const [corner, number] of numbers.entries()) view.setFloat32(84 + facet * 50 + 12 + corner * 4, number, true);
  return bytes;
}

const value = (...values: readonly unknown[]) => ({ Value: values });
const dataset = (more: object = {}) => ({
  '00080016': value(OBJECT.sopClass),
  '00080018': value('1.2.3.4'),
  '00100010': value({ Alphabetic: 'Test^Tolvan' }),
  '00100020': value('191212121212'),
  '00200052': value('1.2.3'),
  '00420010': value('Kidney <img src=x onerror="window.wasRun=1">'),
  '004008EA': value({ '00080100': value('mm'), '00080102': value('UCUM') }),
  ...more,
});

/** A series: what its objects say of themselves, and the document inside. */
const encapsulated =
  (json: string, bytes: Uint8Array<ArrayBuffer>): Read =>
  async (_, { accept = [], signal }) => {
    signal.throwIfAborted();
    return accept[0] === 'application/dicom+json' ? answer(json, 'application/dicom+json') : answer(bytes, 'model/stl');
  };
const object = (name: string, json: string, bytes = ball(12)): Sample => ({
  name,
  item: itemOf(OBJECT),
  read: encapsulated(json, bytes),
});
const file = (name: string, body: string | Uint8Array<ArrayBuffer>, part: typeof STL = STL): Sample => ({
  name,
  item: itemOf(part),
  read: alwaysAnswers(() => body, part.mediaType),
});

const whole = ball(24);
const NOT = Number.NaN;
const SQUARE = 'v 0 0 0\nv 10 0 0\nv 10 10 0\nv 0 10 0\n';

export const modelSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: object('an egg', JSON.stringify([dataset()]), whole),
  hostile: [
    file('empty', ''),
    file('a page', '<html><script>window.wasRun = 1</script></html>'),
    file('claims four thousand million triangles', ball(12, 0xffffffff)),
    file('claims none', ball(12, 0)),
    file('cut short', whole.slice(0, 50_003)),
    file('cut within its header', whole.slice(0, 82)),
    file('corners that are nowhere', binary([[NOT, NOT, NOT, NOT, NOT, NOT, NOT, NOT, NOT]])),
    file(
      'some corners that are nowhere',
      binary([
        [0, 0, 0, 9, 0, 0, 0, 9, 0],
        [NOT, 0, 0, 9, 0, 0, 0, 9, 0],
      ]),
    ),
    file('corners at the ends of the world', binary([[-3e38, 0, 0, 3e38, 0, 0, 0, 3e38, 0]])),
    file('a single point', binary([[5, 5, 5, 5, 5, 5, 5, 5, 5]])),
    file('text without sense', `solid x\n${'facet vertex vertex 1e999 nan -\n'.repeat(20_000)}`),
    file('text that never ends its facets', `solid x\n${'facet normal 0 0 1\nvertex 1 2 3\n'.repeat(20_000)}`),
    file('one line of ten megabytes', `solid x facet ${'1 '.repeat(5e6)}`),
    file('empty', '', OBJ),
    file(
      'corners that do not exist',
      `${SQUARE}f 1 2 3\nf 1 2 4294967297\nf -5 -6 -7\nf 0 0 0\nf 9999999999999999999 1 2\n`,
      OBJ,
    ),
    file('none but corners that do not exist', `${SQUARE}f -9 -8 -7\n`, OBJ),
    file('a polygon of a hundred thousand corners', `${SQUARE}f ${'1 2 3 4 '.repeat(25_000)}\n`, OBJ),
    file('refers to elsewhere', `mtllib https://example.org/x.mtl\nmtllib /etc/passwd\n${SQUARE}usemtl x\nf 1 2 3 4\n`, OBJ),
    object('not JSON', '<html></html>'),
    object('no objects', '[]'),
    object('without anything', '[{}]'),
    object('a unit that is none', JSON.stringify([dataset({ '004008EA': value({ '00080100': value('constructor') }) })])),
    object(
      'opacity and colour that are none',
      JSON.stringify([dataset({ '0066000C': value('x'), '0062000D': value(9e9, 'y') })]),
    ),
    object('three hundred objects', JSON.stringify(Array.from({ length: 300 }, () => dataset())), ball(3)),
  ],
};
