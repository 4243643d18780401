// What lies in a folder of DICOM files, as far as the bench must know: which series, how large, how encoded.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import dicomParser, { type DataSet } from 'dicom-parser';

export interface Instance {
  readonly file: string;
  readonly uid: string;
  readonly transferSyntax: string;
}
export interface Series {
  readonly study: string;
  readonly uid: string;
  readonly modality: string;
  readonly instances: Instance[];
  /** Of the first instance. */
  readonly frames: number;
  readonly rows: number;
  readonly columns: number;
  readonly samples: number;
  /** Bits Allocated. */
  readonly bits: number;
  readonly isSigned: boolean;
  readonly window: { readonly centre: number; readonly width: number; readonly slope: number; readonly intercept: number };
}

export function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** A data set up to its pixel data; undefined for a file that is no DICOM Part 10 file, or a broken one. */
export function readHeader(bytes: Buffer): DataSet | undefined {
  if (bytes.toString('latin1', 128, 132) !== 'DICM') return undefined;
  try {
    return dicomParser.parseDicom(bytes, { untilTag: 'x7fe00010' });
  } catch {
    return undefined;
  }
}

/** All series with pictures below a folder. */
export function findSeries(folder: string): Series[] {
  const found = new Map<string, Series>();
  for (const file of listFiles(folder)) {
    const header = readHeader(readFileSync(file));
    const uid = header?.string('x0020000e');
    if (!header || !uid || !header.uint16('x00280010')) continue;
    const series = found.get(uid) ?? toSeries(header, uid);
    series.instances.push({
      file,
      uid: header.string('x00080018') ?? '',
      transferSyntax: header.string('x00020010') ?? '',
    });
    found.set(uid, series);
  }
  return [...found.values()];
}

const toSeries = (header: DataSet, uid: string): Series => ({
  study: header.string('x0020000d') ?? '',
  uid,
  modality: header.string('x00080060') ?? '',
  instances: [],
  frames: header.intString('x00280008') ?? 1,
  rows: header.uint16('x00280010') ?? 0,
  columns: header.uint16('x00280011') ?? 0,
  samples: header.uint16('x00280002') ?? 1,
  bits: header.uint16('x00280100') ?? 16,
  isSigned: header.uint16('x00280103') === 1,
  window: {
    centre: header.floatString('x00281050') ?? 2048,
    width: header.floatString('x00281051') ?? 4096,
    slope: header.floatString('x00281053') ?? 1,
    intercept: header.floatString('x00281052') ?? 0,
  },
});
