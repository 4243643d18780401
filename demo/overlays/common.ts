// What the objects that lie over pictures have in common: their series, their codes, the pictures they point at.
import { commonModules, type Series, type Study } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import type { Dataset } from '../dicom/write.ts';

export const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2';
export const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4';

export type Code = readonly [value: string, scheme: string, meaning: string];
export const code = ([CodeValue, CodingSchemeDesignator, CodeMeaning]: Code): Dataset[] => [
  { CodeValue, CodingSchemeDesignator, CodeMeaning },
];

/** A picture of a series of the demo by its number, as `instanceUid` names it. */
export const imageReference = (study: Study, series: number, instance: number, sopClass = CT_IMAGE): Dataset => ({
  ReferencedSOPClassUID: sopClass,
  ReferencedSOPInstanceUID: uid(study.key, series, instance),
});

export const frameOfReference = (study: Study): string => uid(study.key, 'frame');
export const pictureSeriesUid = (study: Study, number: number): string => uid(study.key, number);

/** The common elements; what was worked out was not acquired. */
export function derived(series: Series, sopClass: string, minutes: number): Dataset {
  const {
    AcquisitionDate: _date,
    AcquisitionTime: _time,
    ProtocolName: _protocol,
    ...common
  } = commonModules(series, { sopClass, number: 1, seconds: minutes * 60 });
  return common;
}

export const referencedSeries = (study: Study, number: number, instances: readonly number[], sopClass = CT_IMAGE): Dataset => ({
  SeriesInstanceUID: pictureSeriesUid(study, number),
  ReferencedSOPSequence: instances.map((instance) => imageReference(study, number, instance, sopClass)),
});
