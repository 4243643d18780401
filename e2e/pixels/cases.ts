// The pictures that are compared with DCMTK in every clone: one for each way of saying what a pixel means.
import type { Look } from '../../src/standards/dicom/pixels/look.ts';
import { COLUMNS, makeSamples, ROWS, toBytes, toHalved, toPlanes } from './pattern.ts';
import type { Elements } from './writeFile.ts';

export interface Case {
  readonly name: string;
  readonly elements: Elements;
  /** Compresses the written file, as DCMTK's command line has it, or by a codec that DCMTK lacks. */
  readonly encode?: readonly string[];
  /** dcm2pnm's flags where it cannot find the look in the file itself. */
  readonly flags?: readonly string[];
  /** What DCMTK draws instead, where it lacks the feature and something plainer comes to the same. */
  readonly drawn?: Elements;
  readonly look?: Look;
}

interface Layout {
  readonly allocated: number;
  readonly stored?: number;
  readonly high?: number;
  readonly signed?: boolean;
  readonly photometric?: string;
  readonly more?: Elements;
}

/** @param pixels samples as they lie in the file */
function picture(pixels: readonly number[], layout: Layout): Elements {
  const { allocated, stored = allocated, high = stored - 1, signed = false, photometric = 'MONOCHROME2', more = {} } = layout;
  return {
    '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.7'],
    '00080018': ['UI', '2.25.1'],
    '00080060': ['CS', 'OT'],
    '0020000D': ['UI', '2.25.3'],
    '0020000E': ['UI', '2.25.4'],
    '00280002': ['US', [photometric.startsWith('MONO') || photometric.startsWith('PALETTE') ? 1 : 3]],
    '00280004': ['CS', photometric],
    '00280010': ['US', [ROWS]],
    '00280011': ['US', [COLUMNS]],
    '00280100': ['US', [allocated]],
    '00280101': ['US', [stored]],
    '00280102': ['US', [high]],
    '00280103': ['US', [signed ? 1 : 0]],
    '7FE00010': [allocated > 8 ? 'OW' : 'OB', toBytes(pixels, allocated)],
    ...more,
  };
}

const window = (center: number, width: number): Elements => ({
  '00281050': ['DS', String(center)],
  '00281051': ['DS', String(width)],
});
const rescale = (slope: number, intercept: number): Elements => ({
  '00281052': ['DS', String(intercept)],
  '00281053': ['DS', String(slope)],
  '00281054': ['LO', 'US'],
});
/** A LUT item with one entry per value from `first`, a bent curve. */
function lut(first: number, count: number, bits: number, packed = false): Elements {
  const entries = Array.from({ length: count }, (_, index) => Math.round((2 ** bits - 1) * (index / (count - 1)) ** 1.7));
  return {
    '00283002': [first < 0 ? 'SS' : 'US', [count, first, bits]],
    '00283006': ['OW', toBytes(entries, packed ? 8 : 16)],
  };
}
const modalityLut = (item: Elements): Elements => ({ '00283000': ['SQ', [{ ...item, '00283004': ['LO', 'US'] }]] });
const voiLut = (...luts: Elements[]): Elements => ({ '00283010': ['SQ', luts] });

/** X-Ray Angiographic Image Storage. */
const xa: Elements = { '00080016': ['UI', '1.2.840.10008.5.1.4.1.1.12.1'], '00080060': ['CS', 'XA'], '00281040': ['CS', 'LIN'] };

function palette(first: number, count: number, bits: number): Elements {
  const out: Record<string, Elements[string]> = {};
  [0.5, 1, 2].forEach((bend, channel) => {
    const entries = Array.from({ length: count }, (_, index) => Math.round((2 ** bits - 1) * (index / (count - 1)) ** bend));
    out[`0028110${channel + 1}`] = ['US', [count, first, bits]];
    out[`0028120${channel + 1}`] = ['OW', toBytes(entries, bits)];
  });
  return out;
}
/** Red ramps up, green down, blue holds: said in segments, and entry by entry. */
const RAMPS: readonly (readonly [number, number])[] = [
  [0, 65535],
  [65535, 0],
  [32768, 32768],
];
const segmentedPalette: Elements = Object.fromEntries(
  RAMPS.flatMap(([from, to], channel) => [
    [`0028110${channel + 1}`, ['US', [256, 0, 16]]],
    [`0028122${channel + 1}`, ['OW', toBytes([0, 1, from, 1, 255, to], 16)]],
  ]),
);
const plainPalette: Elements = Object.fromEntries(
  RAMPS.flatMap(([from, to], channel) => [
    [`0028110${channel + 1}`, ['US', [256, 0, 16]]],
    [
      `0028120${channel + 1}`,
      [
        'OW',
        toBytes(
          Array.from({ length: 256 }, (_, index) => Math.round(from + ((to - from) * index) / 255)),
          16,
        ),
      ],
    ],
  ]),
);

