import { describe, expect, it } from 'vitest';
import { sniffType } from './sniff.ts';

const head = (text: string) => new TextEncoder().encode(text);
const CDA = '<?xml version="1.0"?><!-- a letter --><ClinicalDocument xmlns="urn:hl7-org:v3">';

describe('the type of XML', () => {
  it.each([
    ['brev.xml', CDA, 'application/hl7-cda+xml'],
    ['brev', CDA, 'application/hl7-cda+xml'],
    ['brev.xml', CDA.replace('<Clin', '<hl7:Clin'), 'application/hl7-cda+xml'],
    ['brev.xml', '<?xml version="1.0"?><note>ClinicalDocument</note>', 'text/xml'],
    ['bild', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
    ['brev.xml', '\0\0\0\0', 'application/octet-stream'],
  ])('of %s is told by its root', (name, text, type) => {
    expect(sniffType(head(text), name)).toBe(type);
  });
});
