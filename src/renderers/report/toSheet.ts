// A structured report as a sheet: who and how sure, what matters first, then all of it.
import { IconAlertTriangle, IconCircleCheck, IconClockEdit, IconFileOff, IconReplace, IconRobot } from '@tabler/icons-react';
import { printWhen } from '../../model/printWhen.ts';
import { cadSummary, isCad } from '../../standards/dicom/sr/cad.ts';
import type { SrDocument } from '../../standards/dicom/sr/document.ts';
import { doseReport } from '../../standards/dicom/sr/dose.ts';
import { KEY_OBJECT_SELECTION, keyObjects } from '../../standards/dicom/sr/keyObjects.ts';
import type { Standing } from '../../standards/dicom/sr/order.ts';
import { cadBlocks } from './cadBlocks.ts';
import { nameOf } from './concepts.ts';
import { doseBlocks } from './doseBlocks.ts';
import { printLines } from './foreign.ts';
import { toLink } from './links.ts';
import { measurementBlocks } from './measurementBlocks.ts';
import type { Priors } from './priors.ts';
import type { Block, Mark, Sheet } from './sheet.ts';
import { treeBlocks } from './treeBlocks.ts';
import { words } from './words.ts';

export function toSheet(standing: Standing, priors: Priors): Sheet {
  const { document } = standing;
  const say = words();
  return {
    key: document.instance,
    title: printLines(nameOf(document.title)) || say.report,
    when: document.when ? printWhen(document.when) : '',
    marks: marksOf(standing),
    facts: factsOf(document),
    blocks: [...cutNote(document), ...summaryOf(document, priors)],
  };
}

function marksOf({ document, isReplaced, isAmendment }: Standing): Mark[] {
  const say = words();
  const marks: Mark[] = [];
  if (isReplaced) marks.push({ tone: 'danger', text: say.replaced, icon: IconReplace });
  if (isAmendment) marks.push({ tone: 'plain', text: say.amendment, icon: IconClockEdit });
  if (isCad(document.sopClass)) marks.push({ tone: 'software', text: 'AI', icon: IconRobot });
  else if (document.isByDevice) marks.push({ tone: 'plain', text: say.byDevice, icon: IconRobot });
  const state = STATES[document.state];
  if (state) marks.push({ tone: state.tone, text: say[state.word], icon: state.icon });
  if (document.sopClass === KEY_OBJECT_SELECTION && keyObjects(document.tree).isRejection)
    marks.push({ tone: 'danger', text: say.rejected, icon: IconFileOff });
  return marks;
}
const STATES = {
  verified: { tone: 'ok', word: 'final', icon: IconCircleCheck },
  preliminary: { tone: 'warn', word: 'preliminary', icon: IconAlertTriangle },
  partial: { tone: 'warn', word: 'partial', icon: IconAlertTriangle },
  unverified: { tone: 'warn', word: 'unverified', icon: IconAlertTriangle },
  unknown: undefined,
} as const;

function factsOf(document: SrDocument): { name: string; value: string }[] {
  const say = words();
  const { verifiers, authors, requests, maker, language, when } = document;
  const verified = verifiers.map(({ name, organisation, when: at }) =>
    [name, organisation, at && printWhen(at)].filter(Boolean).join(', '),
  );
  return [
    { name: say.written, value: when ? printWhen(when) : '' },
    { name: say.verifiedBy, value: verified.join('; ') },
    { name: say.author, value: authors.join('; ') },
    { name: say.maker, value: maker },
    { name: say.request, value: requests.join('; ') },
    { name: say.languageOf, value: language },
  ]
    .map(({ name, value }) => ({ name, value: printLines(value) }))
    .filter(({ value }) => value !== '');
}

const cutNote = ({ tree: { cut } }: SrDocument): Block[] =>
  cut > 0 ? [{ is: 'note', tone: 'warn', title: words().cutTitle, text: words().cut(cut) }] : [];

/** What a reader wants of a known template, above the whole of it folded away; free text stands open. */
function summaryOf(document: SrDocument, priors: Priors): Block[] {
  const { tree, sopClass } = document;
  if (sopClass === KEY_OBJECT_SELECTION) return keyBlocks(document);
  const dose = doseReport(tree);
  const first = dose
    ? doseBlocks(dose)
    : isCad(sopClass)
      ? cadBlocks(cadSummary(tree), document)
      : measurementBlocks(document, priors);
  const all = treeBlocks(document);
  if (first.length === 0) return all;
  return [...first, { is: 'section', heading: words().whole, isFolded: true, blocks: all }];
}

function keyBlocks(document: SrDocument): Block[] {
  const say = words();
  const { description, objects } = keyObjects(document.tree);
  const rows = objects.map(({ kind, reference }, index) => [
    { text: String(index + 1), isNumber: true },
    { text: '', link: toLink(document, reference, kind), detail: reference.instance },
  ]);
  return [
    ...(description === '' ? [] : [{ is: 'text', text: printLines(description) } as const]),
    ...(rows.length > 0 ? [{ is: 'table', caption: say.keyImages, columns: [say.exposure, say.picture], rows } as const] : []),
  ];
}