const grey8 = makeSamples(0, 255);
const grey12 = makeSamples(0, 4095);
const ct = makeSamples(-1024, 2000);
const rgb8 = makeSamples(0, 255, 3);
const ybr8 = makeSamples(40, 215, 3);
const interleaved: Elements = { '00280006': ['US', [0]] };
const twelve = { allocated: 16, stored: 12 } as const;
const colour = (photometric: string, pixels: readonly number[], more: Elements = interleaved): Elements =>
  picture(pixels, { allocated: 8, photometric, more });

const greys: readonly Case[] = [
  { name: 'mono2-8', elements: picture(grey8, { allocated: 8 }) },
  { name: 'mono1-8', elements: picture(grey8, { allocated: 8, photometric: 'MONOCHROME1' }) },
  { name: 'mono2-10', elements: picture(makeSamples(0, 1023), { allocated: 16, stored: 10 }) },
  { name: 'mono2-12-window', elements: picture(grey12, { ...twelve, more: window(1800, 2500) }) },
  { name: 'mono1-12-window', elements: picture(grey12, { ...twelve, photometric: 'MONOCHROME1', more: window(1800, 2500) }) },
  { name: 'mono2-16-signed-auto', elements: picture(ct, { allocated: 16, signed: true }) },
  { name: 'mono2-12-signed', elements: picture(makeSamples(-2048, 2047), { ...twelve, signed: true, more: window(100, 3000) }) },
  {
    name: 'high-bit-15',
    elements: picture(
      grey12.map((value) => value * 16 + 5),
      { ...twelve, high: 15, more: window(2000, 3000) },
    ),
  },
  {
    name: 'dirty-high-bits',
    elements: picture(
      grey12.map((value) => value + 0xa000),
      { ...twelve, more: window(2000, 3000) },
    ),
  },
  { name: 'mono2-32', elements: picture(makeSamples(0, 4_000_000_000), { allocated: 32 }) },
  { name: 'mono2-32-signed', elements: picture(makeSamples(-70_000, 60_000), { allocated: 32, signed: true }) },
  {
    name: 'ct-rescale-window',
    elements: picture(makeSamples(0, 3024), { ...twelve, more: { ...rescale(1, -1024), ...window(40, 400) } }),
  },
  {
    name: 'rescale-fraction',
    elements: picture(grey12, { ...twelve, more: { ...rescale(0.2442, -17.5), ...window(400, 700) } }),
  },
  {
    name: 'rescale-negative-slope',
    elements: picture(grey12, { ...twelve, more: { ...rescale(-1, 4095), ...window(2000, 3000) } }),
  },
  {
    name: 'mr-rescale-window',
    elements: {
      ...picture(grey12, { ...twelve, more: { ...rescale(9.57, -19595), ...window(-927, 22650) } }),
      '00080060': ['CS', 'MR'],
    },
  },
  {
    name: 'pt-rescale-window',
    elements: {
      ...picture(ct, { allocated: 16, signed: true, more: { ...rescale(0.7, 0), ...window(400, 1200) } }),
      '00080060': ['CS', 'PT'],
    },
  },
  { name: 'window-width-1', elements: picture(grey8, { allocated: 8, more: window(128, 1) }) },
  { name: 'window-fraction', elements: picture(grey8, { allocated: 8, more: window(127.75, 100.5) }) },
  {
    name: 'two-windows',
    elements: picture(grey12, { ...twelve, more: { '00281050': ['DS', '900\\3000'], '00281051': ['DS', '1000\\500'] } }),
  },
  { name: 'sigmoid', elements: picture(grey12, { ...twelve, more: { ...window(2000, 1500), '00281056': ['CS', 'SIGMOID'] } }) },
  {
    name: 'linear-exact',
    elements: picture(grey8, { allocated: 8, more: { ...window(120, 60), '00281056': ['CS', 'LINEAR_EXACT'] } }),
  },
  {
    name: 'mono1-shape-inverse',
    elements: picture(grey8, { allocated: 8, photometric: 'MONOCHROME1', more: { '20500020': ['CS', 'INVERSE'] } }),
  },
  { name: 'mono2-shape-identity', elements: picture(grey8, { allocated: 8, more: { '20500020': ['CS', 'IDENTITY'] } }) },
  { name: 'mono2-shape-inverse', elements: picture(grey8, { allocated: 8, more: { '20500020': ['CS', 'INVERSE'] } }) },
  {
    name: 'mono1-shape-identity',
    elements: picture(grey8, { allocated: 8, photometric: 'MONOCHROME1', more: { '20500020': ['CS', 'IDENTITY'] } }),
  },
  {
    name: 'xa-modality-lut',
    elements: { ...picture(grey12, { ...twelve, more: modalityLut(lut(0, 4096, 12)) }), ...xa, '00281040': ['CS', 'LOG'] },
  },
  {
    name: 'xa-rescale',
    elements: { ...picture(grey12, { ...twelve, more: { ...rescale(0.2442, -17.5), ...window(1800, 2500) } }), ...xa },
  },
  { name: 'modality-lut', elements: picture(grey12, { ...twelve, more: modalityLut(lut(0, 4096, 12)) }) },
  {
    name: 'modality-lut-part',
    elements: picture(grey12, { ...twelve, more: { ...modalityLut(lut(1000, 2000, 16)), ...window(30000, 50000) } }),
  },
  { name: 'voi-lut', elements: picture(grey12, { ...twelve, more: voiLut(lut(0, 4096, 12)) }) },
  { name: 'voi-lut-part-16', elements: picture(grey12, { ...twelve, more: voiLut(lut(1000, 2000, 16)) }) },
  { name: 'voi-lut-signed', elements: picture(ct, { allocated: 16, signed: true, more: voiLut(lut(-500, 1500, 10)) }) },
  { name: 'voi-lut-8-packed', elements: picture(grey8, { allocated: 8, more: voiLut(lut(0, 256, 8, true)) }) },
  {
    name: 'voi-lut-after-rescale',
    elements: picture(grey12, { ...twelve, more: { ...rescale(1, -1024), ...voiLut(lut(-600, 2000, 12)) } }),
  },
  {
    name: 'second-voi-lut',
    elements: picture(grey12, { ...twelve, more: voiLut(lut(0, 4096, 12), lut(2000, 1000, 8)) }),
    look: { voiLut: 1 },
  },
  { name: 'voi-lut-mono1', elements: picture(grey12, { ...twelve, photometric: 'MONOCHROME1', more: voiLut(lut(0, 4096, 12)) }) },
];

