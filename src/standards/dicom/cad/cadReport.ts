// What software marked (PS3.16 TID 4000, 4100, 4120, and TID 1500 with an algorithm): marks with their pictures, and whether
// it looked at all.
import { type Dataset, items, numbers, text } from '../json.ts';
import type { InstanceReference } from '../references.ts';
import { codeOf, flatten, follow, MAX_NODES, type Node, saidOf, toTree } from './cadTree.ts';

export interface CadMark {
  /** undefined for a point of the patient. */
  readonly picture?: InstanceReference;
  readonly shape: 'point' | 'line' | 'circle' | 'ellipse';
  /** Space 'image': x, y of each point, px from the top-left corner. 'patient': x, y, z, mm, LPS. */
  readonly space: 'image' | 'patient';
  readonly points: readonly number[];
  readonly finding: string;
  /** The finding's code: calcifications are drawn as triangles, the rest as circles. */
  readonly code: string;
  /** As the software wrote it, with its unit: '87 %'. */
  readonly score?: string;
  /** The algorithm of this very mark, where it is said. */
  readonly algorithm?: string;
}

/** Looked and found; looked and found nothing; could not look; did not try. */
export type CadState = 'found' | 'noneFound' | 'failed' | 'notAvailable';

export interface CadReport {
  readonly title: string;
  /** Code of its title: '111036' mammography, '112000' chest, '112220' colon (DCM). */
  readonly code: string;
  readonly algorithm: string;
  readonly version: string;
  readonly state: CadState;
  /** Some of the algorithms failed though others did their work. */
  readonly isPartial: boolean;
  readonly marks: readonly CadMark[];
  /** SOP Instance UIDs of all pictures it names: what it looked at, marked or not. */
  readonly pictures: ReadonlySet<string>;
}

/** Never throws: what it does not understand it leaves out, and a report that says nothing is 'notAvailable'. */
export function parseCadReport(dataset: Dataset): CadReport {
  const root = toTree(dataset);
  const all = flatten(root);
  const marks = marksOf(root);
  const states = stateOf(all, marks.length);
  return {
    title: text(items(dataset, '0040A043')[0] ?? {}, '00080104') ?? '',
    code: root.concept,
    pictures: new Set(all.flatMap(({ item }) => items(item, '00081199')).flatMap((named) => text(named, '00081155') ?? [])),
    algorithm: saidOf(all, '111001') ?? '',
    version: saidOf(all, '111003') ?? '',
    ...states,
    marks,
  };
}

/** CID 6047: all, some or none of the algorithms succeeded, with and without findings. */
const SUMMARIES: Readonly<Record<string, { readonly state: CadState; readonly isPartial: boolean }>> = {
  '111241': { state: 'noneFound', isPartial: false },
  '111242': { state: 'found', isPartial: false },
  '111243': { state: 'noneFound', isPartial: true },
  '111244': { state: 'found', isPartial: true },
  '111245': { state: 'failed', isPartial: false },
};
/** Of detections (111064) and of analyses (111065), by CID 6042. */
const STATUS = { succeeded: '111222', partial: '111223', failed: '111224', notAttempted: '111225' } as const;

function stateOf(all: readonly Node[], marks: number): { state: CadState; isPartial: boolean } {
  const status = new Set(
    all.filter(({ concept }) => concept === '111064' || concept === '111065').map((node) => text(codeOf(node), '00080100')),
  );
  const isPartial = status.has(STATUS.partial) || (status.has(STATUS.failed) && status.has(STATUS.succeeded));
  const summary = all.find(({ concept }) => concept === '111017');
  const said = summary && SUMMARIES[text(codeOf(summary), '00080100') ?? ''];
  if (marks > 0) return { state: 'found', isPartial: isPartial || (said?.isPartial ?? false) };
  const didLook = status.has(STATUS.succeeded) || status.has(STATUS.partial);
  if (!didLook && status.has(STATUS.failed)) return { state: 'failed', isPartial: false };
  if (!didLook && status.has(STATUS.notAttempted)) return { state: 'notAvailable', isPartial: false };
  // With findings, and none of them has a place that can be drawn: what was found cannot be shown.
  if (said) return said.state === 'found' ? { state: 'notAvailable', isPartial: true } : said;
  return didLook ? { state: 'noneFound', isPartial } : { state: 'notAvailable', isPartial: false };
}

