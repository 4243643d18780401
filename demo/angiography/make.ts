// A run through the left coronary artery (PS3.3 A.14): contrast fills the branches, the heart beats, the run ends.
import { JPEG_LS_LOSSLESS, toJpegLs } from '../dicom/codecs.ts';
import { commonModules, greyPixels, type Series } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { fractal, grainTile, valueNoise } from '../draw/noise.ts';
import { smoothStep } from '../draw/numbers.ts';
import { smoothOpen } from '../draw/outline.ts';
import { capsule, createPlane, line, type Plane, pixelGrid } from '../draw/plane.ts';
import { randomStream } from '../draw/random.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const XA_IMAGE = '1.2.840.10008.5.1.4.1.1.12.1';
const SIZE = 512;
const FRAMES = 30;

export interface CoronaryOptions {
  readonly number: number;
  /** 0 open … 1 closed: the left anterior descending artery's proximal part */
  readonly stenosis: number;
  readonly description: string;
}

interface Vessel {
  readonly points: readonly number[];
  /** px at the start and the end */
  readonly from: number;
  readonly to: number;
  /** When contrast arrives at its start, as a share of the run, and how long it takes to its end. */
  readonly start: number;
  readonly takes: number;
  readonly narrow?: number;
}

export async function makeCoronary(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as CoronaryOptions;
  const vessels = tree(options.stenosis);
  const background = paintBackground();
  const grain = grainTile('xa', 512, 1);
  const fragments: Uint8Array[] = [];
  for (let frame = 0; frame < FRAMES; frame++) {
    const plane = paintFrame(background, vessels, frame);
    const samples = Uint16Array.from(plane.data, (value, at) => {
      const noise = grain[((((at >> 9) + frame * 73) & 511) << 9) | ((at + frame * 151) & 511)] ?? 0;
      return Math.max(0, Math.min(1023, Math.round(value * 1023 + noise * (9 + 9 * value))));
    });
    fragments.push(await toJpegLs({ columns: SIZE, rows: SIZE, samples }, 10));
    output.progress((frame + 1) / FRAMES);
  }
  const dataset = { ...elementsOf(task, options), PixelData: { fragments } };
  await output.file(
    `${studyFolder(task.study)}/${options.number} ${options.description}.dcm`,
    toPart10(dataset, JPEG_LS_LOSSLESS),
  );
}

function tree(stenosis: number): Vessel[] {
  const random = randomStream('coronary');
  const main: Vessel[] = [
    { points: [186, 150, 206, 158, 226, 168], from: 7.6, to: 7, start: 0.1, takes: 0.03 },
    {
      points: [226, 168, 262, 196, 290, 240, 318, 290, 330, 340, 336, 392, 322, 436],
      from: 6,
      to: 1.9,
      start: 0.13,
      takes: 0.2,
      narrow: stenosis,
    },
    { points: [226, 168, 214, 204, 196, 250, 186, 302, 192, 352, 206, 392], from: 5.4, to: 1.9, start: 0.13, takes: 0.2 },
    { points: [250, 184, 304, 194, 350, 226, 384, 274, 398, 318], from: 3.6, to: 1.3, start: 0.16, takes: 0.16 },
    { points: [292, 244, 344, 266, 380, 312, 396, 364], from: 3, to: 1.1, start: 0.2, takes: 0.16 },
    { points: [206, 226, 240, 262, 254, 316, 258, 366], from: 3.2, to: 1.1, start: 0.18, takes: 0.16 },
    { points: [190, 280, 222, 320, 232, 372], from: 2.6, to: 1, start: 0.22, takes: 0.14 },
  ];
  const twigs = main.slice(1).flatMap((vessel) => twigsOf(vessel, random));
  return [...main, ...twigs];
}