const colours: readonly Case[] = [
  { name: 'palette-8', elements: picture(grey8, { allocated: 8, photometric: 'PALETTE COLOR', more: palette(0, 256, 8) }) },
  { name: 'palette-16', elements: picture(grey8, { allocated: 8, photometric: 'PALETTE COLOR', more: palette(0, 256, 16) }) },
  { name: 'palette-part', elements: picture(grey8, { allocated: 8, photometric: 'PALETTE COLOR', more: palette(50, 100, 16) }) },
  {
    name: 'palette-segmented',
    elements: picture(grey8, { allocated: 8, photometric: 'PALETTE COLOR', more: segmentedPalette }),
    drawn: picture(grey8, { allocated: 8, photometric: 'PALETTE COLOR', more: plainPalette }),
  },
  { name: 'rgb', elements: colour('RGB', rgb8) },
  { name: 'rgb-planar', elements: colour('RGB', toPlanes(rgb8), { '00280006': ['US', [1]] }) },
  { name: 'rgb-16', elements: picture(makeSamples(0, 65535, 3), { allocated: 16, photometric: 'RGB', more: interleaved }) },
  { name: 'ybr-full', elements: colour('YBR_FULL', ybr8) },
  { name: 'ybr-full-planar', elements: colour('YBR_FULL', toPlanes(ybr8), { '00280006': ['US', [1]] }) },
  { name: 'ybr-full-422', elements: colour('YBR_FULL_422', toHalved(ybr8)) },
  { name: 'ybr-partial-422', elements: colour('YBR_PARTIAL_422', toHalved(ybr8)) },
];

