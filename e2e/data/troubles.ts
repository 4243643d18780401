// A folder of files that are wrong in every way a folder can be, beside a few that are right. All of it drawn here.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Dataset, toPart10 } from '../../demo/dicom/write.ts';
import { drawPdf } from './pdf.ts';

const ROOT = '1.2.826.0.1.3680043.10.777';
const CT = '1.2.840.10008.5.1.4.1.1.2';
const RAW_DATA = '1.2.840.10008.5.1.4.1.1.66';
const SIDE = 64;

/** Text that would be code, if anything took it for code. */
export const HOSTILE_TITLE = '<img src=x onerror="window.wasRun=1">';
export const HOSTILE_FILE = '<b onmouseover=window.wasRun=1>x<b>.txt';

/** The number that the Swedish Tax Agency's examples use, and nobody has. */
export const PATIENT = {
  id: '191212121212',
  issuer: '1.2.752.129.2.1.3.1',
  name: 'Trubbel^Tolvan',
  birthDate: '19121212',
  sex: 'M',
};
export const STRANGER = { ...PATIENT, id: '198001012391', name: 'Främling^Annan' };

export const STUDIES = {
  good: `${ROOT}.1`,
  cutShort: `${ROOT}.2`,
  lying: `${ROOT}.3`,
  withoutPixels: `${ROOT}.4`,
  unknownSyntax: `${ROOT}.5`,
  hostile: `${ROOT}.6`,
  rawData: `${ROOT}.7`,
  twoPatients: `${ROOT}.8`,
} as const;

interface Slice {
  readonly study: string;
  readonly title: string;
  readonly number?: number;
  readonly patient?: typeof PATIENT;
  readonly more?: Dataset;
}

function describe({ study, title, number = 1, patient = PATIENT, more }: Slice): Dataset {
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    SOPClassUID: CT,
    SOPInstanceUID: `${study}.1.${number}`,
    StudyInstanceUID: study,
    SeriesInstanceUID: `${study}.1`,
    StudyDate: `2024${String(Number(study.slice(ROOT.length + 1))).padStart(2, '0')}15`,
    StudyTime: '094200',
    Modality: 'CT',
    StudyDescription: title,
    SeriesDescription: title,
    SeriesNumber: 1,
    InstanceNumber: number,
    PatientName: patient.name,
    PatientID: patient.id,
    IssuerOfPatientID: patient.issuer,
    PatientBirthDate: patient.birthDate,
    PatientSex: patient.sex,
    ImagePositionPatient: [0, 0, number * 5],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    FrameOfReferenceUID: `${study}.9`,
    PixelSpacing: [2, 2],
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: SIDE,
    Columns: SIDE,
    BitsAllocated: 16,
    BitsStored: 16,
    HighBit: 15,
    PixelRepresentation: 1,
    WindowCenter: 40,
    WindowWidth: 400,
    RescaleIntercept: 0,
    RescaleSlope: 1,
    PixelData: drawSquare(number),
    ...more,
  };
}

/** A bright square that moves with the slice. */
function drawSquare(number: number): Uint8Array {
  const pixels = new Int16Array(SIDE * SIDE).fill(-1000);
  for (let row = 8; row < 40; row++) pixels.fill(80, row * SIDE + 8 + number * 4, row * SIDE + 40 + number * 4);
  return new Uint8Array(pixels.buffer);
}

/** Writes all of it into an empty folder. */
export function drawTroubles(folder: string): void {
  const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
  const name = PATIENT.name;
  write('patient.json', JSON.stringify({ ...PATIENT, name, birthDate: '1912-12-12' }));
  for (const number of [1, 2, 3])
    write(`good-${number}.dcm`, toPart10(describe({ study: STUDIES.good, title: 'DT frisk', number })));

  const whole = toPart10(describe({ study: STUDIES.cutShort, title: 'DT avhuggen' }));
  write('cut-short.dcm', whole.subarray(0, whole.length - SIDE * SIDE));
  write(
    'lying.dcm',
    toPart10(describe({ study: STUDIES.lying, title: 'DT som ljuger', more: { Rows: 60_000, Columns: 60_000 } })),
  );
  const { PixelData: _, ...withoutPixels } = describe({ study: STUDIES.withoutPixels, title: 'DT utan bild' });
  write('without-pixels.dcm', toPart10(withoutPixels));
  const unknown = { PixelData: { fragments: [new Uint8Array(512).fill(7)] } };
  write(
    'unknown-syntax.dcm',
    toPart10(describe({ study: STUDIES.unknownSyntax, title: 'DT okänd kodning', more: unknown }), '1.2.3.4.5.6'),
  );
  write(
    'hostile.dcm',
    toPart10(describe({ study: STUDIES.hostile, title: HOSTILE_TITLE, more: { InstitutionName: 'a\u001b[2Jb\u202ec' } })),
  );
  const raw = { SOPClassUID: RAW_DATA, Modality: 'OT' };
  const { PixelData: __, ...rawData } = describe({ study: STUDIES.rawData, title: 'Rådata', more: raw });
  write('raw-data.dcm', toPart10(rawData));
  for (const [index, patient] of [PATIENT, STRANGER].entries()) {
    write(
      `two-patients-${index}.dcm`,
      toPart10(describe({ study: STUDIES.twoPatients, title: 'DT två personer', number: index + 1, patient })),
    );
  }

  write('empty.dcm', '');
  write('letter.pdf', drawPdf({ pages: 3 }));
  write('broken.pdf', '%PDF-1.7\nthis is not a document');
  write(
    'script.pdf',
    drawPdf({ pages: 1, catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', link: 'http://tracker.invalid/' }),
  );
  write(HOSTILE_FILE, 'A text with a bad name.');
  write('unknown.xyz', new Uint8Array([1, 2, 3, 4]));
}
