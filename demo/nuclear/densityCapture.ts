// Bone density of the lumbar spine as the machine's own result page: Secondary Capture in colour (PS3.3 A.8).
import { commonModules, type Series } from '../dicom/modules.ts';
import { type Dataset, EightBit, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { letter } from '../draw/lettering.ts';
import { grainTile } from '../draw/noise.ts';
import { smoothClosed } from '../draw/outline.ts';
import { createPlane, fill, line, pixelGrid } from '../draw/plane.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const SC_IMAGE = '1.2.840.10008.5.1.4.1.1.7';
const COLUMNS = 720;
const ROWS = 540;
const SPINE = { left: 40, top: 50, columns: 260, rows: 440 } as const;

export interface DensityOptions {
  /** g/cm² for L1 … L4 and their T-scores */
  readonly densities: readonly number[];
  readonly scores: readonly number[];
}

export async function makeDensityCapture(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as DensityOptions;
  const picture = new EightBit(COLUMNS * ROWS * 3).fill(245);
  const put = (x: number, y: number, [r, g, b]: readonly [number, number, number]): void => {
    if (x < 0 || y < 0 || x >= COLUMNS || y >= ROWS) return;
    picture.set([r, g, b], (y * COLUMNS + x) * 3);
  };
  paintSpine(put);
  paintTable(put, options);
  const dataset = { ...elementsOf(task), PixelData: picture };
  await output.file(`${studyFolder(task.study)}/ländrygg.dcm`, toPart10(dataset));
  output.progress(1);
}

type Put = (x: number, y: number, colour: readonly [number, number, number]) => void;

function paintSpine(put: Put): void {
  const plane = createPlane(pixelGrid(SPINE.columns, SPINE.rows), 0.16);
  fill(plane, [60, 0, 200, 0, 196, 440, 64, 440], 0.3);
  for (let level = 0; level < 6; level++) {
    const y = -34 + level * 84;
    const wide = 44 + level * 3.4;
    fill(
      plane,
      smoothClosed(
        [
          130 - wide,
          y,
          130 + wide,
          y,
          130 + wide * 0.86,
          y + 34,
          130 + wide * 1.04,
          y + 68,
          130 - wide * 1.04,
          y + 68,
          130 - wide * 0.86,
          y + 34,
        ],
        5,
      ),
      0.66,
    );
    fill(plane, smoothClosed([122, y + 20, 138, y + 20, 140, y + 62, 120, y + 62], 5), 0.86);
    for (const side of [-1, 1]) {
      fill(
        plane,
        smoothClosed([130 + side * 26, y + 14, 130 + side * 38, y + 20, 130 + side * 34, y + 40, 130 + side * 24, y + 36], 5),
        0.84,
      );
      line(plane, [130 + side * wide * 0.9, y + 26, 130 + side * (wide + 34), y + 18], 6, 0.46);
    }
  }
  blur(plane.data, SPINE.columns, SPINE.rows, 2);
  const grain = grainTile('dxa', 256, 1);
  for (let y = 0; y < SPINE.rows; y++)
    for (let x = 0; x < SPINE.columns; x++) {
      const grey = Math.max(
        0,
        Math.min(255, 255 * ((plane.data[y * SPINE.columns + x] ?? 0) + 0.02 * (grain[((y & 255) << 8) | (x & 255)] ?? 0))),
      );
      put(SPINE.left + x, SPINE.top + y, [grey, grey, grey]);
    }
  for (let level = 1; level < 5; level++) {
    const y = SPINE.top - 40 + level * 84;
    for (let x = 0; x < 140; x++) for (const edge of [0, 83]) put(SPINE.left + 60 + x, y + edge, [250, 205, 40]);
    for (let side = 0; side < 84; side++) for (const edge of [0, 139]) put(SPINE.left + 60 + edge, y + side, [250, 205, 40]);
    letter(`L${level}`, SPINE.left + 210, y + 34, 2, (px, py) => put(px, py, [250, 205, 40]));
  }
}

function paintTable(put: Put, { densities, scores }: DensityOptions): void {
  const write = (text: string, x: number, y: number, scale = 2): void =>
    letter(text, x, y, scale, (px, py) => put(px, py, [25, 45, 80]));
  write('DXA LÄNDRYGG', 340, 56, 3);
  write('NIVÅ    G/CM2    T-SCORE', 340, 110);
  for (const [index, density] of densities.entries()) {
    write(index < 4 ? `L${index + 1}` : 'L1-L4', 340, 142 + index * 26);
    write(density.toFixed(3).replace('.', ','), 436, 142 + index * 26);
    write((scores[index] ?? 0).toFixed(1).replace('.', ','), 560, 142 + index * 26);
  }
  // The reference band by age, with the patient's dot.
  const bands: readonly (readonly [number, readonly [number, number, number]])[] = [
    [310, [150, 205, 140]],
    [370, [250, 225, 120]],
    [430, [240, 150, 130]],
  ];
  for (const [top, colour] of bands)
    for (let y = 0; y < 60; y++) for (let x = 0; x < 340; x++) put(340 + x, top + y + Math.round(x * 0.06), colour);
  const score = scores.at(-1) ?? 0;
  const [cx, cy] = [560, 340 - score * 30];
  for (let y = -6; y <= 6; y++)
    for (let x = -6; x <= 6; x++) if (x * x + y * y < 38) put(cx + x, Math.round(cy) + y, [20, 60, 160]);
}

function elementsOf({ study }: Task): Dataset {
  const series: Series = {
    study,
    number: 1,
    modality: 'OT',
    description: 'DXA ländrygg',
    bodyPart: 'LSPINE',
    equipment: { manufacturer: 'Exempel Medical', model: 'Densi Exempel', station: 'DXA1' },
  };
  return {
    ...commonModules(series, { sopClass: SC_IMAGE, number: 1 }),
    ConversionType: 'WSD',
    PatientOrientation: '',
    ImageType: ['DERIVED', 'SECONDARY'],
    SamplesPerPixel: 3,
    PhotometricInterpretation: 'RGB',
    PlanarConfiguration: 0,
    Rows: ROWS,
    Columns: COLUMNS,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
    BurnedInAnnotation: 'NO',
    LossyImageCompression: '00',
  };
}
