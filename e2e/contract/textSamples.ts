import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const sample = (name: string, mediaType: string, body: BodyInit, sent = mediaType): Sample => ({
  name,
  item: itemOf({ key: 'text', mediaType, label: `${name}.txt` }),
  read: alwaysAnswers(() => body, sent),
});

const person =
  '<patientRole><id root="1.2.752.129.2.1.3.1" extension="191212121212"/><patient><name><given>Tolvan</given><family>Test</family></name></patient></patientRole>';
const cda = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3"><title>Epikris</title><effectiveTime value="20240517"/><recordTarget>${person}</recordTarget>
<component>${body}</component></ClinicalDocument>`;
const letter =
  cda(`<structuredBody><component><section><title>Diagnos</title><text><paragraph>Pneumoni, <content styleCode="Bold">J18.9</content>.</paragraph>
<table><thead><tr><th>Prov</th><th>Värde</th></tr></thead><tbody><tr><td>CRP</td><td>186</td></tr></tbody></table></text></section></component></structuredBody>`);
const EVIL =
  '<script>window.wasRun = true</script><img src=x onerror="window.wasRun = true"><a href="javascript:window.wasRun = true">x</a>';
const BOMB = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">${'bcdefghij'
  .split('')
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]><ClinicalDocument>&j;</ClinicalDocument>`;

export const textSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('a letter with a table', 'text/xml', letter),
  hostile: [
    sample('empty', 'text/plain', ''),
    sample('nothing but zeros', 'text/plain', new Uint8Array(4096)),
    sample('a page that would run', 'text/html', `<html><body onload="window.wasRun = true">${EVIL}<p>text</p></body></html>`),
    sample(
      'a page of pictures elsewhere',
      'text/html',
      '<img src="https://example.invalid/x.png"><iframe src="https://example.invalid/"></iframe><p>a</p>',
    ),
    sample('a page that is very deep', 'text/html', '<div>'.repeat(20_000) + EVIL),
    sample(
      'a form that would be sent',
      'text/html',
      '<form action="https://example.invalid/"><input name="a"><button>x</button></form>',
    ),
    sample('a bomb of entities', 'text/xml', BOMB),
    sample('an entity from a file', 'text/xml', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
    sample('XML that is cut', 'text/xml', letter.slice(0, 500)),
    sample('XML that is very deep', 'text/xml', '<a>'.repeat(100_000)),
    sample('markup in a narrative', 'text/xml', letter.replace('J18.9', `<![CDATA[${EVIL}]]>`)),
    sample(
      'a file inside that is no base64',
      'text/xml',
      cda('<nonXMLBody><text mediaType="application/pdf" representation="B64">###</text></nonXMLBody>'),
    ),
    sample(
      'a file inside that is a PDF',
      'text/xml',
      cda('<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBERi0=</text></nonXMLBody>'),
    ),
    sample('RTF of many groups', 'application/rtf', `{\\rtf1 ${'{'.repeat(100_000)}`),
    sample('RTF with bytes that never come', 'application/rtf', '{\\rtf1 a\\bin2000000000 b}'),
    sample('a table without end', 'text/csv', `"${'a,'.repeat(100_000)}`),
    sample('JSON that is deep', 'application/json', '['.repeat(50_000) + ']'.repeat(50_000)),
    sample('JSON that is not', 'application/json', '{"a": '),
    sample(
      'a letter that is no archive',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'PK\u0003\u0004 nothing',
    ),
    sample('text that turns around', 'text/plain', '\u202eabc\u0000\u001b[2J'.repeat(100)),
    sample('one long word', 'text/plain', 'x'.repeat(3_000_000)),
  ],
};
