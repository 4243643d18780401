// Films of endoscopy and surgery: drawn by demo/video/draw, kept small beside it, and put into DICOM objects (PS3.3 A.32.5)
// or among the documents, as a clinic does with what its tower has recorded. Their stills are VL Endoscopic images (A.32.1).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { commonModules, type Series } from '../dicom/modules.ts';
import { type Dataset, toPart10 } from '../dicom/write.ts';
import { type Output, studyFolder, type Task } from '../task.ts';

const VIDEO_ENDOSCOPIC = '1.2.840.10008.5.1.4.1.1.77.1.1.1';
const VL_ENDOSCOPIC = '1.2.840.10008.5.1.4.1.1.77.1.1';
/** MPEG-4 AVC/H.264 High Profile, Level 4.1; JPEG Baseline (PS3.5 §10.7, §10.3). */
const H264 = '1.2.840.10008.1.2.4.102';
const JPEG = '1.2.840.10008.1.2.4.50';
const RATE = 25;
const [COLUMNS, ROWS] = [720, 576];

export interface FilmOptions {
  /** demo/video/NAME.mp4, and its stills NAME-1.jpg … */
  readonly film: 'colonoscopy' | 'laparoscopy' | 'bronchoscopy';
  /** Of the film, at 25 a second. */
  readonly frames: number;
  readonly description: string;
  readonly bodyPart: string;
  readonly equipment: Series['equipment'];
  /** Seconds into the film, one for each still; left out where there are none. */
  readonly stills?: readonly number[];
  /** As a file among the documents, and not as an object. */
  readonly isDocument?: boolean;
}

const read = (name: string): Promise<Uint8Array> => readFile(fileURLToPath(new URL(`./${name}`, import.meta.url)));

export async function makeFilm(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as FilmOptions;
  const { study } = task;
  const film = await read(`${options.film}.mp4`);
  if (options.isDocument) {
    await output.file(`${study.patient.key}/dokument/${study.date} ${study.description}.mp4`, film, study.date);
    return;
  }
  const folder = studyFolder(study);
  await output.file(`${folder}/film.dcm`, toPart10(filmOf(task, options, film), H264));
  const stills = options.stills ?? [];
  for (const [index, seconds] of stills.entries()) {
    const picture = await read(`${options.film}-${index + 1}.jpg`);
    await output.file(`${folder}/bild ${index + 1}.dcm`, toPart10(stillOf(task, options, picture, index + 1, seconds), JPEG));
  }
}

function filmOf({ study }: Task, options: FilmOptions, film: Uint8Array): Dataset {
  return {
    ...commonModules(seriesOf(study, options, 1, options.description), { sopClass: VIDEO_ENDOSCOPIC, number: 1 }),
    ...colour('YBR_PARTIAL_420'),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    NumberOfFrames: options.frames,
    FrameTime: 1000 / RATE,
    FrameIncrementPointer: '00181063',
    CineRate: RATE,
    RecommendedDisplayFrameRate: RATE,
    StartTrim: 1,
    StopTrim: options.frames,
    PreferredPlaybackSequencing: 0,
    LossyImageCompression: '01',
    LossyImageCompressionRatio: Math.round((options.frames * COLUMNS * ROWS * 3) / film.length),
    LossyImageCompressionMethod: 'ISO_14496_10',
    BurnedInAnnotation: 'NO',
    PixelData: { fragments: [film] },
  };
}

function stillOf({ study }: Task, options: FilmOptions, picture: Uint8Array, number: number, seconds: number): Dataset {
  const series = seriesOf(study, options, 2, `${options.description}, stillbilder`);
  return {
    ...commonModules(series, { sopClass: VL_ENDOSCOPIC, number, seconds }),
    ...colour('YBR_FULL_422'),
    ImageType: ['ORIGINAL', 'PRIMARY'],
    LossyImageCompression: '01',
    LossyImageCompressionRatio: Math.round((COLUMNS * ROWS * 3) / picture.length),
    LossyImageCompressionMethod: 'ISO_10918_1',
    BurnedInAnnotation: 'NO',
    PixelData: { fragments: [picture] },
  };
}

const seriesOf = (study: Task['study'], { bodyPart, equipment }: FilmOptions, number: number, description: string): Series => ({
  study,
  number,
  modality: 'ES',
  description,
  bodyPart,
  equipment,
});

const colour = (photometric: string): Dataset => ({
  SamplesPerPixel: 3,
  PhotometricInterpretation: photometric,
  PlanarConfiguration: 0,
  Rows: ROWS,
  Columns: COLUMNS,
  BitsAllocated: 8,
  BitsStored: 8,
  HighBit: 7,
  PixelRepresentation: 0,
});