function twigsOf({ points, start, takes }: Vessel, random: () => number): Vessel[] {
  const out: Vessel[] = [];
  for (let index = 2; index + 3 < points.length; index += 2) {
    for (const side of [-1, 1]) {
      if (random() < 0.25) continue;
      const x = points[index] ?? 0;
      const y = points[index + 1] ?? 0;
      const along = Math.atan2((points[index + 3] ?? 0) - y, (points[index + 2] ?? 0) - x) + side * (0.6 + random() * 0.5);
      const length = 26 + random() * 40;
      const bend = (random() - 0.5) * 16;
      const mid = [x + Math.cos(along) * length * 0.5 + bend, y + Math.sin(along) * length * 0.5];
      out.push({
        points: [x, y, ...mid, x + Math.cos(along) * length, y + Math.sin(along) * length + bend],
        from: 1.5,
        to: 0.6,
        start: start + takes * (index / points.length),
        takes: 0.1,
      });
    }
  }
  return out;
}

/** Lung, spine, diaphragm and ribs, out of focus. 0 black … 1 white. */
function paintBackground(): Plane {
  const plane = createPlane(pixelGrid(SIZE, SIZE), 0.66);
  const clouds = valueNoise('xa/background');
  line(plane, [88, -40, 96, 560], 46, 0.5);
  for (let level = 0; level < 6; level++) line(plane, [46, level * 96 + 20, 138, level * 96 + 14], 5, 0.44);
  line(plane, smoothOpen([-20, 470, 160, 404, 320, 420, 540, 500], 8), 30, 0.5, 0.7);
  line(plane, smoothOpen([150, 560, 280, 470, 540, 520], 8), 70, 0.4, 0.8);
  for (let rib = 0; rib < 5; rib++)
    line(plane, smoothOpen([110, 40 + rib * 96, 300, 20 + rib * 100, 540, 90 + rib * 104], 8), 9, 0.58, 0.35);
  blur(plane.data, SIZE, SIZE, 12);
  for (let at = 0; at < plane.data.length; at++) {
    const x = at % SIZE;
    const y = at >> 9;
    const shade = 0.06 * (fractal(clouds, x * 0.012, y * 0.012, 4) - 0.5);
    plane.data[at] = (plane.data[at] ?? 0) + shade - 0.1 * ((x / SIZE - 0.5) ** 2 + (y / SIZE - 0.5) ** 2);
  }
  return plane;
}

function paintFrame(background: Plane, vessels: readonly Vessel[], frame: number): Plane {
  const time = frame / FRAMES;
  const beat = Math.sin(frame * 0.52) ** 3;
  const move = (x: number, y: number): readonly [number, number] => {
    const k = smoothStep(120, 420, y);
    return [x + beat * (6 + 9 * k) - beat * 0.03 * (x - 230), y - beat * (4 + 14 * k)];
  };
  const ink = createPlane(pixelGrid(SIZE, SIZE));
  for (const vessel of vessels) paintVessel(ink, vessel, time, move);
  blur(ink.data, SIZE, SIZE, 0.9);
  const out = { ...background, data: background.data.slice() };
  for (let at = 0; at < out.data.length; at++) out.data[at] = (out.data[at] ?? 0) * Math.exp(-(ink.data[at] ?? 0));
  catheter(out);
  collimate(out);
  return out;
}

function paintVessel(ink: Plane, vessel: Vessel, time: number, move: (x: number, y: number) => readonly [number, number]): void {
  const path = smoothOpen(vessel.points, 10);
  const count = path.length / 2 - 1;
  for (let index = 0; index < count; index++) {
    const share = index / count;
    const arrive = vessel.start + vessel.takes * share;
    // Washed in within a few frames, out again towards the end of the run.
    const filled = smoothStep(arrive, arrive + 0.07, time) * (1 - 0.92 * smoothStep(0.62, 0.98, time - share * 0.06));
    if (filled <= 0.01) continue;
    let radius = vessel.from + (vessel.to - vessel.from) * share ** 0.8;
    if (vessel.narrow) radius *= 1 - vessel.narrow * Math.exp(-(((share - 0.24) / 0.045) ** 2));
    const [x0, y0] = move(path[index * 2] ?? 0, path[index * 2 + 1] ?? 0);
    const [x1, y1] = move(path[index * 2 + 2] ?? 0, path[index * 2 + 3] ?? 0);
    const dark = filled * (0.35 + 0.09 * radius);
    deepen(ink, x0, y0, x1, y1, radius, dark);
  }
}

