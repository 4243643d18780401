// Where the variants lie: a bar for each chromosome, ticks for variants, dots for the reported ones. Needs no reference.
import type { Variant, VcfHead } from '../../standards/genome/parseVcf.ts';
import { words } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 640;
const LABEL = 44;
const ROW = 16;
const MOST_CHROMOSOMES = 30;
/** More ticks than the bar has pixels tell nothing. */
const BINS = 590;

/** Known lengths from the head; else up to the last variant. */
export function drawChromosomes(head: VcfHead, variants: readonly Variant[], reported: readonly Variant[]): SVGSVGElement {
  const lengths = new Map(head.contigs.map(({ name, length }) => [name, length ?? 0]));
  const last = new Map<string, number>();
  for (const { chromosome, end } of variants) last.set(chromosome, Math.max(last.get(chromosome) ?? 0, end));
  const names = [...last.keys()].sort(byNumber).slice(0, MOST_CHROMOSOMES);
  const longest = Math.max(1, ...names.map((name) => Math.max(lengths.get(name) ?? 0, last.get(name) ?? 0)));
  const svg = make('svg', {
    viewBox: `0 0 ${WIDTH} ${names.length * ROW + 4}`,
    role: 'img',
    'aria-label': words().positions,
    'data-trend': '',
  });
  for (const [row, name] of names.entries()) {
    const y = row * ROW + 4;
    const length = Math.max(lengths.get(name) ?? 0, last.get(name) ?? 0);
    const x = (position: number): number => LABEL + (position / longest) * BINS;
    const label = make('text', { x: LABEL - 6, y: y + 9, 'text-anchor': 'end', 'font-size': 10, fill: 'currentColor' });
    label.textContent = name.replace(/^chr/, '').slice(0, 8);
    svg.append(
      label,
      make('rect', {
        x: LABEL,
        y: y + 2,
        width: x(length) - LABEL,
        height: 7,
        fill: 'none',
        stroke: 'currentColor',
        'stroke-opacity': 0.5,
      }),
    );
    const bins = new Set(variants.filter(({ chromosome }) => chromosome === name).map(({ position }) => Math.round(x(position))));
    for (const bin of bins)
      svg.append(make('rect', { x: bin, y: y + 2, width: 1, height: 7, fill: 'currentColor', 'fill-opacity': 0.6 }));
    for (const { position } of reported.filter(({ chromosome }) => chromosome === name))
      svg.append(make('circle', { cx: x(position), cy: y + 5.5, r: 4, fill: '#a11212' }));
  }
  return svg;
}

function make<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Tag] {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}

const byNumber = (a: string, b: string): number =>
  a.replace(/^chr/, '').localeCompare(b.replace(/^chr/, ''), 'en', { numeric: true });
