// One indexed file on show: finds what lies beside it, opens it, looks where the reader wants to.
import { isAbort, toFailure } from '../../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../../model/item.ts';
import { clampRegion, findContig, parseRegion, type Region } from '../../../standards/genome/region.ts';
import { factsOfSam } from '../../../standards/genome/sam.ts';
import { parseVcf } from '../../../standards/genome/vcf.ts';
import { openRemoteFile } from '../../remoteFile.ts';
import type { Host } from '../../renderer.ts';
import { readGenome } from '../file.ts';
import { isReads } from '../isReads.ts';
import type { GenomeStore, ReadsState, Shortcut } from '../state.ts';
import { findBeside, indexNames, variantNames } from './findBeside.ts';
import { openReads, type ReadsFile } from './readsFile.ts';

/** A timeline that is still being listed may tell of the index a little later. */
const PATIENCE_MS = 4000;
const STEP_MS = 200;
const LATER_MS = 500;
const LATER_STEPS = 20;
const LEAST_BASES = 40;
/** Reads are drawn base by base; variants are rows of a table. */
const MOST_BASES = { reads: 16_000, variants: 10_000_000 } as const;
const FIRST_BASES = { reads: 1000, variants: 1_000_000 } as const;

export class ReadsSession {
  readonly #store: GenomeStore;
  readonly #host: Host;
  readonly #end = new AbortController();
  #file: ReadsFile | undefined;
  #looking = new AbortController();

  constructor(host: Host, store: GenomeStore) {
    this.#host = host;
    this.#store = store;
  }

