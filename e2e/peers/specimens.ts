// What was stored, as its own files say: the yardstick for what the server and our client answer.
import { readFileSync } from 'node:fs';
import dicomParser, { type DataSet } from 'dicom-parser';

export interface Specimen {
  readonly file: string;
  readonly patientId: string;
  readonly familyName: string;
  readonly modality: string;
  readonly study: string;
  readonly series: string;
  readonly instance: string;
  /** Of its series. */
  readonly instanceCount: number;
  /** All Study Instance UIDs under the patient's number. */
  readonly patientStudies: readonly string[];
}

export interface Specimens {
  readonly ct: Specimen;
  readonly mammogram?: Specimen;
  readonly clip?: Specimen;
  readonly pdf?: Specimen;
}

interface Row {
  readonly file: string;
  readonly header: DataSet;
}

const PDF_STORAGE = '1.2.840.10008.5.1.4.1.1.104.1';

/** One of each kind that the journey shows. @throws Error without a CT series */
export function chooseSpecimens(files: readonly string[]): Specimens {
  const rows = files.flatMap((file) => {
    const header = readHeader(file);
    return header ? [{ file, header }] : [];
  });
  const choose = (suits: (header: DataSet) => boolean) => largestSeries(rows, suits);
  const isModality = (modality: string) => (header: DataSet) => header.string('x00080060') === modality;
  const ct = choose(isModality('CT'));
  const mammogram = choose(isModality('MG'));
  const clip = choose((header) => isModality('US')(header) && (header.intString('x00280008') ?? 1) > 5);
  const pdf = choose((header) => header.string('x00080016') === PDF_STORAGE);
  if (!ct) throw new Error('no CT among the files');
  return { ct, ...(mammogram && { mammogram }), ...(clip && { clip }), ...(pdf && { pdf }) };
}

function largestSeries(rows: readonly Row[], suits: (header: DataSet) => boolean): Specimen | undefined {
  const series = new Map<string, Row[]>();
  for (const row of rows) {
    const uid = row.header.string('x0020000e');
    if (!uid || !suits(row.header)) continue;
    series.set(uid, [...(series.get(uid) ?? []), row]);
  }
  const [largest] = [...series.values()].sort((a, b) => b.length - a.length);
  const first = largest?.[0];
  if (!largest || !first) return undefined;
  const { file, header } = first;
  const patientId = header.string('x00100020') ?? '';
  const studies = rows
    .filter((row) => row.header.string('x00100020') === patientId)
    .map((row) => row.header.string('x0020000d') ?? '');
  return {
    file,
    patientId,
    familyName: decode(header, 'x00100010').split('^')[0] ?? '',
    modality: header.string('x00080060') ?? '',
    study: header.string('x0020000d') ?? '',
    series: header.string('x0020000e') ?? '',
    instance: header.string('x00080018') ?? '',
    instanceCount: largest.length,
    patientStudies: [...new Set(studies)],
  };
}

/** Text in UTF-8 or Latin-1, as (0008,0005) says: the demo region's two. */
function decode(header: DataSet, tag: string): string {
  const element = header.elements[tag];
  if (!element) return '';
  const bytes = header.byteArray.subarray(element.dataOffset, element.dataOffset + element.length);
  return new TextDecoder(header.string('x00080005') === 'ISO_IR 192' ? 'utf-8' : 'latin1').decode(bytes).trim();
}

function readHeader(file: string): DataSet | undefined {
  const bytes = readFileSync(file);
  if (bytes.toString('latin1', 128, 132) !== 'DICM') return undefined;
  try {
    return dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
  } catch {
    return undefined;
  }
}
