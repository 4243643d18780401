// The content tree as sections and lines: containers are headings, everything else is a name and a value.
import { printWhen } from '../../model/printWhen.ts';
import type { ContentItem, ContentValue } from '../../standards/dicom/sr/content.ts';
import type { SrDocument } from '../../standards/dicom/sr/document.ts';
import { printDecimal, printUnit } from '../../standards/dicom/sr/ucum.ts';
import { detailOf, nameOf } from './concepts.ts';
import { printLines } from './foreign.ts';
import { toLink } from './links.ts';
import type { Block, Link } from './sheet.ts';
import { words } from './words.ts';

/** What the head of the page says already: language, observers. */
const IN_HEAD = [
  '121049',
  '121005',
  '121006',
  '121008',
  '121012',
  '121013',
  '121014',
  '121015',
  '121016',
  '121017',
  '121009',
  '121010',
];

export const treeBlocks = (document: SrDocument): Block[] =>
  document.tree.root.children
    .filter(({ name, children }) => !(IN_HEAD.includes(name?.value ?? '') && children.length === 0))
    .map((item) => toBlock(item, document));

function toBlock(item: ContentItem, document: SrDocument): Block {
  const blocks = item.children.map((child) => toBlock(child, document));
  const name = printLines(nameOf(item.name));
  if (item.value.is === 'container') return { is: 'section', heading: name, detail: detailOf(item.name), blocks };
  const { text, detail } = printValue(item.value);
  const link = linkOf(item.value, document);
  return {
    is: 'fact',
    name,
    value: text,
    detail: [detailOf(item.name), detail].filter(Boolean).join(' = '),
    ...(link && { link }),
    blocks,
  };
}

const linkOf = (value: ContentValue, document: SrDocument): Link | undefined =>
  value.is === 'object' ? toLink(document, value.reference, value.kind) : undefined;

export function printValue(value: ContentValue): { readonly text: string; readonly detail: string } {
  const say = words();
  switch (value.is) {
    case 'text':
      return { text: printLines(value.text), detail: '' };
    case 'code':
      return { text: printLines(nameOf(value.code)), detail: detailOf(value.code) };
    case 'number':
      return { text: printNumber(value), detail: `${value.value} ${value.unit?.value ?? ''}`.trim() };
    case 'when':
      return { text: value.when ? printWhen(value.when) : printLines(value.text), detail: printLines(value.text) };
    case 'uid':
      return { text: printLines(value.text), detail: '' };
    case 'region':
      return { text: value.shape === 'POINT' ? say.point : say.outlined, detail: value.shape };
    case 'times':
      return { text: say.moments, detail: value.shape };
    case 'same':
      return { text: say.seeAbove, detail: value.path };
    case 'unknown':
      return { text: say.unreadable, detail: printLines(value.type) };
    default:
      return { text: '', detail: '' };
  }
}

export function printNumber({ value, unit, qualifier }: Omit<Extract<ContentValue, { is: 'number' }>, 'is'>): string {
  const say = words();
  if (value === '') return qualifier ? printLines(nameOf(qualifier)) : say.noValue;
  return printLines(`${printDecimal(value, say.decimalSign)} ${printUnit(unit)}`);
}
