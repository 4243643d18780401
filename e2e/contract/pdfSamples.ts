import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const PART = { key: 'letter', mediaType: 'application/pdf' };

/** A PDF of pages that say something, with a right cross-reference table (ISO 32000-1 §7.5.4). */
function drawPdf(pages: number, extra = ''): string {
  const kids = Array.from({ length: pages }, (_, index) => `${3 + index * 2} 0 R`).join(' ');
  const font = 3 + pages * 2;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${extra} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, (_, index) => {
      const content = `BT /F1 24 Tf 72 700 Td (Page ${index + 1}: no change since last year) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + index * 2} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }).flat(),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}

const sample = (name: string, body: string): Sample => ({
  name,
  item: itemOf(PART),
  read: alwaysAnswers(() => body, 'application/pdf'),
});

const whole = drawPdf(5);
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
    sample('runs a script', drawPdf(1, JAVASCRIPT)),
  ],
};
