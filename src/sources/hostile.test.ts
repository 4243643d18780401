// Answers nobody should send: whatever comes, a source yields the patient's own items, or a Failure, and nothing else.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { sameAcrossSources, samePatient } from '../model/identity.ts';
import type { ItemId } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { type FakeAnswer, type FakeServer, startFakeServer } from '../testing/fakeServer.ts';
import { dicomwebSource } from './dicomweb/index.ts';
import { mhdSource } from './mhd/index.ts';
import { readItems } from './source.contract.ts';

const eva: Patient = { sourceId: 's', id: { value: '1', issuer: 'A' }, name: { family: 'E', given: '' } };
const call = () => ({ signal: AbortSignal.timeout(10_000) });

const word = fc.constantFrom(
  '1',
  '1.1',
  '1.2',
  'A',
  'B',
  '',
  'E',
  'CT',
  'OT',
  'DOC',
  '..',
  '1/../2',
  '<script>',
  '20240230',
  '1.2.840.10008.5.1.4.1.1.104.1',
);
const value = fc.oneof(word, fc.jsonValue({ maxDepth: 2 }), fc.record({ Alphabetic: word }));
const tag = fc.constantFrom(
  '0020000D',
  '0020000E',
  '00080018',
  '00100020',
  '00100021',
  '00100010',
  '00080060',
  '00080016',
  '00201206',
  '00201209',
  '00420011',
  '00080020',
);
const element = fc.oneof(
  { weight: 4, arbitrary: fc.record({ Value: fc.array(value, { maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
);
/** Rows that nearly are Eva's. */
const row = fc
  .tuple(fc.dictionary(tag, element), fc.boolean())
  .map(([elements, isEva]) =>
    isEva
      ? { '0020000D': { Value: ['1.1'] }, '0020000E': { Value: ['1.2'] }, '00100020': { Value: ['1'] }, ...elements }
      : elements,
  );
const fhirResource = fc.record(
  {
    resourceType: fc.constantFrom('Patient', 'DocumentReference', 'Bundle', 'Binary'),
    id: word,
    identifier: fc.oneof(value, fc.array(fc.record({ system: word, value: word }), { maxLength: 2 })),
    name: fc.oneof(value, fc.array(fc.record({ family: word }), { maxLength: 2 })),
    subject: fc.oneof(value, fc.record({ reference: fc.constantFrom('Patient/1', 'Patient/A', 'Patient/') })),
    content: fc.oneof(value, fc.array(fc.record({ attachment: value }), { maxLength: 2 })),
    status: fc.constantFrom('current', 'x'),
  },
  { requiredKeys: ['resourceType'] },
);
const bundle = fc.record({
  resourceType: fc.constant('Bundle'),
  entry: fc.oneof(value, fc.array(fc.record({ resource: fhirResource }), { maxLength: 4 })),
  link: fc.oneof(value, fc.constant([{ relation: 'next', url: 'x?page=2' }])),
});
const type = fc.constantFrom(
  'application/dicom+json',
  'text/html',
  '',
  'multipart/related; boundary=b',
  'multipart/related',
  'application/fhir+json',
);
const body = fc.oneof(
  { weight: 4, arbitrary: fc.array(row, { maxLength: 4 }).map((rows) => JSON.stringify(rows)) },
  { weight: 4, arbitrary: fc.oneof(bundle, fhirResource).map((one) => JSON.stringify(one)) },
  fc.json({ maxDepth: 3 }),
  fc.string(),
  fc.constantFrom(
    '[[[[',
    '['.repeat(50_000),
    '<!DOCTYPE html><title>Sign in</title>',
    '--b\r\n\r\nx',
    'null',
    '"x"',
    '[null,1,{}]',
  ),
);
const answers = fc.array(
  fc.record({ status: fc.constantFrom(200, 200, 200, 204, 404, 400, 500), type, body }).map(
    (one): FakeAnswer => ({
      status: one.status,
      headers: { 'content-type': one.type },
      body: one.status === 204 ? '' : one.body,
    }),
  ),
  { minLength: 1, maxLength: 6 },
);

describe('hostile answers', () => {
  let server: FakeServer;
  beforeAll(async () => {
    server = await startFakeServer(() => ({}));
  });
  afterAll(() => server.close());

  const sources = {
    dicomweb: () => dicomwebSource({ id: 's', label: '', urls: { base: `${server.origin}/x` } }),
    mhd: () => mhdSource({ id: 's', label: '', urls: { base: `${server.origin}/x` } }),
  };
  for (const [name, create] of Object.entries(sources)) {
    it(`never make ${name} crash, hang or tell of somebody else`, async () => {
      await fc.assert(
        fc.asyncProperty(answers, async (given) => {
          let count = 0;
          server.answer = () => given[count++ % given.length] ?? {};
          const source = create();
          const part = { key: '1.1/1.2', mediaType: 'application/dicom' };
          const results = await Promise.allSettled([
            readItems(source, eva).then((items) => {
              for (const { identity } of items) expect(samePatient(eva, identity) || sameAcrossSources(eva, identity)).toBe(true);
            }),
            source.findPatients({ id: '1', limit: 3 }, call()).then(({ patients }) => {
              for (const { id } of patients) expect(id.value.startsWith('1')).toBe(true);
            }),
            source.open('s~1.1' as ItemId, call()),
            source.read(part, { ...call(), accept: ['application/dicom+json'], sample: true }),
            source.read(part, { ...call(), accept: ['application/pdf'] }),
            source.read({ ...part, key: 'Binary/1' }, call()),
            source.read(part, { ...call(), instance: '1', frame: 1 }),
            source.read(part, { ...call(), fit: { width: 9, height: 9 } }),
            source.read(part, { ...call(), bulkData: 'x', range: { from: 0, to: 3 } }),
          ]);
          for (const result of results)
            if (result.status === 'rejected' && !(result.reason instanceof Failure)) throw result.reason;
        }),
        { numRuns: 60 },
      );
    }, 120_000);
  }

  it('never make a message that names the patient', async () => {
    const secret = 'Ågren 191212121212';
    const source = sources.dicomweb();
    for (const hostile of [`{"x": "${secret}`, `[{"00100010": "${secret}"}]`, secret]) {
      server.answer = () => ({ headers: { 'content-type': 'application/dicom+json' }, body: hostile });
      const error: unknown = await source.open('s~1.1' as ItemId, call()).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Failure);
      expect(`${error} ${error instanceof Error ? error.cause : ''}`).not.toMatch(/gren|1912/);
    }
  });
});
