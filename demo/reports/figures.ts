// Figures in reports: growth curve, flow-volume loop, twelve-lead ECG, bone density scale.

type Draw = (document: PDFKit.PDFDocument, y: number, values: readonly number[]) => number;

const BLUE = '#1f4e79';
const INK = '#16202c';
const SOFT = '#5a6674';
const GRID = '#d5dbe2';

/** Nodule size by examination: diameters in mm. */
const growth: Draw = (document, y, values) => {
  const height = 92;
  const x = (index: number): number => 84 + (index / Math.max(1, values.length - 1)) * 220;
  const at = (value: number): number => y + height - (value / 12) * height;
  for (const level of [0, 4, 8, 12]) {
    document.lineWidth(0.5).moveTo(84, at(level)).lineTo(320, at(level)).stroke(GRID);
    label(document, `${level}`, 66, at(level) - 4);
  }
  document.lineWidth(1.4);
  for (const [index, value] of values.entries())
    if (index > 0)
      document
        .moveTo(x(index - 1), at(values[index - 1] ?? 0))
        .lineTo(x(index), at(value))
        .stroke(BLUE);
  for (const [index, value] of values.entries()) {
    document.circle(x(index), at(value), 3).fill(BLUE);
    label(document, `${value.toFixed(1).replace('.', ',')} mm`, x(index) - 16, at(value) - 15, INK);
  }
  return y + height + 14;
};

/** Flow against volume; values: measured FVC (l), measured peak flow (l/s), obstruction 0 … 1. */
const flowVolume: Draw = (document, y, [fvc = 3.5, peak = 7, obstruction = 0]) => {
  const height = 190;
  const zero = y + 120;
  const x = (litres: number): number => 100 + litres * 52;
  const at = (flow: number): number => zero - flow * 11;
  for (let litre = 0; litre <= 6; litre++) {
    document
      .lineWidth(0.4)
      .moveTo(x(litre), y)
      .lineTo(x(litre), y + height)
      .stroke(GRID);
    label(document, `${litre}`, x(litre) - 2, y + height + 3);
  }
  for (let flow = -6; flow <= 10; flow += 2) {
    document
      .lineWidth(flow === 0 ? 0.9 : 0.4)
      .moveTo(100, at(flow))
      .lineTo(x(6), at(flow))
      .stroke(flow === 0 ? SOFT : GRID);
    label(document, `${flow}`, 82, at(flow) - 4);
  }
  loop(document, x, at, fvc * 1.12, peak * 1.1, 0, '#9aa6b2');
  loop(document, x, at, fvc, peak, obstruction, BLUE);
  label(document, 'Flöde (l/s) mot volym (l). Grått: referensvärde.', 100, y + height + 16);
  return y + height + 34;
};

function loop(
  document: PDFKit.PDFDocument,
  x: (l: number) => number,
  at: (f: number) => number,
  fvc: number,
  peak: number,
  obstruction: number,
  colour: string,
): void {
  document.lineWidth(1.3).moveTo(x(0), at(0));
  for (let step = 1; step <= 60; step++) {
    const share = step / 60;
    const rise = Math.min(1, share / 0.12);
    const fall = share < 0.12 ? 1 : (1 - (share - 0.12) / 0.88) ** (1 + obstruction * 1.6);
    document.lineTo(x(share * fvc), at(peak * Math.sin((rise * Math.PI) / 2) * fall));
  }
  for (let step = 60; step >= 0; step--)
    document.lineTo(x((step / 60) * fvc), at(-peak * 0.62 * Math.sin((step / 60) * Math.PI) ** 0.7));
  document.stroke(colour);
}

const LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'];
const AMPLITUDES = [0.5, 0.95, 0.5, -0.7, 0.22, 0.7, -0.6, -0.35, 0.5, 1.05, 0.95, 0.7];

