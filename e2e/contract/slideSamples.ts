// A slide of two levels with a purple square on pale glass, told as DICOM JSON and native frames.
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

const WHOLE_SLIDE = '1.2.840.10008.5.1.4.1.1.77.1.6';
const TILE = 128;
const part = { key: 'slide', mediaType: 'application/dicom', sopClass: WHOLE_SLIDE, modality: 'SM', count: 2 };

type Json = Record<string, { readonly vr: string; readonly Value?: readonly unknown[] }>;

const LEVELS = [
  { width: 1000, height: 700, um: 1 },
  { width: 125, height: 88, um: 8 },
] as const;

const describeLevel = (level: number): Json => {
  const { width, height, um } = LEVELS[level] ?? LEVELS[0];
  return {
    '00080008': { vr: 'CS', Value: ['ORIGINAL', 'PRIMARY', 'VOLUME', 'NONE'] },
    '00080016': { vr: 'UI', Value: [WHOLE_SLIDE] },
    '00080018': { vr: 'UI', Value: [`1.2.826.0.1.3680043.10.9.${level}`] },
    '00080060': { vr: 'CS', Value: ['SM'] },
    '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Test^Tolvan' }] },
    '00100020': { vr: 'LO', Value: ['191212121212'] },
    '00100021': { vr: 'LO', Value: ['1.2.752.129.2.1.3.1'] },
    '00209311': { vr: 'CS', Value: ['TILED_FULL'] },
    '00280002': { vr: 'US', Value: [3] },
    '00280004': { vr: 'CS', Value: ['RGB'] },
    '00280006': { vr: 'US', Value: [0] },
    '00280008': { vr: 'IS', Value: [Math.ceil(width / TILE) * Math.ceil(height / TILE)] },
    '00280010': { vr: 'US', Value: [TILE] },
    '00280011': { vr: 'US', Value: [TILE] },
    '00280100': { vr: 'US', Value: [8] },
    '00280101': { vr: 'US', Value: [8] },
    '00280102': { vr: 'US', Value: [7] },
    '00280103': { vr: 'US', Value: [0] },
    '00400512': { vr: 'LO', Value: ['T26-00001 <b>A1</b>'] },
    '00480006': { vr: 'UL', Value: [width] },
    '00480007': { vr: 'UL', Value: [height] },
    '52009229': {
      vr: 'SQ',
      Value: [{ '00289110': { vr: 'SQ', Value: [{ '00280030': { vr: 'DS', Value: [um / 1000, um / 1000] } }] } }],
    },
  };
};

function drawTile(): ArrayBuffer {
  const pixels = new Uint8Array(TILE * TILE * 3).fill(240);
  for (let row = 24; row < 80; row++)
    for (let column = 24; column < 80; column++) pixels.set([130, 70, 160], (row * TILE + column) * 3);
  return pixels.buffer;
}

/** @param change what is wrong with this slide */
function slide(name: string, change: (level: Json) => Json = (level) => level, frame: () => BodyInit = drawTile): Sample {
  const levels = LEVELS.map((_, level) => change(describeLevel(level)));
  const read: Read = async (_, { accept = [], signal }) => {
    signal.throwIfAborted();
    if (accept.includes('application/dicom+json')) return answer(JSON.stringify(levels), 'application/dicom+json');
    return answer(frame(), 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
  };
  return { name, item: itemOf(part), read };
}

const withValue =
  (tag: string, vr: string, ...Value: unknown[]) =>
  (level: Json): Json => ({ ...level, [tag]: { vr, Value } });

const misplaced = {
  '0048021A': { vr: 'SQ', Value: [{ '0048021E': { vr: 'SL', Value: [-7] }, '0048021F': { vr: 'SL', Value: ['far'] } }] },
};

/** A descriptor, and what comes for any tile that it names. */
function tiled(name: string, mediaType: string, descriptor: string, tile: () => BodyInit): Sample {
  const read: Read = async (_, { beside, signal }) => {
    signal.throwIfAborted();
    return beside === undefined ? answer(descriptor, mediaType) : answer(tile(), 'image/png');
  };
  return { name, item: itemOf({ key: 'slides/a.dzi', mediaType }), read };
}

const deepZoom = (size: string, tile: () => BodyInit, name: string): Sample =>
  tiled(
    name,
    'application/x-deepzoom',
    `<Image xmlns="http://schemas.microsoft.com/deepzoom/2008" TileSize="256" Overlap="1" Format="png"><Size ${size}/></Image>`,
    tile,
  );
const iiif = (name: string, info: string): Sample =>
  tiled(name, 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"', info, () => new ArrayBuffer(0));

const page = (): string => '<html><script>window.wasRun = true</script>';
/** A PNG as far as its header, of four billion pixels a side. */
const endlessPng = (): BodyInit =>
  Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 255, 255, 255, 255, 255, 255, 255, 255]);

export const slideSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: slide('two levels'),
  hostile: [
    slide('no pixels', undefined, () => new ArrayBuffer(0)),
    slide('fewer pixels than it claims', undefined, () => new ArrayBuffer(100)),
    slide('a web page for a tile', undefined, () => '<html><script>window.wasRun = true</script>'),
    slide('no size', withValue('00480006', 'UL', 0)),
    slide('as wide as the earth', withValue('00480006', 'UL', 2 ** 40)),
    slide('tiles of nothing', withValue('00280010', 'US', 0)),
    slide('tiles of four billion pixels', (level) =>
      withValue('00280010', 'US', 65535)(withValue('00280011', 'US', 65535)(level)),
    ),
    slide('sixteen million tiles and no overview', (level) =>
      withValue('00480006', 'UL', 4_000_000)(withValue('00480007', 'UL', 4_000_000)(level)),
    ),
    slide('sparse, and every tile misplaced', (level) =>
      withValue('00209311', 'CS', 'TILED_SPARSE')(withValue('52009230', 'SQ', misplaced, misplaced)(level)),
    ),
    slide('samples that no eye has', withValue('00280002', 'US', 7)),
    deepZoom('Width="1000" Height="700"', page, 'Deep Zoom whose tiles are web pages'),
    deepZoom('Width="1000" Height="700"', endlessPng, 'Deep Zoom with a tile without end'),
    deepZoom('Width="-1" Height="1e99"', page, 'Deep Zoom of no size'),
    iiif('IIIF that is no JSON', '<html>'),
    iiif('IIIF that names a script', '{"type":"ImageService3","id":"javascript:alert(1)","width":900,"height":900}'),
    { ...slide('an answer that is not JSON'), read: async () => answer('<html>', 'application/dicom+json') },
    { ...slide('no instances'), read: async () => answer('[]', 'application/dicom+json') },
  ],
};
