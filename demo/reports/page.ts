// Sets a report or a letter as a regional one looks: head with region and patient, text in sections, signature, page numbers.
import PDFDocument from 'pdfkit';
import { type DemoPatient, printId, REGION, type Unit } from '../region.ts';

export interface Section {
  readonly heading: string;
  /** Paragraphs are split at blank lines; '- ' begins a list entry. */
  readonly text: string;
}
export interface Letter {
  readonly patient: DemoPatient;
  readonly unit: Unit;
  /** YYYY-MM-DD */
  readonly date: string;
  readonly time: string;
  /** 'Röntgensvar', 'Remiss', … */
  readonly genre: string;
  readonly title: string;
  /** Small rows under the title: name and value. */
  readonly facts: readonly (readonly [string, string])[];
  readonly sections: readonly Section[];
  readonly table?: { readonly heading: string; readonly rows: readonly (readonly string[])[] };
  /** Draws a figure below the text, from `y` on; returns where it ends. */
  readonly figure?: (document: PDFKit.PDFDocument, y: number) => number;
  readonly signature: string;
}

const INK = '#16202c';
const SOFT = '#5a6674';
const RULE = '#c9d1da';
const BLUE = '#1f4e79';
const LEFT = 62;
const RIGHT = 533;

/** The finished file; the same letter gives the same bytes. */
export function printLetter(letter: Letter): Promise<Buffer> {
  const created = new Date(`${letter.date}T${letter.time}:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 132, bottom: 76, left: LEFT, right: 595 - RIGHT },
    bufferPages: true,
    lang: 'sv-SE',
    info: { Title: letter.title, Author: letter.unit.name, Subject: letter.genre, CreationDate: created, ModDate: created },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.on('pageAdded', () => printHead(document, letter));
  printHead(document, letter);
  printBody(document, letter);
  printFoot(document, letter);
  document.end();
  return finished;
}

function printHead(document: PDFKit.PDFDocument, letter: Letter): void {
  const { patient, unit } = letter;
  document.save();
  document.circle(LEFT + 9, 47, 9).fill(BLUE);
  document.circle(LEFT + 9, 47, 4).fill('#ffffff');
  document
    .fillColor(BLUE)
    .font('Helvetica-Bold')
    .fontSize(13)
    .text(REGION, LEFT + 26, 36, { lineBreak: false });
  document
    .fillColor(SOFT)
    .font('Helvetica')
    .fontSize(8.5)
    .text(`${unit.name}, ${unit.department}`, LEFT + 26, 52, { lineBreak: false });
  document
    .fillColor(INK)
    .font('Helvetica-Bold')
    .fontSize(10)
    .text(`${patient.family}, ${patient.given}`, 330, 36, { width: RIGHT - 330, align: 'right' });
  document
    .font('Helvetica')
    .fontSize(9.5)
    .text(`${printId(patient.id)}`, 330, 62, { width: RIGHT - 330, align: 'right' });
  document
    .fillColor(SOFT)
    .fontSize(8.5)
    .text(`${letter.genre}   ${letter.date}`, 330, 76, { width: RIGHT - 330, align: 'right' });
  document.moveTo(LEFT, 96).lineTo(RIGHT, 96).lineWidth(0.8).stroke(RULE);
  document.restore();
  document.x = LEFT;
  document.y = 112;
}

function printBody(document: PDFKit.PDFDocument, letter: Letter): void {
  document
    .fillColor(INK)
    .font('Helvetica-Bold')
    .fontSize(16)
    .text(letter.title, LEFT, 112, { width: RIGHT - LEFT });
  document.moveDown(0.4);
  for (const [name, value] of letter.facts) {
    const y = document.y;
    document.font('Helvetica').fontSize(9).fillColor(SOFT).text(name, LEFT, y, { width: 108 });
    document.fillColor(INK).text(value, LEFT + 112, y, { width: RIGHT - LEFT - 112 });
  }
  for (const section of letter.sections) printSection(document, section);
  if (letter.table) printTable(document, letter.table);
  if (letter.figure && document.y > 500) document.addPage();
  if (letter.figure) document.y = letter.figure(document, document.y + 12);
  if (document.y > 690) document.addPage();
  document.moveDown(1.4);
  document
    .font('Helvetica')
    .fontSize(10)
    .fillColor(INK)
    .text(letter.signature, LEFT, document.y, { width: RIGHT - LEFT });
  document.fillColor(SOFT).fontSize(8.5).text(`Signerat elektroniskt ${letter.date} kl. ${letter.time}`, LEFT);
}

function printSection(document: PDFKit.PDFDocument, section: Section): void {
  if (document.y > 700) document.addPage();
  document.moveDown(0.9);
  document
    .font('Helvetica-Bold')
    .fontSize(11)
    .fillColor(BLUE)
    .text(section.heading, LEFT, document.y, { width: RIGHT - LEFT });
  document.moveDown(0.2);
  for (const paragraph of section.text.split('\n')) {
    const entry = paragraph.startsWith('- ');
    const text = entry ? paragraph.slice(2) : paragraph;
    const y = document.y;
    if (entry) document.font('Helvetica').fontSize(10.5).fillColor(INK).text('•', LEFT, y, { lineBreak: false });
    document
      .font('Helvetica')
      .fontSize(10.5)
      .fillColor(INK)
      .text(text, LEFT + (entry ? 12 : 0), y, { width: RIGHT - LEFT - (entry ? 12 : 0), lineGap: 2.2 });
    document.moveDown(0.25);
  }
}

function printTable(document: PDFKit.PDFDocument, table: NonNullable<Letter['table']>): void {
  document.moveDown(0.9);
  document.font('Helvetica-Bold').fontSize(11).fillColor(BLUE).text(table.heading, LEFT);
  document.moveDown(0.3);
  const columns = table.rows[0]?.length ?? 1;
  const width = (RIGHT - LEFT) / columns;
  for (const [index, row] of table.rows.entries()) {
    const y = document.y + 3;
    for (const [column, cell] of row.entries())
      document
        .font(index === 0 ? 'Helvetica-Bold' : 'Helvetica')
        .fontSize(9.5)
        .fillColor(index === 0 ? SOFT : INK)
        .text(cell, LEFT + column * width, y, { width: width - 6 });
    document.y = y + 14;
    document
      .moveTo(LEFT, document.y - 1)
      .lineTo(RIGHT, document.y - 1)
      .lineWidth(0.4)
      .stroke(RULE);
  }
}

function printFoot(document: PDFKit.PDFDocument, letter: Letter): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    document.switchToPage(page);
    document.page.margins.bottom = 0;
    document.moveTo(LEFT, 786).lineTo(RIGHT, 786).lineWidth(0.5).stroke(RULE);
    document.font('Helvetica').fontSize(8).fillColor(SOFT);
    document.text(`${letter.unit.name}, ${letter.unit.town}. Uppdiktad patient i demonstrationsregionen.`, LEFT, 794, {
      lineBreak: false,
    });
    document.text(`Sida ${page - start + 1} av ${count}`, RIGHT - 80, 794, { width: 80, align: 'right', lineBreak: false });
  }
}
