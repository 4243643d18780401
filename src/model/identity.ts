// When two records may be taken for one person (BIR, RAD TF-2 4.16.4.2.2.5.3), and how a person is printed.
// Strict on purpose: a wrong "no" hides a picture and says so, a wrong "yes" shows somebody else's.
import type { Identity, PatientIdentifier, PersonName } from './patient.ts';
import { printPersonnummer } from './personnummer.ts';

/**
 * Two records of one source: equal number, equal issuer, exactly equal name. Padding, empty trailing components and the
 * Unicode form of the same letters do not count; case, spelling and letters that only look alike do.
 * A record without a number is nobody's equal: such a person exists only within one study.
 */
export function samePatient(a: Identity, b: Identity): boolean {
  return sameNumber(a.id, b.id) && normaliseIssuer(a.id.issuer) === normaliseIssuer(b.id.issuer) && sameName(a.name, b.name);
}

/**
 * Records of two sources: equal number from the same, known issuer. Names may be written differently in two registers.
 * Without an issuer on both sides equal numbers are two people.
 */
export function sameAcrossSources(a: Identity, b: Identity): boolean {
  const issuer = normaliseIssuer(a.id.issuer);
  return issuer !== '' && issuer === normaliseIssuer(b.id.issuer) && sameNumber(a.id, b.id);
}

/** Records of two sources that may stand on one timeline: the same number of a known issuer, and the name as it is read. */
export const samePerson = (a: Identity, b: Identity): boolean => sameAcrossSources(a, b) && readName(a) === readName(b);

const readName = ({ name }: Identity): string => formatName(name).normalize('NFC').toLocaleLowerCase('sv');

const sameNumber = (a: PatientIdentifier, b: PatientIdentifier): boolean => {
  const value = trimPadding(a.value);
  return value !== '' && value === trimPadding(b.value);
};

/** All components equal, as samePatient compares them. Two empty names are equal. */
export const sameName = (a: PersonName, b: PersonName): boolean => nameKey(a) === nameKey(b);

/** Text that is equal exactly when the names are. */
export const nameKey = ({ family, given, middle = '', prefix = '', suffix = '' }: PersonName): string =>
  [family, given, middle, prefix, suffix]
    .map((component) => trimPadding(component).normalize('NFC'))
    .join('^')
    .replace(/\^+$/, '');

/** DICOM pads to even length with a blank or NUL; leading and trailing blanks do not count (PS3.5 §6.2, LO and PN). */
const trimPadding = (text: string): string => text.replace(/^[ \0]+|[ \0]+$/g, '');

/** FHIR identifier systems of the Swedish base profiles and the OIDs that say the same (hl7se.fhir.base). */
const OID_OF_SYSTEM: ReadonlyMap<string, string> = new Map([
  ['http://electronichealth.se/identifier/personnummer', '1.2.752.129.2.1.3.1'],
  ['http://electronichealth.se/identifier/samordningsnummer', '1.2.752.129.2.1.3.3'],
]);

/** The ways FHIR servers write an issuer, to ask them for a number of it. */
export function issuerSystems(issuer: string): string[] {
  const normal = normaliseIssuer(issuer);
  const known = [...OID_OF_SYSTEM].filter(([, oid]) => oid === normal).map(([system]) => system);
  return [...known, /^[0-2](\.\d+)+$/.test(normal) ? `urn:oid:${normal}` : normal];
}

/** One spelling for an assigning authority: a bare OID where it is one, else the text as it stands; '' when unknown. */
export function normaliseIssuer(issuer: string): string {
  const text = trimPadding(issuer);
  const oid = text.replace(/^urn:oid:/i, '');
  if (/^[0-2](\.(0|[1-9]\d*))+$/.test(oid)) return oid;
  return OID_OF_SYSTEM.get(text.replace(/\/$/, '').toLowerCase()) ?? text;
}

/** 'Family, Given Middle', as lists and headers print it; '' when there is no name. */
export function formatName({ family, given, middle = '' }: PersonName): string {
  const first = [given, middle].filter((component) => component !== '').join(' ');
  return [family, first].filter((component) => component !== '').join(', ');
}

/** A number as its readers write it: personnummer and samordningsnummer as ÅÅÅÅMMDD-NNNN, all others as they stand. */
export function formatPatientId({ value, issuer }: PatientIdentifier): string {
  const oid = normaliseIssuer(issuer);
  const isNational = oid === '1.2.752.129.2.1.3.1' || oid === '1.2.752.129.2.1.3.3';
  return (isNational && printPersonnummer(value)) || value;
}
