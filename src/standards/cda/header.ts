// Who, when, by whom and kept by whom: the header of a clinical document (HL7 CDA R2 §4.2).
import { formatName, normaliseIssuer } from '../../model/identity.ts';
import type { PatientIdentifier, PersonName } from '../../model/patient.ts';
import { attribute, elements, first, wordsOf, type XmlElement } from '../xml/parse.ts';

/** All texts are untrusted; '' and [] where nothing is said. */
export interface CdaHeader {
  readonly title: string;
  /** The document's type in words. */
  readonly kind: string;
  /** HL7 TS: digits from the year on. */
  readonly written: string;
  readonly ids: readonly PatientIdentifier[];
  readonly name: PersonName;
  readonly birth: string;
  readonly authors: readonly string[];
  readonly custodian: string;
  readonly signedBy: readonly string[];
  /** When and where what it tells of took place. */
  readonly encounter: string;
  readonly version: string;
  /** It takes the place of an earlier one. */
  readonly replaces: boolean;
  readonly language: string;
  readonly confidentiality: string;
}

export function readCdaHeader(root: XmlElement): CdaHeader {
  const role = first(root, 'recordTarget', 'patientRole');
  const code = first(root, 'code');
  return {
    title: wordsOf(first(root, 'title')),
    kind: wordsOf(first(code, 'originalText')) || (attribute(code, 'displayName') ?? ''),
    written: attribute(first(root, 'effectiveTime'), 'value') ?? '',
    ids: elements(role, 'id').map((id) => ({
      value: attribute(id, 'extension') ?? '',
      issuer: normaliseIssuer(attribute(id, 'root') ?? ''),
    })),
    name: nameOf(first(role, 'patient', 'name')),
    birth: attribute(first(role, 'patient', 'birthTime'), 'value') ?? '',
    authors: elements(root, 'author').map((author) => personAndUnit(first(author, 'assignedAuthor'))),
    custodian: wordsOf(first(root, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'name')),
    signedBy: [...elements(root, 'legalAuthenticator'), ...elements(root, 'authenticator')].map((signer) =>
      personAndUnit(first(signer, 'assignedEntity')),
    ),
    encounter: encounterOf(first(root, 'componentOf', 'encompassingEncounter')),
    version: attribute(first(root, 'versionNumber'), 'value') ?? '',
    replaces: elements(root, 'relatedDocument').some((related) => attribute(related, 'typeCode') === 'RPLC'),
    language: attribute(first(root, 'languageCode'), 'code') ?? '',
    confidentiality: attribute(first(root, 'confidentialityCode'), 'code') ?? '',
  };
}

/** A name in parts, or as it is written in one piece. */
function nameOf(name: XmlElement | undefined): PersonName {
  const part = (kind: string): string =>
    elements(name, kind)
      .map(wordsOf)
      .filter((word) => word !== '')
      .join(' ');
  const family = part('family');
  return family === '' && part('given') === '' ? { family: wordsOf(name), given: '' } : { family, given: part('given') };
}

function personAndUnit(entity: XmlElement | undefined): string {
  const person = first(entity, 'assignedPerson', 'name');
  const device = first(entity, 'assignedAuthoringDevice');
  const name = nameOf(person);
  const organization = first(entity, 'representedOrganization', 'name');
  return [
    [name.given, name.family].filter(Boolean).join(' ') ||
      wordsOf(first(device, 'softwareName')) ||
      wordsOf(first(device, 'manufacturerModelName')),
    attribute(first(entity, 'code'), 'displayName') ?? '',
    wordsOf(organization),
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function encounterOf(encounter: XmlElement | undefined): string {
  const time = first(encounter, 'effectiveTime');
  const ends = [attribute(time, 'value') ?? attribute(first(time, 'low'), 'value'), attribute(first(time, 'high'), 'value')];
  const place = wordsOf(first(encounter, 'location', 'healthCareFacility', 'location', 'name'));
  const when = ends.map((end) => printTs(end ?? '')).filter(Boolean);
  return [when.join(' – '), place].filter(Boolean).join(', ');
}

/** HL7 TS as people write it: '20261119094210+0100' is '2026-11-19 09:42'. What is no time stays as it is. */
export function printTs(value: string): string {
  const match = /^(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?/.exec(value);
  if (!match) return value;
  const [, year, month, day, hour, minute] = match;
  const date = [year, month, day].filter(Boolean).join('-');
  return hour !== undefined && minute !== undefined ? `${date} ${hour}:${minute}` : date;
}

export const printCdaName = ({ name }: CdaHeader): string => formatName(name);
