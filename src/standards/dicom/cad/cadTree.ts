// The content tree of a report (PS3.3 C.17.3), bounded, with what its nodes say.
import { type Dataset, items, text } from '../json.ts';

export interface Node {
  readonly item: Dataset;
  readonly type: string;
  readonly concept: string;
  readonly children: readonly Node[];
}

export const MAX_NODES = 50_000;
const MAX_DEPTH = 40;

export function toTree(dataset: Dataset): Node {
  let count = 0;
  const step = (item: Dataset, depth: number): Node => ({
    item,
    type: text(item, '0040A040')?.toUpperCase() ?? '',
    concept: text(items(item, '0040A043')[0] ?? {}, '00080100') ?? '',
    children:
      depth > MAX_DEPTH ? [] : items(item, '0040A730').flatMap((child) => (++count > MAX_NODES ? [] : [step(child, depth + 1)])),
  });
  return step(dataset, 0);
}

export const flatten = (node: Node): Node[] => [node, ...node.children.flatMap(flatten)];

export const codeOf = ({ item }: Node): Dataset => items(item, '0040A168')[0] ?? {};
function printValue(node: Node): string | undefined {
  if (node.type === 'TEXT') return text(node.item, '0040A160');
  if (node.type === 'CODE') return text(codeOf(node), '00080104');
  const measured = items(node.item, '0040A300')[0];
  const value = measured && text(measured, '0040A30A');
  if (!value) return undefined;
  const unit = text(items(measured, '004008EA')[0] ?? {}, '00080100') ?? '';
  return unit === '' || unit === '1' || unit === '{0:1}' ? value : `${value} ${unit}`;
}
export const saidOf = (nodes: readonly Node[], concept: string): string | undefined => {
  for (const node of nodes) {
    const value = node.concept === concept ? printValue(node) : undefined;
    if (value) return value;
  }
  return undefined;
};

/** @param path places among siblings from 1, the root being 1 */
export function follow(root: Node, path: readonly number[]): Node | undefined {
  let node: Node | undefined = path[0] === 1 ? root : undefined;
  for (const place of path.slice(1)) node = node?.children[place - 1];
  return node;
}
