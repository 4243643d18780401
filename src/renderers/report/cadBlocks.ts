// What software found, in short, marked as software's.
import type { CadSummary } from '../../standards/dicom/sr/cad.ts';
import type { SrDocument } from '../../standards/dicom/sr/document.ts';
import { detailOf, nameOf } from './concepts.ts';
import { printLines } from './foreign.ts';
import { toLink } from './links.ts';
import type { Block, Cell, Tone } from './sheet.ts';
import { printNumber } from './treeBlocks.ts';
import { words } from './words.ts';

const TONES: Readonly<Record<CadSummary['outcome'], Tone>> = {
  findings: 'software',
  none: 'software',
  partial: 'warn',
  failed: 'danger',
  unavailable: 'warn',
};

export function cadBlocks({ outcome, algorithms, findings }: CadSummary, document: SrDocument): Block[] {
  const say = words();
  const rows = findings.map((finding): Cell[] => [
    { text: printLines(nameOf(finding.finding)), detail: detailOf(finding.finding), isStrong: true },
    { text: printLines(finding.view.map(nameOf).join(' ')) },
    {
      text:
        finding.certainty === '' ? '' : printNumber({ value: finding.certainty, ...(finding.unit && { unit: finding.unit }) }),
      isNumber: true,
    },
    { text: finding.isHidden ? say.withheld : finding.centre ? finding.centre.map(Math.round).join(', ') : '', isNumber: true },
    finding.reference ? { text: '', link: toLink(document, finding.reference) } : { text: '' },
  ]);
  const columns = [say.finding, say.picture, say.certainty, say.centre, ''];
  return [
    { is: 'note', tone: TONES[outcome], title: say.cad[outcome], text: say.cadText[outcome] },
    ...algorithms.map((name): Block => ({ is: 'fact', name: say.algorithm, value: printLines(name), blocks: [] })),
    ...(rows.length > 0 ? [{ is: 'table', caption: say.markings, columns, rows, tone: 'software' } as const] : []),
  ];
}