function marksOf(root: Node): CadMark[] {
  const marks: CadMark[] = [];
  const visit = (node: Node, above: readonly Node[]): void => {
    if (marks.length > MAX_NODES) return;
    const finding = [...above].reverse().find(({ type, children }) => type !== 'CONTAINER' && children.length > 0) ?? node;
    // Not for presentation: found, weighed, and dismissed by the software itself (CID 6034).
    const intent = finding.children.find(({ concept }) => concept === '111056');
    if (node.type.startsWith('SCOORD') && text(intent ? codeOf(intent) : {}, '00080100') !== '111152')
      marks.push(...toMark(root, node, finding, above));
    for (const child of node.children) visit(child, [...above, node]);
  };
  visit(root, []);
  return withoutCentres(marks);
}

/** A finding that has an outline needs no dot in its middle. */
function withoutCentres(marks: readonly CadMark[]): CadMark[] {
  const isOutline = ({ shape }: CadMark): boolean => shape !== 'point';
  const key = ({ picture, finding, score }: CadMark): string => `${picture?.instance}|${finding}|${score}`;
  const outlined = new Set(marks.filter(isOutline).map(key));
  return marks.filter((mark) => isOutline(mark) || !outlined.has(key(mark)));
}

const SHAPES: Readonly<Record<string, CadMark['shape']>> = {
  POINT: 'point',
  MULTIPOINT: 'point',
  POLYLINE: 'line',
  POLYGON: 'line',
  CIRCLE: 'circle',
  ELLIPSE: 'ellipse',
};

function toMark(root: Node, node: Node, finding: Node, above: readonly Node[]): CadMark[] {
  const shape = SHAPES[text(node.item, '00700023')?.toUpperCase() ?? ''];
  const points = numbers(node.item, '00700022').slice(0, 200_000);
  const isPatient = node.type === 'SCOORD3D';
  const picture = isPatient ? undefined : pictureOf(root, node);
  if (!shape || points.length < (isPatient ? 3 : 2) || (!isPatient && !picture)) return [];
  const inside = [...finding.children, ...above.slice(-2).flatMap(({ children }) => children)];
  const score = saidOf(inside, '111047') ?? saidOf(inside, '111012') ?? saidOf(inside, '111081');
  const algorithm = saidOf(finding.children, '111001');
  return [
    {
      ...(picture && { picture }),
      shape,
      space: isPatient ? 'patient' : 'image',
      points,
      finding: text(codeOf(finding), '00080104') ?? text(items(finding.item, '0040A043')[0] ?? {}, '00080104') ?? '',
      code: text(codeOf(finding), '00080100') ?? '',
      ...(score && { score }),
      ...(algorithm && { algorithm }),
    },
  ];
}

/** The picture a mark was selected from: said right here, or by the number of its place in the tree (0040,DB73). */
function pictureOf(root: Node, mark: Node): InstanceReference | undefined {
  for (const child of mark.children) {
    const target = child.type === 'IMAGE' ? child : follow(root, numbers(child.item, '0040DB73'));
    const named = target && items(target.item, '00081199')[0];
    const instance = named && text(named, '00081155');
    if (named && instance) return { instance, frames: numbers(named, '00081160') };
  }
  return undefined;
}

/** Whether a structured report other than a CAD one tells what an algorithm found. */
export const namesAlgorithm = (dataset: Dataset): boolean => saidOf(flatten(toTree(dataset)), '111001') !== undefined;

/** Calcification cluster and individual calcification (CID 6014), in either of SNOMED's code styles. */
export const isCalcification = ({ code, finding }: CadMark): boolean =>
  ['F-01775', 'F-01776', '129769006', '129770007'].includes(code) || /calcif/i.test(finding);

/** Mammography breast density (CID 6014), which software calls its masses by, and breast mass. */
export const isDensity = ({ code }: CadMark): boolean => ['F-01796', 'F-01791', '129793001'].includes(code);
