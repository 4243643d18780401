import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { drawPdf } from '../data/pdf.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const PART = { key: 'letter', mediaType: 'application/pdf' };

const sample = (name: string, body: string): Sample => ({
  name,
  item: itemOf(PART),
  read: alwaysAnswers(() => body, 'application/pdf'),
});

const whole = drawPdf({ pages: 5 });
const JAVASCRIPT = '/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >>';

export const pdfSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('five pages', whole),
  hostile: [
    sample('empty', ''),
    sample('not a PDF', '<html><script>alert(1)</script></html>'),
    sample('cut short', whole.slice(0, whole.length / 3)),
    sample('without its table', whole.slice(0, whole.indexOf('xref'))),
    sample('claims a billion pages', whole.replace('/Count 5', '/Count 1000000000')),
    sample('its pages are each other', whole.replace(/\/Kids \[[^\]]*\]/, '/Kids [2 0 R]')),
    sample('a page larger than a house', whole.replaceAll('[0 0 595 842]', '[0 0 9999999 9999999]')),
    sample('runs a script', drawPdf({ pages: 1, catalogue: JAVASCRIPT })),
  ],
};
