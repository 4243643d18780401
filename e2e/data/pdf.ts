// PDFs small enough to be read in a test, with a right cross-reference table (ISO 32000-1 §7.5.4).

export interface PdfOptions {
  readonly pages: number;
  /** More entries of the document catalogue. */
  readonly catalogue?: string;
  /** An address that the first page links to. */
  readonly link?: string;
}

export const printPageText = (page: number): string => `Page ${page}: no change since last year`;

export function drawPdf({ pages, catalogue = '', link }: PdfOptions): string {
  const font = 3 + pages * 2;
  const kids = Array.from({ length: pages }, (_, index) => `${3 + index * 2} 0 R`).join(' ');
  const annotation = link
    ? `/Annots [<< /Type /Annot /Subtype /Link /Rect [60 690 540 730] /A << /S /URI /URI (${link}) >> >>]`
    : '';
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    ...Array.from({ length: pages }, (_, index) => {
      const content = `BT /F1 24 Tf 72 700 Td (${printPageText(index + 1)}) Tj ET`;
      const resources = `/Resources << /Font << /F1 ${font} 0 R >> >>`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${4 + index * 2} 0 R ${resources} ${index === 0 ? annotation : ''} >>`,
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
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