  /** @param wanted a region as text, from a presentation @throws Failure */
  async open(item: TimelineItem, part: Part, wanted: string | undefined, { signal }: Call): Promise<void> {
    const call = { signal: AbortSignal.any([signal, this.#end.signal]) };
    this.#host.admit(item.identity);
    const index = await this.#waitForIndex(item, part, call);
    if (!index) {
      this.#store.setState({ reads: { is: 'unindexed' } });
      return;
    }
    index.admit(index.item.identity);
    const [data, table] = await Promise.all([
      openRemoteFile(part, this.#host.read, call),
      openRemoteFile(index.part, index.read, call),
    ]);
    const kind = isReads(part) ? 'reads' : 'variants';
    const file = await openReads(kind, data, table, { signal: this.#end.signal });
    this.#file = file;
    call.signal.throwIfAborted();
    const shortcuts = kind === 'reads' ? await this.#shortcuts(item, part, call) : [];
    const region =
      (wanted && parseRegion(wanted, file.contigs)) || shortcuts[0]?.region || file.first || startOf(file, FIRST_BASES[kind]);
    const facts = kind === 'reads' ? factsOfSam(file.header) : { ...parseVcf(file.header), programs: [] };
    this.#store.setState({
      reads: {
        is: 'indexed',
        kind,
        contigs: file.contigs,
        facts,
        shortcuts,
        region,
        pile: undefined,
        variants: undefined,
        problem: undefined,
      },
    });
    if (region) await this.#look(region, call);
    // A timeline that is still being listed tells of the variants later: they are offered then, and nobody is moved to them.
    if (kind === 'reads' && shortcuts.length === 0 && this.#host.others) void this.#offerLater(item, part);
  }

  async #offerLater(item: TimelineItem, part: Part): Promise<void> {
    const { signal } = this.#end;
    for (let left = LATER_STEPS; left > 0 && !signal.aborted; left--) {
      await new Promise((resolve) => setTimeout(resolve, LATER_MS));
      if (!findBeside(part, item, this.#host, variantNames)) continue;
      const shortcuts = await this.#shortcuts(item, part, { signal }).catch(() => []);
      if (!signal.aborted) this.#put({ shortcuts });
      return;
    }
  }

  async #waitForIndex(item: TimelineItem, part: Part, { signal }: Call) {
    const until = performance.now() + (this.#host.others ? PATIENCE_MS : 0);
    for (;;) {
      const found = findBeside(part, item, this.#host, indexNames);
      if (found || performance.now() >= until) return found;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
      signal.throwIfAborted();
    }
  }

  /** Reported variants of the same sample: where one wants to look first. Reads are shown without them just as well. */
  async #shortcuts(item: TimelineItem, part: Part, call: Call): Promise<readonly Shortcut[]> {
    const beside = findBeside(part, item, this.#host, variantNames);
    if (!beside) return [];
    try {
      const sibling = { ...beside.item, parts: [beside.part] as const };
      const genome = await readGenome(sibling, beside, call);
      if (genome.is !== 'variants') return [];
      const { contigs = [] } = this.#file ?? {};
      return genome.file.variants
        .filter(({ isReported }) => isReported)
        .slice(0, 30)
        .flatMap(({ gene, hgvs, chromosome, position }): Shortcut[] => {
          const region = parseRegion(`${chromosome}:${position}`, contigs);
          return region
            ? [{ label: [gene, hgvs].filter((word) => word !== '').join(' ') || `${chromosome}:${position}`, region }]
            : [];
        });
    } catch (error) {
      if (isAbort(error)) throw error;
      return [];
    }
  }

  /** @param text as typed @returns whether it is a region of this file */
  goTo(text: string): boolean {
    const region = parseRegion(text, this.#file?.contigs ?? []);
    if (region) this.look(region);
    return region !== undefined;
  }
  /** @param share of what is seen, to the right */
  panBy(share: number): void {
    const { region } = this.#state ?? {};
    if (!region) return;
    const by = Math.round((region.end - region.start) * share) || Math.sign(share);
    this.look({ ...region, start: region.start + by, end: region.end + by });
  }
  zoomBy(factor: number): void {
    const { region } = this.#state ?? {};
    if (!region) return;
    const [middle, half] = [(region.start + region.end) / 2, (region.end - region.start) / factor / 2];
    this.look({ ...region, start: Math.round(middle - half), end: Math.round(middle + half) });
  }

  look(region: Region): void {
    this.#look(region, { signal: this.#end.signal }).then(
      () => this.#host.report({ type: 'changed' }),
      (error: unknown) => {
        if (!isAbort(error)) this.#host.report({ type: 'failed', failure: toFailure(error) });
      },
    );
  }

  /** What is in the way of one region is said in its place: other regions may be seen. */
  async #look(wanted: Region, { signal }: Call): Promise<void> {
    this.#looking.abort();
    this.#looking = new AbortController();
    const own = AbortSignal.any([signal, this.#looking.signal]);
    const contig = findContig(wanted.chromosome, this.#file?.contigs ?? []);
    if (!this.#file || !contig) return;
    const region = clampRegion(wanted, contig, LEAST_BASES, MOST_BASES[this.#state?.kind ?? 'reads']);
    this.#put({ region });
    try {
      const seen = await this.#file.look(region, { signal: own });
      own.throwIfAborted();
      this.#put({
        ...('pile' in seen ? seen : { variants: parseVcf(`${this.#file.header}\n${seen.lines}`) }),
        problem: undefined,
      });
    } catch (error) {
      if (isAbort(error)) {
        // Another look took over.
        if (signal.aborted) throw error;
        return;
      }
      this.#put({ pile: undefined, variants: undefined, problem: toFailure(error) });
    }
  }

  get #state() {
    const { reads } = this.#store.getState();
    return reads?.is === 'indexed' ? reads : undefined;
  }
  #put(change: Partial<ReadsState & { readonly is: 'indexed' }>): void {
    const reads = this.#state;
    if (reads) this.#store.setState({ reads: { ...reads, ...change } });
  }

  close(): void {
    this.#end.abort();
    this.#file?.close();
  }
}

const startOf = ({ contigs: [contig] }: ReadsFile, bases: number): Region | undefined =>
  contig && { chromosome: contig.name, start: 0, end: Math.min(contig.length, bases) };
