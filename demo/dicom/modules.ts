// What every object of the region carries: patient, study, series, equipment (PS3.3 C.7.1 – C.7.5).
import { type DemoPatient, REGION, type Unit } from '../region.ts';
import { uid } from './uid.ts';
import type { Dataset } from './write.ts';

/** One examination as the story tells it. Plain JSON: it crosses to a worker. */
export interface Study {
  /** Unique in the region; UIDs and the accession number are made from it. */
  readonly key: string;
  readonly patient: DemoPatient;
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM, Swedish time */
  readonly time: string;
  readonly unit: Unit;
  readonly description: string;
  readonly referrer: string;
  readonly question?: string;
}

export interface Series {
  readonly study: Study;
  readonly number: number;
  readonly modality: string;
  readonly description: string;
  readonly bodyPart?: string;
  readonly laterality?: 'R' | 'L';
  readonly equipment: Equipment;
}

export interface Equipment {
  readonly manufacturer: string;
  readonly model: string;
  readonly station: string;
}

export const studyUid = (study: Study): string => uid(study.key);
export const seriesUid = (series: Series): string => uid(series.study.key, series.number);
export const instanceUid = (series: Series, instance: number): string => uid(series.study.key, series.number, instance);

export interface Instance {
  readonly sopClass: string;
  readonly number: number;
  /** Seconds after the study's start. */
  readonly seconds?: number;
}

/** The common elements of one instance. */
export function commonModules(series: Series, instance: Instance): Dataset {
  const { study, equipment } = series;
  const date = dicomDate(study.date);
  const seconds = (instance.seconds ?? instance.number) + series.number * 60;
  return {
    ...patientModules(study),
    ...studyModules(study, date),
    SOPClassUID: instance.sopClass,
    SOPInstanceUID: instanceUid(series, instance.number),
    InstanceCreationDate: date,
    InstanceCreationTime: dicomTime(study.time, seconds),
    SeriesDate: date,
    ContentDate: date,
    SeriesTime: dicomTime(study.time, series.number * 60),
    ContentTime: dicomTime(study.time, seconds),
    AcquisitionDate: date,
    AcquisitionTime: dicomTime(study.time, seconds),
    Modality: series.modality,
    SeriesDescription: series.description,
    SeriesInstanceUID: seriesUid(series),
    SeriesNumber: series.number,
    InstanceNumber: instance.number,
    ...(series.bodyPart ? { BodyPartExamined: series.bodyPart } : {}),
    ...(series.laterality ? { Laterality: series.laterality } : {}),
    Manufacturer: equipment.manufacturer,
    InstitutionName: `${study.unit.name}, ${REGION}`,
    StationName: equipment.station,
    InstitutionalDepartmentName: study.unit.department,
    ManufacturerModelName: equipment.model,
    DeviceSerialNumber: `DEMO-${equipment.station}`,
    SoftwareVersions: 'Helbild demo',
    ProtocolName: series.description,
  };
}

function patientModules({ patient, date }: Study): Dataset {
  return {
    SpecificCharacterSet: patient.characterSet,
    PatientName: `${patient.family}^${patient.given}`,
    PatientID: patient.id,
    IssuerOfPatientID: patient.issuer,
    IssuerOfPatientIDQualifiersSequence: [{ UniversalEntityID: patient.issuer, UniversalEntityIDType: 'ISO' }],
    PatientBirthDate: patient.birthDate,
    PatientSex: patient.sex,
    PatientAge: age(patient.birthDate, dicomDate(date)),
  };
}

function studyModules(study: Study, date: string): Dataset {
  return {
    StudyDate: date,
    StudyTime: dicomTime(study.time, 0),
    AccessionNumber: accession(study),
    ReferringPhysicianName: study.referrer,
    StudyDescription: study.description,
    StudyInstanceUID: studyUid(study),
    StudyID: accession(study).slice(-8),
    TimezoneOffsetFromUTC: isSummerTime(study.date) ? '+0200' : '+0100',
  };
}

/** RE, the year and eight digits made from the study's name. */
export function accession(study: Study): string {
  const digits = studyUid(study).slice(-8);
  return `RE${study.date.slice(2, 4)}${digits}`;
}

export const dicomDate = (iso: string): string => iso.replaceAll('-', '');

/** @param seconds after hh:mm */
export function dicomTime(time: string, seconds: number): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const total = Math.min(86_399, Math.round(hours * 3600 + minutes * 60 + seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(total / 3600))}${two(Math.floor(total / 60) % 60)}${two(total % 60)}`;
}

/** 062Y; months below two years (AS, PS3.5 §6.2). */
function age(birth: string, on: string): string {
  const months = (Number(on.slice(0, 4)) - Number(birth.slice(0, 4))) * 12 + Number(on.slice(4, 6)) - Number(birth.slice(4, 6));
  const whole = Number(on.slice(6)) < Number(birth.slice(6)) ? months - 1 : months;
  return whole < 24 ? `${String(Math.max(0, whole)).padStart(3, '0')}M` : `${String(Math.floor(whole / 12)).padStart(3, '0')}Y`;
}

/** Last Sunday of March to last Sunday of October, by day. */
function isSummerTime(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  if (month < 3 || month > 10) return false;
  if (month > 3 && month < 10) return true;
  const lastSunday = 31 - new Date(Date.UTC(year, month - 1, 31)).getUTCDay();
  return month === 3 ? day >= lastSunday : day < lastSunday;
}

/** Sixteen bits per pixel, one sample. */
export function greyPixels(
  columns: number,
  rows: number,
  bitsStored: number,
  photometric = 'MONOCHROME2',
  signed: 0 | 1 = 0,
): Dataset {
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: photometric,
    Rows: rows,
    Columns: columns,
    BitsAllocated: bitsStored > 8 ? 16 : 8,
    BitsStored: bitsStored,
    HighBit: bitsStored - 1,
    PixelRepresentation: signed,
  };
}
