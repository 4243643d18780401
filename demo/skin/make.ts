// A mole through a dermatoscope and from afar (PS3.3 A.32.4, A.32.11): skin of noise, a network of pigment, a ruler in the overview.
import { JPEG_BASELINE, oneFragment, toJpeg } from '../dicom/codecs.ts';
import { commonModules, type Series } from '../dicom/modules.ts';
import { toPart10 } from '../dicom/write.ts';
import { fractal, ridges, valueNoise } from '../draw/noise.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const DERMOSCOPIC = '1.2.840.10008.5.1.4.1.1.77.1.7';
const PHOTOGRAPHIC = '1.2.840.10008.5.1.4.1.1.77.1.4';
const COLUMNS = 1200;
const ROWS = 900;

export interface MoleOptions {
  readonly longAxisMm: number;
  /** 0 even … 1 many shades and a torn edge. */
  readonly atypia: number;
}

interface View {
  readonly number: number;
  readonly description: string;
  readonly sopClass: string;
  readonly mmPerPixel: number;
  readonly isThroughGlass: boolean;
}
const VIEWS: readonly View[] = [
  { number: 1, description: 'Översikt rygg', sopClass: PHOTOGRAPHIC, mmPerPixel: 0.08, isThroughGlass: false },
  { number: 2, description: 'Dermatoskopi', sopClass: DERMOSCOPIC, mmPerPixel: 0.016, isThroughGlass: true },
];

export async function makeMole(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as MoleOptions;
  for (const view of VIEWS) {
    const series: Series = {
      study: task.study,
      number: 1,
      modality: 'XC',
      description: 'Hudbild rygg',
      bodyPart: 'BACK',
      equipment: { manufacturer: 'Exempel Optik', model: 'Hudkamera 2', station: 'HUD1' },
    };
    const samples = draw(view, options, task.study.patient.key);
    const dataset = {
      ...commonModules(series, { sopClass: view.sopClass, number: view.number }),
      SamplesPerPixel: 3,
      PhotometricInterpretation: 'YBR_FULL_422',
      PlanarConfiguration: 0,
      Rows: ROWS,
      Columns: COLUMNS,
      BitsAllocated: 8,
      BitsStored: 8,
      HighBit: 7,
      PixelRepresentation: 0,
      PixelSpacing: [String(view.mmPerPixel), String(view.mmPerPixel)],
      LossyImageCompression: '01',
      BurnedInAnnotation: 'NO',
      ImageComments: view.description,
      PixelData: oneFragment(await toJpeg({ columns: COLUMNS, rows: ROWS, samples }, 3)),
    };
    await output.file(`${studyFolder(task.study)}/${view.number} ${view.description}.dcm`, toPart10(dataset, JPEG_BASELINE));
    output.progress(view.number / VIEWS.length);
  }
}

/** The same skin on every date: what has changed is the mole. */
function draw({ mmPerPixel, isThroughGlass }: View, { longAxisMm, atypia }: MoleOptions, person: string): Uint8Array {
  const [fine, broad, pigment] = ['fine', 'broad', 'pigment'].map((part) => valueNoise(`${person} skin ${part}`));
  const out = new Uint8Array(COLUMNS * ROWS * 3);
  if (!fine || !broad || !pigment) return out;
  for (let row = 0; row < ROWS; row++)
    for (let column = 0; column < COLUMNS; column++) {
      const [x, y] = [(column - COLUMNS / 2) * mmPerPixel, (row - ROWS / 2) * mmPerPixel];
      const lines = ridges(fine, x * 1.4, y * 1.4, 2);
      const tone = fractal(broad, x * 0.12, y * 0.12, 3) - 0.5;
      let [red, green, blue] = [214 + tone * 26 - lines * 13, 163 + tone * 30 - lines * 17, 140 + tone * 28 - lines * 17];
      const torn = (fractal(pigment, x * 0.55 + 9, y * 0.55, 4) - 0.5) * (0.5 + atypia * 1.5);
      const inside = 1 - Math.hypot((2 * x) / longAxisMm, (2 * y) / (longAxisMm * (0.82 - atypia * 0.12))) - torn * 0.6;
      const share = Math.max(0, Math.min(1, inside * (isThroughGlass ? 5 : 4) + 0.25));
      if (share > 0) {
        const net = isThroughGlass ? ridges(pigment, x * 2.6, y * 2.6, 2) : 0;
        const shade = fractal(pigment, x * 0.9, y * 0.9 + 4, 3);
        const dark = 0.42 + net * 0.22 + shade * (0.18 + atypia * 0.42);
        const blueVeil = atypia * Math.max(0, fractal(broad, x * 0.8 + 3, y * 0.8, 2) - 0.58) * 2.2;
        red += (red * (1 - dark) + 18 * blueVeil - red) * share;
        green += (green * (1 - dark * 1.22) + 14 * blueVeil - green) * share;
        blue += (blue * (1 - dark * 1.3) + 60 * blueVeil - blue) * share;
      }
      let light = 1;
      if (isThroughGlass) {
        const edge = Math.hypot(column - COLUMNS / 2, row - ROWS / 2) / (ROWS * 0.56);
        light = Math.max(0, 1.06 - 0.22 * edge ** 2 - Math.max(0, edge - 0.97) * 22);
      } else light = 1.04 - 0.12 * Math.hypot(x / 60, y / 45);
      const at = (row * COLUMNS + column) * 3;
      out[at] = Math.max(0, Math.min(255, red * light));
      out[at + 1] = Math.max(0, Math.min(255, green * light));
      out[at + 2] = Math.max(0, Math.min(255, blue * light));
    }
  if (!isThroughGlass) drawRuler(out, mmPerPixel);
  return out;
}

/** A paper ruler along the lower edge, a stroke for each millimetre. */
function drawRuler(out: Uint8Array, mmPerPixel: number): void {
  const [top, left, width] = [ROWS - 120, 180, COLUMNS - 360];
  for (let row = top; row < top + 78; row++)
    for (let column = left; column < left + width; column++) {
      const mm = (column - left) * mmPerPixel;
      const isOnLine = Math.abs(mm - Math.round(mm)) < mmPerPixel * 0.7;
      const length = Math.round(mm) % 10 === 0 ? 46 : Math.round(mm) % 5 === 0 ? 34 : 22;
      out.fill(isOnLine && row < top + length ? 40 : 236, (row * COLUMNS + column) * 3, (row * COLUMNS + column) * 3 + 3);
    }
}
