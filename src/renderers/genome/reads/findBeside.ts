// What belongs to a file of reads and lies beside it: its index, and the variants that were called from it.
import type { Part, Read, TimelineItem } from '../../../model/item.ts';
import type { Host, Lent } from '../../renderer.ts';

export interface Found {
  readonly part: Part;
  readonly item: TimelineItem;
  readonly read: Read;
  admit: Lent['admit'];
}

const nameOf = (part: Part, item: TimelineItem): string => (part.label ?? item.title).trim().toLowerCase();

/** "x.bam" has "x.bam.bai" or "x.bai"; "x.vcf.gz" has "x.vcf.gz.tbi". */
export const indexNames = (name: string): readonly string[] =>
  name.endsWith('gz') ? [`${name}.tbi`] : [`${name}.bai`, name.replace(/\.bam$/, '.bai')];
/** "x.bam" may have "x.vcf" or "x.vcf.gz". */
export const variantNames = (name: string): readonly string[] =>
  ['.vcf', '.vcf.gz', '.vcf.bgz'].map((ending) => name.replace(/\.bam$/, ending));

/** By its name, among the item's own parts and the patient's other items of the same source. */
export function findBeside(
  part: Part,
  item: TimelineItem,
  host: Pick<Host, 'read' | 'admit' | 'others'>,
  names: (name: string) => readonly string[],
): Found | undefined {
  const wanted = names(nameOf(part, item));
  const own: Lent = { item, read: host.read, admit: (identity) => host.admit(identity) };
  for (const lent of [own, ...(host.others?.() ?? [])])
    for (const other of lent.item.sourceId === item.sourceId ? lent.item.parts : [])
      if (other !== part && wanted.includes(nameOf(other, lent.item)))
        return { part: other, item: lent.item, read: lent.read, admit: (identity) => lent.admit(identity) };
  return undefined;
}
