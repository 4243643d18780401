// Figures in reports.

type Draw = (document: PDFKit.PDFDocument, y: number, values: readonly number[]) => number;

/** Nodule size by examination: diameters in mm. */
const growth: Draw = (document, y, values) => {
  const height = 92;
  const x = (index: number): number => 84 + (index / Math.max(1, values.length - 1)) * 220;
  const at = (value: number): number => y + height - (value / 12) * height;
  document.lineWidth(0.5);
  for (const level of [0, 4, 8, 12]) {
    document.moveTo(84, at(level)).lineTo(320, at(level)).stroke('#d5dbe2');
    document
      .font('Helvetica')
      .fontSize(8)
      .fillColor('#5a6674')
      .text(`${level}`, 66, at(level) - 4, { width: 14, align: 'right', lineBreak: false });
  }
  document.lineWidth(1.4);
  for (const [index, value] of values.entries())
    if (index > 0)
      document
        .moveTo(x(index - 1), at(values[index - 1] ?? 0))
        .lineTo(x(index), at(value))
        .stroke('#1f4e79');
  for (const [index, value] of values.entries()) {
    document.circle(x(index), at(value), 3).fill('#1f4e79');
    document
      .fontSize(8.5)
      .fillColor('#16202c')
      .text(`${value.toFixed(1).replace('.', ',')} mm`, x(index) - 16, at(value) - 15, { lineBreak: false });
  }
  return y + height + 14;
};

export const figures = { growth } as const;
