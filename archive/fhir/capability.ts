// What the FHIR face can do: no more than is true.
import { DOCUMENT_PARAMETERS } from './documents.ts';
import { PATIENT_PARAMETERS } from './patients.ts';

const TYPES: Readonly<Record<string, string>> = {
  identifier: 'token',
  'patient.identifier': 'token',
  'subject.identifier': 'token',
  _id: 'token',
  status: 'token',
  contenttype: 'token',
  gender: 'token',
  patient: 'reference',
  subject: 'reference',
  birthdate: 'date',
  creation: 'date',
  period: 'date',
};
const toParameters = (table: object) => Object.keys(table).map((name) => ({ name, type: TYPES[name] ?? 'string' }));
const READ_AND_SEARCH = [{ code: 'read' }, { code: 'search-type' }];

export const capabilityStatement = (url: string) => ({
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-23',
  kind: 'instance',
  software: { name: 'Helbild archive' },
  implementation: { description: 'Documents of a folder, read only', url },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: [
        { type: 'Patient', interaction: READ_AND_SEARCH, searchParam: toParameters(PATIENT_PARAMETERS) },
        { type: 'DocumentReference', interaction: READ_AND_SEARCH, searchParam: toParameters(DOCUMENT_PARAMETERS) },
        { type: 'Binary', interaction: [{ code: 'read' }] },
      ],
    },
  ],
});
