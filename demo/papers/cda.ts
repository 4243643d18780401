// Clinical documents (HL7 CDA R2): level 3 with narrative and entries, or a header around a scanned page.
import type { Study } from '../dicom/modules.ts';
import { REGION } from '../region.ts';

interface CdaSection {
  readonly title: string;
  /** Lines; those that begin with `- ` are a list. */
  readonly text?: string;
  /** Rows, the first is the head. */
  readonly table?: readonly (readonly string[])[];
  /** Measured values behind the table: LOINC code, name, value, unit. */
  readonly entries?: readonly (readonly [string, string, number, string])[];
}

export interface CdaOptions {
  readonly kind: string;
  readonly author: string;
  /** From and to, YYYY-MM-DD. */
  readonly stay?: readonly [string, string];
  readonly sections: readonly CdaSection[];
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char);
const digits = (value: string): string => value.replace(/\D/g, '');

export function printCda(study: Study, title: string, options: CdaOptions, pdf?: Uint8Array): string {
  const { patient, unit } = study;
  const [name = '', role = ''] = options.author.split(', ');
  const [given = '', ...family] = name.split(' ');
  const author = `<time value="${digits(study.date + study.time)}"/><assignedAuthor>
      <id root="1.2.752.129.2.1.4.1" extension="SE2321000000-EX01"/><code code="D" displayName="${escapeXml(role)}"/>
      <assignedPerson><name><given>${escapeXml(given)}</given><family>${escapeXml(family.join(' '))}</family></name></assignedPerson>
      <representedOrganization><name>${escapeXml(`${unit.department}, ${unit.name}`)}</name></representedOrganization>
    </assignedAuthor>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <realmCode code="SE"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="2.16.840.1.113883.19.5" extension="${digits(study.date)}-${patient.id.slice(0, 8)}"/>
  <code code="34105-7" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="${escapeXml(options.kind)}"/>
  <title>${escapeXml(title)}</title>
  <effectiveTime value="${digits(study.date + study.time)}"/>
  <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
  <languageCode code="sv-SE"/>
  <versionNumber value="1"/>
  <recordTarget>
    <patientRole>
      <id root="${patient.issuer}" extension="${patient.id}"/>
      <patient>
        <name><given>${escapeXml(patient.given)}</given><family>${escapeXml(patient.family)}</family></name>
        <administrativeGenderCode code="${patient.sex}" codeSystem="2.16.840.1.113883.5.1"/>
        <birthTime value="${patient.birthDate}"/>
      </patient>
    </patientRole>
  </recordTarget>
  <author>${author}</author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <id root="1.2.752.129.2.1.4.1" extension="SE2321000000-0001"/><name>${REGION}</name>
  </representedCustodianOrganization></assignedCustodian></custodian>
  ${options.stay ? printStay(options.stay, unit.department) : ''}
  <component>
    ${pdf ? `<nonXMLBody><text mediaType="application/pdf" representation="B64">${Buffer.from(pdf).toString('base64')}</text></nonXMLBody>` : `<structuredBody>${options.sections.map(printSection).join('')}</structuredBody>`}
  </component>
</ClinicalDocument>
`;
}

const printStay = ([from, to]: readonly [string, string], department: string): string =>
  `<componentOf><encompassingEncounter><effectiveTime><low value="${digits(from)}"/><high value="${digits(to)}"/></effectiveTime>
    <location><healthCareFacility><location><name>${escapeXml(department)}</name></location></healthCareFacility></location></encompassingEncounter></componentOf>`;

function printSection({ title, text = '', table, entries = [] }: CdaSection): string {
  const lines = text.split('\n').filter(Boolean);
  const items = lines.filter((line) => line.startsWith('- ')).map((line) => `<item>${escapeXml(line.slice(2))}</item>`);
  const paragraphs = lines.filter((line) => !line.startsWith('- ')).map((line) => `<paragraph>${escapeXml(line)}</paragraph>`);
  const [head = [], ...rows] = table ?? [];
  const grid = table
    ? `<table><thead><tr>${head.map((cell, at) => `<th${at > 0 && isNumeric(rows, at) ? ' align="right"' : ''}>${escapeXml(cell)}</th>`).join('')}</tr></thead><tbody>${rows
        .map(
          (row) =>
            `<tr>${row.map((cell, at) => `<td${at > 0 && isNumeric(rows, at) ? ' align="right"' : ''}>${printCell(cell)}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table>`
    : '';
  const list = items.length > 0 ? `<list>${items.join('')}</list>` : '';
  return `<component><section><title>${escapeXml(title)}</title><text>${paragraphs.join('')}${list}${grid}</text>
    ${entries.map(printEntry).join('')}</section></component>`;
}

const isNumeric = (rows: readonly (readonly string[])[], column: number): boolean =>
  rows.every((row) => /^[\d–<]/.test(row[column] ?? '') && !/gång/.test(row[column] ?? ''));

/** A value outside of its range is marked `*`. */
const printCell = (cell: string): string =>
  cell.endsWith('*') ? `<content styleCode="Bold">${escapeXml(cell.slice(0, -1))} *</content>` : escapeXml(cell);

const printEntry = ([code, name, value, unit]: readonly [string, string, number, string]): string =>
  `<entry typeCode="DRIV"><observation classCode="OBS" moodCode="EVN"><code code="${code}" codeSystem="2.16.840.1.113883.6.1" displayName="${escapeXml(name)}"/>
    <value xsi:type="PQ" value="${value}" unit="${escapeXml(unit)}"/></observation></entry>`;