const ct16 = picture(ct, { allocated: 16, signed: true, more: window(40, 1400) });
const grey = picture(grey12, { ...twelve, more: window(1800, 2500) });
const coded: readonly Case[] = [
  { name: 'implicit', elements: grey, encode: ['dcmconv', '+ti'] },
  { name: 'big-endian', elements: grey, encode: ['dcmconv', '+tb'] },
  { name: 'big-endian-rgb', elements: colour('RGB', rgb8), encode: ['dcmconv', '+tb'] },
  { name: 'deflated', elements: grey, encode: ['dcmconv', '+td'] },
  { name: 'rle-16', elements: ct16, encode: ['dcmcrle'] },
  { name: 'rle-rgb', elements: colour('RGB', rgb8), encode: ['dcmcrle'] },
  { name: 'jpeg-baseline', elements: picture(grey8, { allocated: 8 }), encode: ['dcmcjpeg', '+eb'] },
  { name: 'jpeg-baseline-ybr', elements: colour('RGB', rgb8), encode: ['dcmcjpeg', '+eb', '+cy', '+s4'] },
  { name: 'jpeg-baseline-422', elements: colour('RGB', rgb8), encode: ['dcmcjpeg', '+eb', '+cy', '+s2'] },
  { name: 'jpeg-baseline-rgb', elements: colour('RGB', rgb8), encode: ['dcmcjpeg', '+eb', '+cr'] },
  { name: 'jpeg-progressive', elements: picture(grey8, { allocated: 8 }), encode: ['dcmcjpeg', '+ep'] },
  { name: 'jpeg-extended-12', elements: grey, encode: ['dcmcjpeg', '+ee'] },
  { name: 'jpeg-progressive-12', elements: grey, encode: ['dcmcjpeg', '+ep'] },
  { name: 'jpeg-lossless-70', elements: ct16, encode: ['dcmcjpeg', '+e1'] },
  { name: 'jpeg-lossless-57-4', elements: grey, encode: ['dcmcjpeg', '+el', '+sv', '4'] },
  { name: 'jpeg-lossless-57-7', elements: grey, encode: ['dcmcjpeg', '+el', '+sv', '7'] },
  { name: 'jpeg-lossless-rgb', elements: colour('RGB', rgb8), encode: ['dcmcjpeg', '+e1'] },
  { name: 'jpeg-ls', elements: ct16, encode: ['dcmcjpls'] },
  { name: 'jpeg-ls-near', elements: grey, encode: ['dcmcjpls', '+en', '+md', '3'] },
  { name: 'jpeg-ls-rgb-line', elements: colour('RGB', rgb8), encode: ['dcmcjpls', '+il'] },
  { name: 'jpeg-ls-rgb-planes', elements: colour('RGB', rgb8), encode: ['dcmcjpls', '+in'] },
  { name: 'jpeg-2000', elements: ct16, encode: ['j2k'], drawn: ct16 },
  { name: 'jpeg-2000-rgb', elements: colour('RGB', rgb8), encode: ['j2k'], drawn: colour('RGB', rgb8) },
  { name: 'htj2k', elements: ct16, encode: ['htj2k'], drawn: ct16 },
  { name: 'htj2k-rgb', elements: colour('RGB', rgb8), encode: ['htj2k'], drawn: colour('RGB', rgb8) },
  { name: 'jpeg-xl', elements: grey, encode: ['jxl'], drawn: grey },
  { name: 'jpeg-xl-rgb', elements: colour('RGB', rgb8), encode: ['jxl'], drawn: colour('RGB', rgb8) },
];

export const cases: readonly Case[] = [...greys, ...colours, ...coded];
