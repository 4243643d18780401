import { element, tableOf } from '../../lib/dom.ts';
import { printForeign } from '../../lib/foreignText.ts';
import { rankOf, type Variant, type VcfText } from '../../standards/genome/parseVcf.ts';
import type { PaperContent } from '../paperKind.ts';
import { drawChromosomes } from './chromosomes.ts';
import { words } from './words.ts';

/** A browser lays out no more rows at once without making the reader wait. */
const MOST_ROWS = 2000;

export function writeVariants({ head, variants, broken, isCut }: VcfText): PaperContent {
  const say = words();
  const ranked = variants.map((variant) => ({ variant, rank: rankOf(variant) })).filter(({ rank }) => rank > 0);
  const reported = ranked.sort((a, b) => b.rank - a.rank).map(({ variant }) => variant);
  const isJudged = variants.some(({ significance }) => significance !== '');
  const heading = element('h2', {}, say.reported);
  const nodes: Node[] = [
    element('h1', {}, `${say.variants}, ${head.build ?? (printForeign(head.reference, 80) || say.unknownBuild)}`),
    element('p', { 'data-note': true }, say.caution),
    heading,
    reported.length > 0
      ? table(reported.slice(0, MOST_ROWS))
      : element('p', {}, variants.length === 0 ? say.empty : isJudged ? say.noneReported : say.notJudged),
    ...(variants.length > 0 ? [element('h2', {}, say.positions), drawChromosomes(head, variants, reported)] : []),
    ...notes(broken, isCut),
    ...(variants.length > 0 ? [rest(variants)] : []),
  ];
  return {
    nodes,
    outline: nodes.filter((node): node is Element => node instanceof Element && node.tagName === 'H2'),
    facts: [
      { name: say.build, value: head.build ?? (head.reference || say.unknownBuild) },
      { name: say.sample, value: head.samples.slice(0, 5).join(', ') },
      { name: say.variants, value: String(variants.length) },
      { name: say.format, value: head.format || 'VCF' },
    ].filter(({ value }) => value !== ''),
  };
}

function notes(broken: number, isCut: boolean): Node[] {
  const say = words();
  return [
    ...(broken > 0 ? [element('p', { 'data-note': true }, say.broken(broken))] : []),
    ...(isCut ? [element('p', { 'data-note': true }, say.cut)] : []),
  ];
}

/** The long list, in the file's order, when it is asked for. */
function rest(variants: readonly Variant[]): HTMLElement {
  const say = words();
  const button = element('button', { type: 'button' }, say.showAll(variants.length));
  const place = element('p', {}, button);
  button.addEventListener('click', () => {
    const shown = variants.slice(0, MOST_ROWS);
    place.replaceWith(
      element('h2', {}, say.all(variants.length)),
      ...(shown.length < variants.length
        ? [element('p', { 'data-note': true }, say.firstOf(shown.length, variants.length))]
        : []),
      table(shown),
    );
  });
  return place;
}

function table(variants: readonly Variant[]): HTMLElement {
  const say = words();
  const head = [say.gene, say.change, say.place, say.alleles, say.zygosity, say.judgement, say.filter];
  return tableOf('', head, variants.map(rowOf));
}

function rowOf(variant: Variant) {
  const { gene, hgvsCoding, hgvsProtein, consequence, chromosome, position, reference, alternatives, quality, filter } = variant;
  const change = [hgvsCoding, hgvsProtein]
    .filter(Boolean)
    .map((text) => printForeign(text, 60))
    .join(', ');
  const say = words();
  return [
    element('em', {}, printForeign(gene, 30)),
    element(
      'span',
      {},
      change,
      ...(consequence ? [element('small', { 'data-quiet': true }, ` ${printForeign(consequence, 60)}`)] : []),
    ),
    `${printForeign(chromosome, 20)}:${position}`,
    `${printForeign(reference, 20)} → ${printForeign(alternatives.join(', '), 30)}`,
    zygosity(variant),
    element('strong', {}, judge(variant)),
    [printForeign(filter, 30), quality === undefined ? '' : `${say.quality} ${Math.round(quality)}`].filter(Boolean).join(', '),
  ];
}

function judge({ significance }: Variant): string {
  const [first = ''] = significance.split(/[|,/]/);
  return words().significance[first.trim().toLowerCase()] ?? printForeign(significance, 60);
}

function zygosity({ genotype }: Variant): string {
  const alleles = genotype.split(/[/|]/).filter((allele) => allele !== '.' && allele !== '');
  const say = words();
  if (alleles.length === 0) return '';
  if (alleles.every((allele) => allele === '0')) return say.absent;
  if (alleles.length === 1) return say.hemizygous;
  return alleles.every((allele) => allele === alleles[0]) ? say.homozygous : say.heterozygous;
}