/** Twelve leads at 25 mm/s and 10 mm/mV, printed at 80 %; values: heart rate (1/min), ST shift (mV). */
const ecg: Draw = (document, y, [rate = 68, shift = 0]) => {
  const mm = 2.268;
  const [width, height] = [Math.floor(471 / mm), 88];
  for (let line = 0; line <= width; line++)
    document
      .lineWidth(line % 5 ? 0.15 : 0.4)
      .moveTo(62 + line * mm, y)
      .lineTo(62 + line * mm, y + height * mm)
      .stroke(line % 5 ? '#f3d3cf' : '#e9b3ad');
  for (let line = 0; line <= height; line++)
    document
      .lineWidth(line % 5 ? 0.15 : 0.4)
      .moveTo(62, y + line * mm)
      .lineTo(62 + width * mm, y + line * mm)
      .stroke(line % 5 ? '#f3d3cf' : '#e9b3ad');
  for (const [index, lead] of LEADS.entries()) {
    const left = 62 + Math.floor(index / 3) * (width / 4) * mm;
    const base = y + (17 + (index % 3) * 28) * mm;
    document
      .font('Helvetica-Bold')
      .fontSize(8)
      .fillColor(INK)
      .text(lead, left + 3, base - 30, { lineBreak: false });
    const seconds = width / 4 / 25;
    for (let step = 0; step <= 300; step++) {
      const t = (step / 300) * seconds;
      const volts = beat((t * rate) / 60 + 0.1, AMPLITUDES[index] ?? 0.5, index > 5 && index < 10 ? shift : 0);
      const [px, py] = [left + t * 25 * mm, base - volts * 10 * mm];
      if (step === 0) document.moveTo(px, py);
      else document.lineTo(px, py);
    }
    document.lineWidth(0.7).stroke('#111111');
  }
  label(document, '25 mm/s, 10 mm/mV, 0,05–150 Hz (utskrift i 80 %)', 62, y + height * mm + 4);
  return y + height * mm + 20;
};

/** Millivolts at a phase of the heart's cycle. */
function beat(phase: number, amplitude: number, shift: number): number {
  const t = phase - Math.floor(phase);
  const wave = (middle: number, width: number, size: number): number => size * Math.exp(-(((t - middle) / width) ** 2));
  const complex =
    wave(0.18, 0.03, 0.13) - wave(0.286, 0.01, 0.1) + wave(0.31, 0.011, 1) - wave(0.337, 0.012, 0.22) + wave(0.55, 0.05, 0.28);
  return complex * amplitude + shift * (wave(0.42, 0.06, 1) + wave(0.5, 0.06, 0.8));
}

/** T-scores on a scale from −4 to 2: spine, neck of the femur, hip. */
const density: Draw = (document, y, values) => {
  const x = (score: number): number => 150 + ((score + 4) / 6) * 320;
  const zones: readonly [number, number, string][] = [
    [-4, -2.5, '#f4c7c3'],
    [-2.5, -1, '#fdecc8'],
    [-1, 2, '#d5ead8'],
  ];
  const names = ['Ländrygg L1–L4', 'Lårbenshals', 'Höft totalt'];
  for (const [index, value] of values.entries()) {
    const top = y + index * 24;
    for (const [from, to, colour] of zones) document.rect(x(from), top, x(to) - x(from), 13).fill(colour);
    document.circle(x(value), top + 6.5, 4).fill(BLUE);
    label(document, names[index] ?? '', 62, top + 2, INK);
    label(document, value.toFixed(1).replace('.', ',').replace('-', '–'), x(2) + 10, top + 2, INK);
  }
  for (const score of [-4, -2.5, -1, 0, 2])
    label(document, `${score}`.replace('-', '–').replace('.', ','), x(score) - 5, y + values.length * 24);
  return y + values.length * 24 + 18;
};

function label(document: PDFKit.PDFDocument, text: string, x: number, y: number, colour = SOFT): void {
  document.font('Helvetica').fontSize(8).fillColor(colour).text(text, x, y, { lineBreak: false });
}

export const figures = { growth, flowVolume, ecg, density } as const;
