import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, proseText } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { parseXml } from '../xml/parse.ts';
import { readCda } from './document.ts';
import { printTs } from './header.ts';
import { compareIds } from './whose.ts';

const HEADER = `<code displayName="Epikris"/><title>Epikris Lung</title><effectiveTime value="20240517094210+0200"/>
<recordTarget><patientRole><id root="1.2.752.129.2.1.3.1" extension="191212121212"/><patient><name><given>Tolvan</given><family>Test</family></name><birthTime value="19121212"/></patient></patientRole></recordTarget>
<author><assignedAuthor><assignedPerson><name>Bo Låtsas</name></assignedPerson><representedOrganization><name>Lung</name></representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><name>Region Exempel</name></representedCustodianOrganization></assignedCustodian></custodian>`;
const document = (body: string): string => `<ClinicalDocument>${HEADER}<component>${body}</component></ClinicalDocument>`;
const section = (text: string, more = ''): string =>
  document(
    `<structuredBody><component><section><title>S</title><text>${text}</text>${more}</section></component></structuredBody>`,
  );
const blocksOf = (xml: string): readonly Block[] => {
  const { body } = readCda(parseXml(xml));
  return body.is === 'sections' ? body.blocks : [];
};

describe('a clinical document', () => {
  it('says who, when, by whom and kept by whom', () => {
    const { header } = readCda(parseXml(document('<structuredBody/>')));

    expect(header.title).toBe('Epikris Lung');
    expect(header.ids).toEqual([{ value: '191212121212', issuer: '1.2.752.129.2.1.3.1' }]);
    expect(header.name).toEqual({ family: 'Test', given: 'Tolvan' });
    expect(header.authors).toEqual(['Bo Låtsas, Lung']);
    expect(header.custodian).toBe('Region Exempel');
    expect(printTs(header.written)).toBe('2024-05-17 09:42');
  });

  it('keeps tables, lists and styles of its narrative', () => {
    const blocks = blocksOf(
      section(
        'a <content styleCode="Bold Italics">b</content><table><tr><th colspan="2">H</th></tr><tr><td>1</td><td align="right">2</td></tr></table><list listType="ordered"><item>x</item></list>',
      ),
    );

    expect(blocks[1]).toEqual({ is: 'paragraph', runs: [{ text: 'a ' }, { text: 'b', bold: true, italic: true }] });
    expect(blocks[2]).toMatchObject({ is: 'table', rows: [[{ isHead: true, columns: 2 }], [{}, { align: 'end' }]] });
    expect(blocks[3]).toMatchObject({ is: 'list', isOrdered: true });
  });

  it('loses no word of a narrative that it does not understand', () => {
    expect(proseText(blocksOf(section('<unknown>one <deep><paragraph>two</paragraph></deep></unknown>three')))).toBe(
      'S\none\ntwo\nthree',
    );
  });

  it('shows the pictures it holds, where it refers to them, and none from elsewhere', () => {
    const media = (id: string, value: string) => `<entry><observationMedia ID="${id}">${value}</observationMedia></entry>`;
    const blocks = blocksOf(
      section(
        '<renderMultiMedia referencedObject="M1"/>',
        media('M1', '<value mediaType="image/png" representation="B64">iVBORw==</value>') +
          media('M2', '<value mediaType="image/png"><reference value="http://x/y.png"/></value>'),
      ),
    );

    expect(blocks.map(({ is }) => is)).toEqual(['heading', 'picture', 'note']);
  });

  it('reads codes where its author wrote no words', () => {
    const entry = '<entry><observation><code displayName="Hb"/><value value="104" unit="g/L"/></observation></entry>';
    expect(proseText(blocksOf(section('', entry)))).toBe('S\nHb: 104 g/L');
  });

  it('gives the file inside of it, and fetches none from elsewhere', () => {
    const inside = readCda(
      parseXml(document('<nonXMLBody><text mediaType="application/pdf" representation="B64">JVBE\n Ri0=</text></nonXMLBody>')),
    ).body;
    expect(inside).toMatchObject({ is: 'file', mediaType: 'application/pdf', bytes: new TextEncoder().encode('%PDF-') });
    expect(readCda(parseXml(document('<nonXMLBody><text><reference value="a.pdf"/></text></nonXMLBody>'))).body).toEqual({
      is: 'elsewhere',
      where: 'a.pdf',
    });
  });

  it('survives 10,000 damaged documents', () => {
    const whole = section(
      '<paragraph>a<br/></paragraph><table><tr><td colspan="99999999">b</td></tr></table><list><item>c</item></list><renderMultiMedia referencedObject="M"/>',
      '<entry><observationMedia ID="M"><value mediaType="image/png" representation="B64">####</value></observationMedia></entry>',
    );
    const tags = whole.split(/(?=<)/);
    fc.assert(
      fc.property(
        fc.nat(tags.length - 1),
        fc.nat(tags.length - 1),
        fc.constantFrom('', '<section>', '</text>', '<table/>', ' colspan="-1"', '&#0;'),
        (at, other, more) => {
          const damaged = [...tags];
          damaged[at] = `${damaged[other]}${more}`;
          try {
            const { body } = readCda(parseXml(damaged.join('')));
            if (body.is === 'sections') proseText(body.blocks);
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('whose a document is', () => {
  const pnr = '1.2.752.129.2.1.3.1';
  it('is compared by numbers of one issuer only', () => {
    const expected = { value: '191212121212', issuer: pnr };
    expect(compareIds([{ value: '19121212-1212', issuer: pnr }], expected)).toBe('same');
    expect(compareIds([{ value: '194802259897', issuer: pnr }], expected)).toBe('other');
    expect(
      compareIds(
        [
          { value: '1', issuer: '2.16.840' },
          { value: '191212121212', issuer: pnr },
        ],
        expected,
      ),
    ).toBe('same');
    expect(compareIds([{ value: '191212121212', issuer: '2.16.840' }], expected)).toBe('unknown');
    expect(compareIds([], expected)).toBe('unknown');
    expect(compareIds([{ value: '7', issuer: '' }], { value: '8', issuer: '' })).toBe('unknown');
  });
});
