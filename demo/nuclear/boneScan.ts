// A whole-body bone scan from the front and from the back (PS3.3 A.5), drawn as counts with Poisson-like grain.
import { oneFragment, RLE_LOSSLESS, toRle } from '../dicom/codecs.ts';
import { commonModules, dicomDate, dicomTime, greyPixels, type Series } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { blur } from '../draw/blur.ts';
import { ellipse, smoothClosed, smoothOpen } from '../draw/outline.ts';
import { capsule, createPlane, dot, fill, line, type Plane, pixelGrid } from '../draw/plane.ts';
import { randomStream } from '../draw/random.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const NM_IMAGE = '1.2.840.10008.5.1.4.1.1.20';
const COLUMNS = 256;
const ROWS = 1024;
const SPACING_MM = 2.0;

/** Hot spots in px of the anterior frame: x, y, radius, counts. */
export interface BoneScanOptions {
  readonly spots: readonly (readonly [number, number, number, number])[];
}

export async function makeBoneScan(task: Task, output: Output): Promise<void> {
  const { spots } = task.options as unknown as BoneScanOptions;
  const frames = ([true, false] as const).map((anterior) => count(skeleton(anterior, spots), `${task.study.key}/${anterior}`));
  const fragments = frames.map((samples) => toRle({ columns: COLUMNS, rows: ROWS, samples }));
  const [first = new Uint8Array(), second = new Uint8Array()] = fragments;
  const dataset = { ...elementsOf(task), PixelData: { fragments: [...oneFragment(first).fragments, second] } };
  await output.file(`${studyFolder(task.study)}/helkropp.dcm`, toPart10(dataset, RLE_LOSSLESS));
  output.progress(1);
}

function skeleton(anterior: boolean, spots: BoneScanOptions['spots']): Plane {
  const plane = createPlane(pixelGrid(COLUMNS, ROWS));
  const add = (paint: (on: Plane) => void, counts: number): void => {
    const layer = createPlane(pixelGrid(COLUMNS, ROWS));
    paint(layer);
    for (let at = 0; at < layer.data.length; at++) plane.data[at] = (plane.data[at] ?? 0) + (layer.data[at] ?? 0) * counts;
  };
  const both = (paint: (side: -1 | 1) => void): void => {
    paint(-1);
    paint(1);
  };
  add((on) => fill(on, bodyOutline(), 1), 3);
  add((on) => {
    fill(on, ellipse(128, 78, 30, 40), 0.75);
    line(on, [...ellipse(128, 78, 29, 39), 157, 78], 3, 1);
    if (anterior) fill(on, ellipse(128, 106, 20, 18), 1.2);
  }, 12);
  add(
    (on) => {
      line(on, [128, 122, 128, 415], anterior ? 8 : 10, 1);
      for (let level = 0; level < 22; level++) line(on, [121, 130 + level * 13, 135, 130 + level * 13], 2.4, 0.72);
    },
    anterior ? 15 : 24,
  );
  add(
    (on) =>
      both((side) => {
        for (let rib = 0; rib < 10; rib++) {
          const y = 160 + rib * 15;
          const reach = 36 + Math.min(22, rib * 5.5);
          const drop = anterior ? 22 : -6;
          line(
            on,
            smoothOpen(
              [
                128 + side * 8,
                y - (anterior ? 0 : 8),
                128 + side * reach * 0.7,
                y - 4 + drop * 0.3,
                128 + side * reach,
                y + 16 + drop * 0.4,
              ],
              6,
            ),
            2.1,
            1,
          );
        }
      }),
    anterior ? 9 : 12,
  );
  if (anterior)
    add((on) => fill(on, smoothClosed([120, 158, 136, 158, 134, 190, 133, 250, 128, 266, 123, 250, 122, 190], 5), 1), 15);
  add(
    (on) =>
      both((side) => {
        if (anterior) capsule(on, 128 + side * 10, 152, 128 + side * 56, 142, 3, 3, 1);
        else
          fill(on, smoothClosed([128 + side * 30, 160, 128 + side * 60, 152, 128 + side * 58, 175, 128 + side * 38, 226], 5), 1);
        dot(on, 128 + side * 64, 154, 9, 1.1);
        capsule(on, 128 + side * 66, 158, 128 + side * 78, 290, 5, 4.4, 0.9);
        dot(on, 128 + side * 79, 300, 7, 0.9);
        capsule(on, 128 + side * 82, 306, 128 + side * 92, 400, 4, 3.6, 0.7);
        fill(on, ellipse(128 + side * 95, 430, 9, 22), 0.75);
      }),
    10,
  );
  add(
    (on) =>
      both((side) => {
        const wing = anterior
          ? [10, 424, 30, 400, 54, 402, 56, 424, 38, 452, 24, 470, 12, 452]
          : [8, 412, 28, 398, 52, 404, 54, 426, 34, 446, 20, 448, 10, 430];
        fill(
          on,
          smoothClosed(
            wing.map((value, index) => (index % 2 === 0 ? 128 + side * value : value)),
            5,
          ),
          1,
        );
        capsule(on, 128 + side * 16, 486, 128 + side * 34, 478, 5, 5, 0.9);
        dot(on, 128 + side * 44, 476, 10, 1);
      }),
    anterior ? 11 : 15,
  );
  if (!anterior) add((on) => fill(on, smoothClosed([114, 412, 142, 412, 137, 450, 128, 466, 119, 450], 5), 1), 22);
  add(
    (on) =>
      both((side) => {
        capsule(on, 128 + side * 46, 484, 128 + side * 30, 684, 6.6, 6.2, 0.8);
        fill(on, ellipse(128 + side * 29, 700, 14, 15), 1.1);
        capsule(on, 128 + side * 28, 720, 128 + side * 26, 892, 5.8, 4.8, 0.8);
        fill(on, ellipse(128 + side * 27, 910, 9, 9), 1);
        fill(on, ellipse(128 + side * 31, 940, 9, 24), 0.9);
      }),
    8,
  );
  // Kidneys from the back, bladder from the front.
  if (!anterior) add((on) => both((side) => fill(on, ellipse(128 + side * 28, 350, 11, 17, side * -0.2), 1)), 17);
  add((on) => fill(on, ellipse(128, 470, 15, 12), 1), anterior ? 46 : 12);
  for (const [x, y, radius, counts] of spots)
    add((on) => dot(on, anterior ? x : COLUMNS - x, y, radius, 1), anterior ? counts : counts * 1.25);
  blur(plane.data, COLUMNS, ROWS, 2.3);
  return plane;
}

