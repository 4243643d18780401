// One item in one pane: its series, the stack shown, and what the reader does with it. The viewport says it to the house.
import { Failure, toFailure } from '../../model/failure.ts';
import type { Part, TimelineItem } from '../../model/item.ts';
import { text } from '../../standards/dicom/json.ts';
import type { Host, ShowOptions } from '../renderer.ts';
import { type CineRate, cineOf } from './cine.ts';
import { decodePool } from './decodePool.ts';
import { Display, type DisplaySetup, type Shown } from './display.ts';
import { loadPicture } from './frames.ts';
import type { LayerLine } from './layers/lines.ts';
import { Observed } from './observable.ts';
import { openingOrder, suitedParts } from './pictures.ts';
import { Player, type Playing } from './player.ts';
import { readSample, readSeries } from './series.ts';
import { type Stack, shotsOf, stacksOf } from './stacks.ts';
import { words } from './words.ts';

export type Tool = 'window' | 'pan' | 'zoom' | 'scroll' | 'length' | 'angle' | 'ellipse' | 'rectangle' | 'probe';
/** What is measured with: the engine's, absent until it is here. */
export const MARK_TOOLS: ReadonlySet<Tool> = new Set(['length', 'angle', 'ellipse', 'rectangle', 'probe']);

/** One line of the list: a stack or a clip, or a series not opened yet. */
export interface Entry {
  readonly key: string;
  readonly part: Part;
  readonly stack?: Stack;
}

export interface SessionState {
  readonly entries: readonly Entry[];
  readonly currentKey: string | undefined;
  readonly shown: Shown | undefined;
  readonly tool: Tool | undefined;
  readonly engine: 'none' | 'cpu' | 'gpu' | 'failed';
  readonly hasMarks: boolean;
  readonly cine: { readonly rate: CineRate; readonly playing: Playing } | undefined;
  /** What can be drawn over the pictures; empty until it is looked for, after the first picture. */
  readonly layers: readonly LayerLine[];
}

export class Session {
  readonly state = new Observed<SessionState>({
    entries: [],
    currentKey: undefined,
    shown: undefined,
    tool: undefined,
    engine: 'none',
    hasMarks: false,
    cine: undefined,
    layers: [],
  });
  readonly display: Display;
  private readonly host: Host;
  private readonly ends = new AbortController();
  private player: Player | undefined;
  private failures = 0;
  /** Called when a picture's bytes have come. */
  private received: () => void = () => undefined;

  constructor(
    host: Host,
    setup: Omit<DisplaySetup, 'host' | 'events'> & { readonly events: Omit<DisplaySetup['events'], 'failed' | 'received'> },
  ) {
    this.host = host;
    const events = {
      ...setup.events,
      failed: (_: number, failure: Failure) => this.countFailure(failure),
      received: () => this.received(),
    };
    this.display = new Display({ ...setup, host, events });
  }

  get signal(): AbortSignal {
    return this.ends.signal;
  }

  /** Resolves when a picture of the item is painted. @param first the part to open, where it is known. @throws Failure */
  async show(
    item: TimelineItem,
    { signal, instance, first }: Pick<ShowOptions, 'signal' | 'instance'> & { readonly first?: Part | undefined },
  ): Promise<void> {
    signal.addEventListener('abort', () => this.ends.abort(signal.reason), { once: true });
    const parts = suitedParts(item.parts);
    this.state.update({ entries: parts.map((part) => ({ key: part.key, part })) });
    if (first) return instance ? this.openInstance([first], instance) : this.openPart(first);
    if (instance) return this.openInstance(parts, instance);
    let failure: unknown;
    // A series that cannot be shown must not hide the others.
    for (const part of openingOrder(parts)) {
      try {
        return await this.openPart(part);
      } catch (error) {
        this.signal.throwIfAborted();
        failure ??= error;
        if (toFailure(error).reason === 'otherPatient') break;
      }
    }
    throw failure;
  }

