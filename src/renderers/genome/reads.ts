// Alignments: what the head of a BAM says, and how many reads its index counts on each chromosome. Read by ranges, never whole.
import { element, tableOf } from '../../lib/dom.ts';
import { printForeign } from '../../lib/foreignText.ts';
import { readBytes } from '../../lib/readBytes.ts';
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { type BamHead, parseBamHead, parseBamIndex } from '../../standards/genome/parseBam.ts';
import { type DocumentRef, readDocument } from '../documents.ts';
import type { PaperContent } from '../paperKind.ts';
import type { Host } from '../renderer.ts';
import { words } from './words.ts';

/** A head of thousands of contigs fits. */
const HEAD_BYTES = 2 ** 20;
const MAX_INDEX_BYTES = 64 * 2 ** 20;

/** @throws Failure 'malformed'; 'unsupported' for CRAM, which cannot be read without its reference */
export async function writeReads({ part, label = '' }: DocumentRef, host: Host, call: Call): Promise<PaperContent> {
  if (/cram/.test(part.mediaType)) throw new Failure('unsupported', { detail: 'CRAM needs the reference it was packed against' });
  const answer = await host.read(part, {
    signal: call.signal,
    accept: [part.mediaType, '*/*'],
    range: { from: 0, to: HEAD_BYTES - 1 },
  });
  const head = parseBamHead(await readBytes(answer, { signal: call.signal, maxBytes: 256 * 2 ** 20 }));
  const index = await readIndex(label, host, call);
  const say = words();
  const rows = head.contigs.slice(0, 500).map(({ name, length }, at) => {
    const counted = index?.[at];
    return [printForeign(name, 60), length.toLocaleString('sv'), counted === undefined ? '' : counted.toLocaleString('sv')];
  });
  return {
    nodes: [
      element('h1', {}, `${say.reads}, ${head.build ?? say.unknownBuild}`),
      element('p', { 'data-note': true }, index ? say.caution : `${say.indexMissing} ${say.readsExplained}`),
      tableOf(say.coverage, [say.place, say.length, say.aligned], rows),
    ],
    facts: factsOf(head),
  };
}

function factsOf({ build, samples, programs }: BamHead): { readonly name: string; readonly value: string }[] {
  const say = words();
  return [
    { name: say.build, value: build ?? say.unknownBuild },
    { name: say.sample, value: samples.slice(0, 5).join(', ') },
    { name: say.format, value: ['BAM', ...programs.slice(0, 3)].join(', ') },
  ].filter(({ value }) => value !== '');
}

/** The file beside it that is called the same. */
async function readIndex(label: string, host: Host, call: Call): Promise<readonly (number | undefined)[] | undefined> {
  const names = [`${label}.bai`, label.replace(/\.bam$/i, '.bai')];
  const lent = host.others?.().find(({ item }) => item.parts.some((part) => names.includes(part.label ?? '')));
  const part = lent?.item.parts.find((one) => names.includes(one.label ?? ''));
  if (!lent || !part) return undefined;
  lent.admit(lent.item.identity);
  const { bytes } = await readDocument({ part }, lent, { ...call, maxBytes: MAX_INDEX_BYTES });
  return parseBamIndex(bytes);
}
