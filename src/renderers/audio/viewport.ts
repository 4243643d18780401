// A recording in a pane: its wave, its spectrogram with the computed pitch, marked words, and an earlier recording under it.
import type { ComponentType } from 'react';
import { element } from '../../lib/dom.ts';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import type { Command, ControlPlace, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import type { Span } from './analyse.worker.ts';
import styles from './audio.module.css';
import { createControls } from './Controls.tsx';
import { COMMANDS, perform } from './commands.ts';
import { findEarlier } from './earlier.ts';
import { Overview } from './overview.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { PriorLane } from './priorLane.ts';
import { openSound } from './sound.ts';
import { SpectrumLane } from './spectrumLane.ts';
import type { Sound } from './start.ts';
import { createAudioStore } from './state.ts';
import { paintStill } from './still.ts';
import { WaveLane } from './waveLane.ts';
import { words } from './words.ts';

/** While a recording comes, and once it is there: 60 ms each of forty minutes, for each is drawn in one task. */
const FEW_PEAKS = 8000;
const MOST_PEAKS = 40_000;
const PEAKS_PER_SECOND = 2000;
const REDRAW_MS = 600;
const WORD_SECONDS = 0.4;
const EARLIER_LOOKS = 20;
const EARLIER_MS = 1000;
const MOST_LETTERS = 60;

export const createViewport = (host: Host): Viewport => new AudioViewport(host);

export class AudioViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['time']);
  readonly store = createAudioStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = element('div', { class: styles.root, role: 'group' });
  readonly #waveRoot = element('div', { class: styles.wave });
  readonly #audio = new Audio();
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #showing = new AbortController();
  #sound: Sound | undefined;
  #wave: WaveLane | undefined;
  #spectrum: SpectrumLane | undefined;
  #overview: Overview | undefined;
  #prior: PriorLane | undefined;
  #item: TimelineItem | undefined;
  #lent: readonly Lent[] = [];
  #isScheduled = false;
  /** Seconds, asked for before the player was ready. */
  #wanted: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.element.append(this.#root);
    this.Controls = createControls(this);
    const observer = new ResizeObserver(() => this.#schedule());
    observer.observe(this.#root);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#schedule()),
      this.store.subscribe((now, before) => {
        if (now.words !== before.words || now.bands !== before.bands || now.hasPitch !== before.hasPitch) this.#schedule();
      }),
    );
    this.#audio.addEventListener('loadedmetadata', () => this.#onReady(), { signal: this.#end.signal });
    this.#audio.addEventListener('error', () => this.#sound && this.#warn(words().notPlayed), { signal: this.#end.signal });
  }

  async show(item: TimelineItem, { signal, view, presentation }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const all = AbortSignal.any([signal, this.#showing.signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    const sound = await openSound(item, this.#host, {
      signal: all,
      onProgress: (fraction) => !all.aborted && this.#host.report({ type: 'progress', fraction }),
    });
    if (all.aborted) sound.close();
    all.throwIfAborted();
    this.#close();
    this.#sound = sound;
    this.#root.setAttribute('aria-label', item.title);
    const { seconds, samplesPerSecond } = sound;
    this.store.setState({ seconds, samplesPerSecond, time: 0, earlier: [] });
    await this.#begin(sound, all);
    if (presentation) this.setPresentation(presentation);
    if (view) this.setView(view);
    await nextPaint();
    all.throwIfAborted();
    const later = AbortSignal.any([this.#showing.signal, this.#end.signal]);
    void this.#fill(sound, later);
    void this.#findEarlier(item, later);
  }

  /** Opened by its address, a recording is there before the rest of the timeline is. */
  async #findEarlier(item: TimelineItem, signal: AbortSignal): Promise<void> {
    for (let look = 0; look < EARLIER_LOOKS && !signal.aborted; look++) {
      this.#lent = findEarlier(item, this.#host.others?.() ?? []);
      if (this.#lent.length !== this.store.getState().earlier.length)
        this.store.setState({ earlier: this.#lent.map((one) => one.item) });
      await new Promise((resolve) => setTimeout(resolve, EARLIER_MS));
    }
  }

  async #begin(sound: Sound, signal: AbortSignal): Promise<void> {
    const { seconds, samplesPerSecond, analyser } = sound;
    const peaks = await analyser.peaks({ from: 0, to: seconds }, FEW_PEAKS);
    signal.throwIfAborted();
    this.#audio.src = sound.url;
    this.#audio.preservesPitch = true;
    this.#overview = new Overview(seconds, (time) => this.#wave?.centre(time), this.#end.signal);
    this.#spectrum = new SpectrumLane(analyser, samplesPerSecond);
    this.#root.replaceChildren(this.#overview.element, this.#waveRoot, this.#spectrum.element);
    this.#wave = new WaveLane(this.#waveRoot, this.#audio, seconds, peaks, {
      onTime: (time) => this.#passed(time),
      onPlaying: (isPlaying) => this.store.setState({ isPlaying }),
      onSought: (time) => this.#tellMove(time),
      onWindow: () => this.#schedule(),
      onSpan: (span) => this.#keepSpan(span),
      onWord: (id, span) => this.#keepWord(id, span),
    });
    await this.#wave.drawn();
    this.#lookAgain();
  }

  /** The rest of the recording, drawn as it comes. */
  async #fill(sound: Sound, signal: AbortSignal): Promise<void> {
    try {
      let drawn = performance.now();
      for (let held = 0; held < 1; ) {
        held = await sound.next();
        signal.throwIfAborted();
        if (held < 1) this.#host.report({ type: 'progress', fraction: held });
        if (held < 1 && performance.now() - drawn < REDRAW_MS) continue;
        await this.#drawWhole(sound, signal, held < 1 ? FEW_PEAKS : undefined);
        drawn = performance.now();
      }
      this.#host.report({ type: 'progress', fraction: 1 });
    } catch (error) {
      if (!isAbort(error) && !signal.aborted) this.#warn(`${words().partMissing} ${toFailure(error).detail}`.trim());
    }
  }

  async #drawWhole({ analyser, seconds }: Sound, signal: AbortSignal, few?: number): Promise<void> {
    const many = Math.round(Math.min(MOST_PEAKS, Math.max(FEW_PEAKS, seconds * PEAKS_PER_SECOND)));
    const whole = { from: 0, to: seconds };
    const peaks = await analyser.peaks(whole, few ?? many);
    const strip = await analyser.peaks(whole, Math.max(1, this.#overview?.width ?? 1));
    signal.throwIfAborted();
    this.#wave?.setPeaks(peaks);
    this.#overview?.setPeaks(strip);
    this.#schedule();
  }

  #warn(text: string): void {
    this.#host.report({ type: 'warning', text });
  }

  #keepSpan(span: Span): void {
    this.store.setState({ span });
    this.#host.report({ type: 'changed' });
  }

  #keepWord(id: string, { from, to }: Span): void {
    this.store.setState(({ words: all }) => ({ words: all.map((word) => (word.id === id ? { ...word, from, to } : word)) }));
    this.#host.report({ type: 'changed' });
  }

  #passed(time: number): void {
    const { isLooping, span, isPlaying, seconds } = this.store.getState();
    if (isPlaying && isLooping && span && time >= span.to) this.seek(span.from);
    else if (isPlaying && isLooping && !span && time >= seconds - 0.02) this.seek(0);
    this.store.setState({ time, ...this.#spectrum?.figuresAt(time) });
    this.#spectrum?.placeHead(time, this.#window);
  }

  get #window(): Span {
    return this.#wave?.window ?? { from: 0, to: 1 };
  }

  #schedule(): void {
    if (this.#isScheduled || this.#end.signal.aborted) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#lookAgain();
    });
  }

  #lookAgain(): void {
    if (this.#end.signal.aborted || !this.#wave) return;
    const window = this.#window;
    const { words: marked, bands, hasPitch, time } = this.store.getState();
    this.#spectrum?.look({ window, words: marked, bands, hasPitch }, () =>
      this.store.setState((state) => this.#spectrum?.figuresAt(state.time) ?? {}),
    );
    this.#spectrum?.placeHead(time, window);
    this.#overview?.frame(window);
    void this.#prior?.draw();
  }

  zoomBy(factor: number): void {
    this.#wave?.zoomBy(factor);
    this.#schedule();
  }

  // -- playing

  togglePlay(): void {
    const { span, isLooping, time } = this.store.getState();
    this.#prior?.pause();
    if (this.#audio.paused && isLooping && span && (time < span.from || time >= span.to)) this.seek(span.from);
    void this.#wave?.playPause();
  }

  seek(time: number): void {
    const wanted = Math.max(0, Math.min(this.store.getState().seconds, time));
    if (this.#audio.readyState > 0) this.#wave?.seek(wanted);
    else {
      // The player knows no times yet; it is put there when it does.
      this.#wanted = wanted;
      this.store.setState({ time: wanted, ...this.#spectrum?.figuresAt(wanted) });
      this.#spectrum?.placeHead(wanted, this.#window);
    }
  }

  get #now(): number {
    return this.#wanted ?? this.#audio.currentTime;
  }

  #onReady(): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined) this.#wave?.seek(wanted);
  }

  #tellMove(time: number): void {
    for (const listener of this.#listeners) listener({ time });
    this.#host.report({ type: 'changed' });
  }

  seekBy(seconds: number): void {
    const time = Math.max(0, Math.min(this.store.getState().seconds, this.#now + seconds));
    this.seek(time);
    this.#tellMove(time);
  }

  setSpeed(speed: number): void {
    this.#wave?.setSpeed(speed);
    this.store.setState({ speed });
  }

  setMuted(isMuted: boolean): void {
    this.#audio.muted = isMuted;
    this.store.setState({ isMuted });
  }

  /** The start or end of the span, where the playhead is. */
  setSpan(edge: 'from' | 'to'): void {
    const { span, seconds } = this.store.getState();
    const time = this.#now;
    const from = edge === 'from' ? time : Math.min(span?.from ?? 0, time - 0.05);
    const to = edge === 'to' ? time : Math.max(span?.to ?? seconds, time + 0.05);
    this.#wave?.setSpan({ from, to });
  }

  clearSpan(): void {
    this.#wave?.clearSpan();
    this.store.setState({ span: undefined });
  }

  addWord(): void {
    const { words: all, span, seconds } = this.store.getState();
    const at = this.#now;
    const { from, to } = span ?? { from: at, to: Math.min(seconds, at + WORD_SECONDS) };
    const word = { id: `word-${Date.now()}-${all.length}`, from, to, text: words().word(all.length + 1) };
    this.clearSpan();
    this.store.setState({ words: [...all, word] });
    this.#wave?.addWord(word);
  }

  nameWord(id: string, wanted: string): void {
    const text = wanted.slice(0, MOST_LETTERS);
    this.store.setState(({ words: all }) => ({ words: all.map((word) => (word.id === id ? { ...word, text } : word)) }));
    this.#wave?.nameWord(id, text);
  }

  removeWord(id: string): void {
    this.#wave?.removeWord(id);
    this.store.setState(({ words: all }) => ({ words: all.filter((word) => word.id !== id) }));
  }

  // -- an earlier recording

  async compareWith(item: TimelineItem): Promise<void> {
    const lent = this.#lent.find((one) => one.item.id === item.id);
    if (!lent) return;
    const { signal } = this.#showing;
    try {
      const sound = await openSound(item, lent, { signal: AbortSignal.any([signal, this.#end.signal]) });
      this.endComparison();
      this.#root.dataset.prior = '';
      const prior = new PriorLane(this.#root, sound, {
        window: () => this.#window,
        now: () => this.#now,
        onOffset: (offset) => this.store.setState(({ prior: known }) => ({ prior: known && { ...known, offset } })),
        onPlaying: (isPlaying) => this.store.setState(({ prior: known }) => ({ prior: known && { ...known, isPlaying } })),
      });
      this.#prior = prior;
      this.store.setState({ prior: { item, when: printWhen(item.when), offset: 0, isPlaying: false } });
      this.#schedule();
      await prior.fill();
    } catch (error) {
      if (!isAbort(error) && !signal.aborted && !this.#end.signal.aborted)
        this.#warn(`${item.title}: ${toFailure(error).detail}`);
    }
  }

  endComparison(): void {
    this.#prior?.dispose();
    this.#prior = undefined;
    delete this.#root.dataset.prior;
    this.store.setState({ prior: undefined });
    this.#schedule();
  }

  playPrior(): void {
    this.#wave?.pause();
    this.#prior?.togglePlay();
  }

  /** @param seconds to the right */
  movePrior(seconds: number): void {
    this.#prior?.setOffset((this.store.getState().prior?.offset ?? 0) + seconds);
  }

  // -- the contract

  getView(): View {
    return { time: this.#now };
  }

  setView({ time }: Partial<View>): void {
    if (time !== undefined) this.seek(time);
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    const dress = parsePresentation(presentation, this.store.getState());
    this.#wave?.clear();
    this.store.setState(dress);
    this.setSpeed(dress.speed);
    if (dress.span) this.#wave?.setSpan(dress.span);
    for (const word of dress.words) this.#wave?.addWord(word);
  }

  /** Seconds, from the first. */
  getIndex(): { readonly index: number; readonly count: number } {
    const count = Math.max(1, Math.ceil(this.store.getState().seconds));
    return { index: Math.min(count, Math.floor(this.#now) + 1), count };
  }

  get commands(): ReadonlySet<Command> {
    return COMMANDS;
  }

  perform(command: Command): boolean {
    return perform(this, command);
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Failure('missing', { detail: 'capture before show' });
    const png = await paintStill(this.#root, [...(this.#wave?.canvases ?? []), ...this.#root.querySelectorAll('canvas')]);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  #close(): void {
    this.endComparison();
    this.#wave?.dispose();
    this.#wave = undefined;
    this.#wanted = undefined;
    this.#sound?.close();
    this.#sound = undefined;
    this.#spectrum = undefined;
    this.#overview = undefined;
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    for (const undo of this.#undo.splice(0)) undo();
    this.#audio.pause();
    this.#close();
    this.#audio.removeAttribute('src');
    this.#root.remove();
    this.#listeners.clear();
  }
}
