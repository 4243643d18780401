import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const PART = { key: 'report', mediaType: 'application/dicom', modality: 'SR', sopClass: '1.2.840.10008.5.1.4.1.1.88.33' };
const FHIR = { key: 'report', mediaType: 'application/fhir+json;resource=DiagnosticReport' };

const value = (...values: readonly unknown[]) => ({ Value: values });
const sq = (...items: readonly object[]) => ({ vr: 'SQ', Value: items });
const coded = (code: string, meaning: string) =>
  sq({ '00080100': value(code), '00080102': value('DCM'), '00080104': value(meaning) });
const item = (type: string, name: string, more: object = {}) => ({
  '0040A010': value('CONTAINS'),
  '0040A040': value(type),
  '0040A043': coded('121071', name),
  ...more,
});
const report = (content: readonly object[], more: object = {}) => ({
  '00080016': value(PART.sopClass),
  '00080018': value('1.2.3'),
  '00080023': value('20240517'),
  '00100010': value({ Alphabetic: 'Test^Tolvan' }),
  '00100020': value('191212121212'),
  '0040A040': value('CONTAINER'),
  '0040A043': coded('18748-4', 'Diagnostic imaging report'),
  '0040A493': value('VERIFIED'),
  '0040A730': sq(...content),
  ...more,
});

const sample = (name: string, body: string, part: typeof PART | typeof FHIR = PART): Sample => ({
  name,
  item: itemOf(part),
  read: alwaysAnswers(() => body, part === PART ? 'application/dicom+json' : 'application/fhir+json;resource=DiagnosticReport'),
});
const structured = (name: string, datasets: readonly object[]): Sample => sample(name, JSON.stringify(datasets));

const paragraphs = Array.from({ length: 40 }, (_, index) =>
  item('TEXT', `Finding ${index + 1}`, { '0040A160': value('No enlarged lymph nodes. <b>Not bold.</b>') }),
);
const deep = (levels: number): string =>
  `${'{"0040A040":{"Value":["CONTAINER"]},"0040A730":{"vr":"SQ","Value":['.repeat(levels)}{}${']}}'.repeat(levels)}`;

export const reportSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: structured('a report of forty findings', [report(paragraphs)]),
  hostile: [
    sample('empty', ''),
    sample('not JSON', '<html><script>window.wasRun = 1</script></html>'),
    sample('no reports', '[]'),
    sample('cut short', JSON.stringify([report(paragraphs)]).slice(0, 2000)),
    structured('without content', [{}]),
    structured('runs a script', [
      report([item('TEXT', '<img src=x onerror="window.wasRun=1">', { '0040A160': value('<script>window.wasRun=1</script>') })]),
    ]),
    structured('turns its text around', [report([item('TEXT', '\u202e\u0000\u2066', { '0040A160': value('\u202eabc\u0007') })])]),
    sample('ten thousand levels deep', `[${deep(10_000)}]`),
    structured('fifty thousand findings', [
      report(Array.from({ length: 50_000 }, () => item('TEXT', 'x', { '0040A160': value('y') }))),
    ]),
    structured('replaces itself', [
      report(paragraphs, { '0040A360': sq({ '00081115': sq({ '00081199': sq({ '00081155': value('1.2.3') }) }) }) }),
    ]),
    structured('points at itself', [report([{ '0040A010': value('INFERRED FROM'), '0040DB73': value(1) }])]),
    sample('another FHIR resource', '{"resourceType":"Patient"}', FHIR),
    sample(
      'a FHIR report of nothing',
      '{"resourceType":"DiagnosticReport","result":[null,{"reference":7}],"text":{"div":"<<<"}}',
      FHIR,
    ),
  ],
};