const bodyOutline = (): number[] =>
  smoothClosed(
    [
      128, 34, 160, 60, 156, 112, 150, 130, 196, 150, 206, 200, 216, 300, 230, 420, 222, 460, 212, 440, 196, 300, 186, 240, 182,
      340, 190, 440, 186, 560, 172, 700, 166, 880, 172, 968, 144, 970, 146, 880, 140, 700, 134, 540, 128, 510, 122, 540, 116, 700,
      110, 880, 112, 970, 84, 968, 90, 880, 84, 700, 70, 560, 66, 440, 74, 340, 70, 240, 60, 300, 44, 440, 34, 460, 26, 420, 40,
      300, 50, 200, 60, 150, 106, 130, 100, 112, 96, 60,
    ],
    4,
  );

/** Whole counts: variance equals the mean. */
function count(plane: Plane, name: string): Uint16Array {
  const random = randomStream(name);
  return Uint16Array.from(plane.data, (mean) => {
    const normal = random() + random() + random() + random() - 2;
    return Math.max(0, Math.round(mean + normal * 1.73 * Math.sqrt(mean + 0.15)));
  });
}

function elementsOf({ study }: Task): Dataset {
  const series: Series = {
    study,
    number: 1,
    modality: 'NM',
    description: 'Helkropp AP/PA',
    bodyPart: 'WHOLEBODY',
    equipment: { manufacturer: 'Exempel Medical', model: 'Gamma Exempel', station: 'GAM1' },
  };
  return {
    ...commonModules(series, { sopClass: NM_IMAGE, number: 1 }),
    ...greyPixels(COLUMNS, ROWS, 16),
    ImageType: ['ORIGINAL', 'PRIMARY', 'WHOLE BODY', 'EMISSION'],
    NumberOfFrames: 2,
    FrameIncrementPointer: ['00540010', '00540020'],
    EnergyWindowVector: [1, 1],
    NumberOfEnergyWindows: 1,
    EnergyWindowInformationSequence: [
      { EnergyWindowRangeSequence: [{ EnergyWindowLowerLimit: 126.4, EnergyWindowUpperLimit: 154.4 }] },
    ],
    RadiopharmaceuticalInformationSequence: [
      {
        Radiopharmaceutical: 'Tc-99m HDP',
        RadiopharmaceuticalStartTime: dicomTime(study.time, -3 * 3600),
        RadionuclideTotalDose: 520,
        RadionuclideCodeSequence: [{ CodeValue: '72454003', CodingSchemeDesignator: 'SCT', CodeMeaning: '^99m^Technetium' }],
      },
    ],
    DetectorVector: [1, 2],
    NumberOfDetectors: 2,
    DetectorInformationSequence: ([1, 2] as const).map((detector) => ({
      CollimatorType: 'PARA',
      FieldOfViewShape: 'RECTANGLE',
      ImagePositionPatient: [detector === 1 ? -256 : 256, 0, 0],
      ImageOrientationPatient: detector === 1 ? [1, 0, 0, 0, 0, -1] : [-1, 0, 0, 0, 0, -1],
    })),
    PatientOrientationCodeSequence: [{ CodeValue: '102538003', CodingSchemeDesignator: 'SCT', CodeMeaning: 'recumbent' }],
    PatientGantryRelationshipCodeSequence: [{ CodeValue: '102540008', CodingSchemeDesignator: 'SCT', CodeMeaning: 'headfirst' }],
    WholeBodyTechnique: '1PS',
    ScanVelocity: 2.4,
    CountsAccumulated: 1_900_000,
    ActualFrameDuration: 840_000,
    PixelSpacing: [SPACING_MM, SPACING_MM],
    ScanLength: 2048,
    AcquisitionDateTime: `${dicomDate(study.date)}${dicomTime(study.time, 60)}`,
    WindowCenter: 14,
    WindowWidth: 28,
    LossyImageCompression: '00',
  };
}