  /** One instance quickly, the first picture from it, then the rest of its series around it. */
  private async openPart(part: Part): Promise<void> {
    const { read } = this.host;
    const { signal } = this;
    const sample = await readSample(read, part, signal);
    signal.throwIfAborted();
    if (sample.all && sample.all.length > 1) return this.openSeries(part, stacksOf(part, sample.all), 0);
    const [shot] = shotsOf(part, sample.dataset);
    const syntax = text(sample.dataset, '00083002') ?? text(sample.dataset, '00020010');
    if (syntax) decodePool.preload(syntax);
    const received = new Promise<void>((resolve) => {
      this.received = resolve;
    });
    const isPartial = sample.all === undefined;
    const painting = shot
      ? this.paintFirst(part, [shot], isPartial)
      : Promise.reject(new Failure('pictureless', { detail: 'no pixels' }));
    // The rest of the metadata must not share the line with the first picture's bytes; it may with its decoding.
    const isFree = Promise.race([received, painting.catch(() => undefined)]);
    const listing = isFree.then(() => (sample.all ? [...sample.all] : readSeries(read, part, { signal })));
    listing.catch(() => undefined);
    const isPainted = await painting.then(
      () => true,
      (error) => {
        this.signal.throwIfAborted();
        if (sample.all || toFailure(error).reason === 'otherPatient') throw error;
        return false;
      },
    );
    if (isPainted) void this.complete(part, listing, shot?.uid);
    else await this.openSeries(part, stacksOf(part, await listing), 0);
  }

  private async paintFirst(part: Part, shots: Stack['shots'], isPartial: boolean): Promise<void> {
    this.display.open({ shots }, 0, { isPartial });
    this.state.update({ currentKey: part.key });
    await this.display.firstPicture(this.signal);
  }

  /** The rest of the series has been listed: its stacks take the series' line, and the shown picture finds its place. */
  private async complete(part: Part, listing: Promise<readonly Parameters<typeof shotsOf>[1][]>, uid: string | undefined) {
    try {
      const stacks = stacksOf(part, await listing);
      const stack = stacks.find(({ shots }) => shots.some((shot) => shot.uid === uid)) ?? stacks[0];
      if (!stack || this.signal.aborted) return;
      this.list(part, stacks);
      if (this.state.get().currentKey !== part.key) return;
      const frame = this.display.shown?.shot.frame ?? 1;
      const place = stack.shots.findIndex((shot) => shot.uid === uid && shot.frame === frame);
      const seed = this.display.pictureAt(this.display.place);
      this.display.open(stack, Math.max(0, place), { seed, keep: true });
      this.became(stack);
    } catch (error) {
      // The picture that is shown is good: the rest of its series is what is missing.
      if (!this.signal.aborted) this.host.report({ type: 'warning', text: words().restMissing(toFailure(error).detail) });
    }
  }

  /** A whole series is known: shows one of its stacks. */
  private async openSeries(part: Part, stacks: readonly Stack[], place: number, wanted = stacks[0]): Promise<void> {
    if (!wanted) throw new Failure('pictureless', { detail: 'a series without pictures' });
    this.list(part, stacks);
    this.display.open(wanted, place);
    this.became(wanted);
    await this.display.firstPicture(this.signal);
  }

  private async openInstance(parts: readonly Part[], uid: string): Promise<void> {
    for (const part of parts) {
      const datasets = await readSeries(this.host.read, part, { signal: this.signal, priority: 'visible' });
      const stacks = stacksOf(part, datasets);
      for (const stack of stacks) {
        const place = stack.shots.findIndex((shot) => shot.uid === uid);
        if (place >= 0) return this.openSeries(part, stacks, place, stack);
      }
      if (datasets.some((dataset) => text(dataset, '00080018') === uid))
        throw new Failure('pictureless', { detail: 'no pixels' });
    }
    throw new Failure('missing', { detail: 'the instance that was asked for' });
  }

