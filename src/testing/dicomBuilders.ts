// Small DICOM JSON objects for tests, one instance each.
import type { Dataset } from '../standards/dicom/json.ts';

export interface InstanceShape {
  readonly study: string;
  readonly series: string;
  readonly instance: string;
  readonly patientId?: string;
  readonly issuer?: string;
  /** Family^Given */
  readonly name?: string;
  readonly birthDate?: string;
  readonly modality?: string;
  readonly sopClass?: string;
  readonly studyDate?: string;
  readonly studyDescription?: string;
  readonly seriesDescription?: string;
  readonly seriesNumber?: number;
  /** More elements, by tag: the first value. */
  readonly more?: Readonly<Record<string, unknown>>;
}

export const CT_CLASS = '1.2.840.10008.5.1.4.1.1.2';
export const PDF_CLASS = '1.2.840.10008.5.1.4.1.1.104.1';
export const EVA = { patientId: '191212121212', issuer: '1.2.752.129.2.1.3.1', name: 'Ågren^Eva', birthDate: '19121212' };

export function buildInstance(shape: InstanceShape): Dataset {
  const elements: Record<string, unknown> = {
    '0020000D': shape.study,
    '0020000E': shape.series,
    '00080018': shape.instance,
    '00100020': shape.patientId ?? '',
    '00100021': shape.issuer ?? '',
    '00100010': { Alphabetic: shape.name ?? '' },
    '00100030': shape.birthDate ?? '',
    '00080060': shape.modality ?? 'CT',
    '00080016': shape.sopClass ?? CT_CLASS,
    '00080020': shape.studyDate ?? '20240517',
    '00081030': shape.studyDescription ?? '',
    '0008103E': shape.seriesDescription ?? '',
    '00200011': shape.seriesNumber ?? 1,
    ...shape.more,
  };
  return Object.fromEntries(
    Object.entries(elements).map(([tag, value]) => [tag, value === '' ? {} : isElement(value) ? value : { Value: [value] }]),
  );
}

const isElement = (value: unknown): value is Dataset[string] =>
  typeof value === 'object' && value !== null && ('BulkDataURI' in value || 'InlineBinary' in value || 'Value' in value);
