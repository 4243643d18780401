// What is read as text: a note, an answered form, a ZIP, variants; and what lies among such.
import { strToU8, zipSync } from 'fflate';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

type Samples = Pick<ContractKit, 'good' | 'hostile'>;

const sample = (name: string, mediaType: string, body: BodyInit): Sample => ({
  name,
  item: itemOf({ key: 'letter', mediaType }),
  read: alwaysAnswers(() => body, mediaType),
});

const SCRIPT =
  '<script>window.wasRun = true</script><img src=x onerror="window.wasRun = true"><a href="javascript:window.wasRun=true">x</a>';
const BOMB = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(50)}">${'bcdefgh'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefg'[at]};`.repeat(20)}">`)
  .join('')}]><x>&h;</x>`;
const long = Array.from({ length: 400 }, (_, line) => `${line}. Patienten mår efter omständigheterna väl.`).join('\n');

export const textSamples: Samples = {
  good: sample('a note', 'text/plain', long),
  hostile: [
    sample('empty', 'text/plain', ''),
    sample('bytes that are no text', 'text/plain', new Uint8Array(2000).fill(7).fill(0, 10, 20)),
    sample('HTML that would be code', 'text/html', `<html><body>${SCRIPT}<p>text</p></body></html>`),
    sample('entities without end', 'text/xml', BOMB),
    sample(
      'a CDA that would be code',
      'text/xml',
      `<ClinicalDocument xmlns="urn:hl7-org:v3"><title>x</title><component><structuredBody><component><section><text><paragraph>${SCRIPT.replaceAll('&', '&amp;').replaceAll('<img src=x', '<img src="x"').replace('onerror="window.wasRun = true">', 'onerror="window.wasRun = true"/>')}</paragraph></text></section></component></structuredBody></component></ClinicalDocument>`,
    ),
    sample('groups without end', 'application/rtf', `{\\rtf1 ${'{'.repeat(10_000)}`),
    sample('XML that is broken', 'text/xml', '<?xml version="1.0"?><a><b>'),
    sample(
      'a ZIP that is no DOCX',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zipSync({ 'x.txt': strToU8('x') }) as Uint8Array<ArrayBuffer>,
    ),
  ],
};

const form = (item: unknown): string =>
  JSON.stringify({ resourceType: 'QuestionnaireResponse', status: 'completed', authored: '2026-05-04', item });
const FORM = 'application/fhir+json;resource=QuestionnaireResponse';
export const formSamples: Samples = {
  good: sample('answers', FORM, form([{ linkId: '1', text: 'Hur mår du?', answer: [{ valueString: 'Bra' }] }])),
  hostile: [
    sample('not JSON', FORM, '{'),
    sample('another resource', FORM, '{"resourceType":"Patient"}'),
    sample('items that are numbers', FORM, form([1, null, { answer: { valueString: 7 } }])),
    sample('text that would be code', FORM, form([{ linkId: SCRIPT, text: SCRIPT, answer: [{ valueString: SCRIPT }] }])),
    sample(
      'very deep',
      FORM,
      `{"resourceType":"QuestionnaireResponse","item":${'[{"item":'.repeat(3000)}[]${'}]'.repeat(3000)}}`,
    ),
  ],
};

const packed = zipSync({ 'brev/remiss.txt': strToU8('Hej '.repeat(500)), 'bild.png': strToU8('x') }) as Uint8Array<ArrayBuffer>;
export const bundleSamples: Samples = {
  good: sample('two files', 'application/zip', packed),
  hostile: [
    sample('empty', 'application/zip', ''),
    sample('cut short', 'application/zip', packed.slice(0, 60)),
    sample('not a ZIP', 'application/zip', '<html>'),
    sample(
      'names that would be code',
      'application/zip',
      zipSync({ [SCRIPT]: strToU8('x'), '../../etc/passwd': strToU8('x') }) as Uint8Array<ArrayBuffer>,
    ),
    sample('a list of nothing', 'application/zip', '{"resourceType":"Bundle","entry":[1,{"resource":null}]}'),
  ],
};