  private list(part: Part, stacks: readonly Stack[]): void {
    const lines = stacks.map(
      (stack): Entry => ({ key: stacks.length === 1 ? part.key : `${part.key}#${stack.key}`, part, stack }),
    );
    const entries = this.state.get().entries.flatMap((entry) => (entry.part === part ? lines : [entry]));
    // The list may say `part` twice when a series is opened again: each line once.
    this.state.update({ entries: [...new Map(entries.map((entry) => [entry.key, entry])).values()] });
  }

  private became(stack: Stack): void {
    this.player?.stop();
    const entry = this.state.get().entries.find((one) => one.stack === stack);
    const player = stack.kind === 'clip' ? this.playerOf(cineOf(stack.shots[0].dataset, stack.shots.length)) : undefined;
    this.player = player;
    this.failures = 0;
    this.state.update({
      currentKey: entry?.key,
      cine: player && { rate: cineOf(stack.shots[0].dataset, stack.shots.length), playing: player.playing },
    });
  }

  private playerOf(rate: CineRate): Player {
    return new Player({
      rate,
      place: () => this.display.place,
      isReady: (place) => this.display.pictureAt(place) !== undefined,
      show: (place) => this.display.goTo(place),
      changed: (playing) => this.state.update({ cine: { rate, playing } }),
    });
  }

  /** Opens a line of the list; the pane keeps its picture until the new one is here. */
  async openEntry(key: string): Promise<void> {
    const entry = this.state.get().entries.find((one) => one.key === key);
    if (!entry || key === this.state.get().currentKey) return;
    try {
      if (entry.stack) {
        this.display.open(entry.stack, 0);
        this.became(entry.stack);
        await this.display.firstPicture(this.signal);
      } else {
        this.state.update({ currentKey: key });
        await this.openPart(entry.part);
      }
    } catch (error) {
      if (!this.signal.aborted) this.host.report({ type: 'warning', text: words().cannotShow(1, 1, toFailure(error).detail) });
    }
  }

  nextEntry(step: 1 | -1): boolean {
    const { entries, currentKey } = this.state.get();
    const next = entries[entries.findIndex(({ key }) => key === currentKey) + step];
    if (!next) return false;
    void this.openEntry(next.key);
    return true;
  }

  step(pictures: number): void {
    if (this.display.goTo(this.display.place + pictures)) this.player?.anchor(this.display.place);
  }

  goTo(place: number): void {
    if (this.display.goTo(place)) this.player?.anchor(this.display.place);
  }

  withPlayer(act: (player: Player) => void): boolean {
    if (!this.player) return false;
    act(this.player);
    return true;
  }

  private countFailure(failure: Failure): void {
    this.failures++;
    const text = failure.reason === 'otherPatient' ? words().otherPatientLeftOut : words().cannotShowSome(this.failures);
    if (this.display.count > 1) this.host.report({ type: 'warning', text });
  }

  /** A frame that stands for an entry: for its thumbnail. @throws Failure */
  async pictureOf(entry: Entry, signal: AbortSignal) {
    const { shown } = this.display;
    if (shown && entry.key === this.state.get().currentKey) return { shot: shown.shot, picture: shown.picture };
    const shots = entry.stack?.shots ?? shotsOf(entry.part, (await readSample(this.host.read, entry.part, signal)).dataset);
    const shot = entry.stack ? shots[Math.floor((entry.stack.kind === 'clip' ? 0 : shots.length - 1) / 2)] : shots[0];
    if (!shot) throw new Failure('pictureless', { detail: 'a series without pictures' });
    return { shot, picture: await loadPicture(this.host, shot, { priority: 'background', signal }) };
  }

  dispose(): void {
    this.player?.stop();
    this.ends.abort(new DOMException('the viewport is gone', 'AbortError'));
    this.display.dispose();
  }
}