/** A vessel never gets lighter where two pieces overlap. */
function deepen(ink: Plane, x0: number, y0: number, x1: number, y1: number, radius: number, dark: number): void {
  const reach = Math.ceil(radius + 1);
  const steps = Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0)));
  for (let step = 0; step <= steps; step++) {
    const cx = x0 + ((x1 - x0) * step) / steps;
    const cy = y0 + ((y1 - y0) * step) / steps;
    for (let y = Math.floor(cy) - reach; y <= cy + reach; y++) {
      for (let x = Math.floor(cx) - reach; x <= cx + reach; x++) {
        if (x < 0 || y < 0 || x >= SIZE || y >= SIZE) continue;
        const off = Math.hypot(x + 0.5 - cx, y + 0.5 - cy) / radius;
        if (off >= 1.1) continue;
        const depth = dark * Math.sqrt(Math.max(0, 1 - Math.min(1, off) ** 2)) + dark * 0.2 * Math.max(0, 1.1 - off);
        const at = y * SIZE + x;
        ink.data[at] = Math.max(ink.data[at] ?? 0, depth);
      }
    }
  }
}

function catheter(plane: Plane): void {
  const path = smoothOpen([120, -20, 118, 60, 124, 112, 150, 140, 186, 150], 10);
  for (let index = 0; index + 3 < path.length; index += 2)
    capsule(plane, path[index] ?? 0, path[index + 1] ?? 0, path[index + 2] ?? 0, path[index + 3] ?? 0, 4, 4, 0.24, 0.5);
}

/** The shutters' rounded corners. */
function collimate({ data }: Plane): void {
  for (let at = 0; at < data.length; at++) {
    const dx = Math.abs((at % SIZE) - 255.5) / 256;
    const dy = Math.abs((at >> 9) - 255.5) / 256;
    if (dx ** 6 + dy ** 6 > 0.94) data[at] = 0.02;
  }
}

function elementsOf({ study }: Task, options: CoronaryOptions): Dataset {
  const series: Series = {
    study,
    number: options.number,
    modality: 'XA',
    description: options.description,
    bodyPart: 'HEART',
    equipment: { manufacturer: 'Exempel Medical', model: 'Angio Exempel', station: 'PCI1' },
  };
  return {
    ...commonModules(series, { sopClass: XA_IMAGE, number: 1 }),
    ...greyPixels(SIZE, SIZE, 10),
    ImageType: ['ORIGINAL', 'PRIMARY', 'SINGLE PLANE'],
    NumberOfFrames: FRAMES,
    FrameTime: 66.67,
    FrameIncrementPointer: '00181063',
    CineRate: 15,
    RecommendedDisplayFrameRate: 15,
    PixelIntensityRelationship: 'LIN',
    KVP: 78,
    Exposure: 12,
    XRayTubeCurrent: 640,
    ExposureTime: 7,
    RadiationSetting: 'GR',
    PositionerMotion: 'STATIC',
    PositionerPrimaryAngle: -30,
    PositionerSecondaryAngle: 20,
    DistanceSourceToDetector: 1050,
    DistanceSourceToPatient: 760,
    ImagerPixelSpacing: [0.37, 0.37],
    PatientOrientation: '',
    ContrastBolusAgent: 'Jodkontrast',
    WindowCenter: 470,
    WindowWidth: 760,
    LossyImageCompression: '00',
    BurnedInAnnotation: 'NO',
  };
}
