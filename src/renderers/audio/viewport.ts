// A recording in a pane: its wave, its spectrogram with the computed pitch, marked words, and an earlier recording under it.
import type { ComponentType } from 'react';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';

type Regions = ReturnType<typeof RegionsPlugin.create>;

import { element } from '../../lib/dom.ts';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { toTime } from '../../model/time.ts';
import type { Command, ControlPlace, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { Analyser, type Look } from './analyser.ts';
import styles from './audio.module.css';
import { createControls } from './Controls.tsx';
import { parsePresentation, printPresentation } from './presentation.ts';
import { PriorLane } from './priorLane.ts';
import { loadSound, type Sound } from './sound.ts';
import { axisPx, drawSpectrum } from './spectrum.ts';
import { createAudioStore, SPEEDS } from './state.ts';
import { words } from './words.ts';

const PEAKS = 8000;
const VOICE_HZ = 8000;
const WAVE = '#8fb4ff';
const PLAYED = '#c9d9ff';
const MOST_EARLIER = 20;

export const createViewport = (host: Host): Viewport => new AudioViewport(host);

class AudioViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['time']);
  readonly store = createAudioStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = element('div', { class: styles.root, role: 'group' });
  readonly #wave = element('div', { class: styles.wave });
  readonly #spectrum = element('div', { class: styles.spectrum });
  readonly #canvas = element('canvas');
  readonly #head = element('div', { class: styles.head });
  readonly #audio = new Audio();
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #url = '';
  #surfer: WaveSurfer | undefined;
  #regions: Regions | undefined;
  #analyser: Analyser | undefined;
  #sound: Sound | undefined;
  #look: Look | undefined;
  #item: TimelineItem | undefined;
  #lent: readonly Lent[] = [];
  #prior: PriorLane | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#spectrum.append(this.#canvas, this.#head);
    this.#root.append(this.#wave, this.#spectrum);
    host.element.append(this.#root);
    this.Controls = createControls(this);
    const observer = new ResizeObserver(() => this.#lookAgain());
    observer.observe(this.#spectrum);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#lookAgain()),
    );
  }

  async show(item: TimelineItem, { signal, view, presentation }: ShowOptions): Promise<void> {
    const all = AbortSignal.any([signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    const onProgress = (fraction: number): void => {
      if (fraction < 1 && !all.aborted) this.#host.report({ type: 'progress', fraction });
    };
    const sound = await loadSound(item, this.#host, { signal: all, onProgress });
    all.throwIfAborted();
    this.#sound = sound;
    this.#analyser = new Analyser(sound);
    this.#root.setAttribute('aria-label', item.title);
    this.#lent = findEarlier(item, this.#host.others?.() ?? []);
    this.store.setState({
      seconds: sound.seconds,
      samplesPerSecond: sound.samplesPerSecond,
      earlier: this.#lent.map((one) => one.item),
    });
    await this.#begin(sound, all);
    if (presentation) this.setPresentation(presentation);
    if (view) this.setView(view);
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  async #begin(sound: Sound, signal: AbortSignal): Promise<void> {
    const peaks = await this.#analyser?.peaks(PEAKS);
    signal.throwIfAborted();
    if (!peaks) return;
    this.#url = URL.createObjectURL(sound.blob);
    this.#audio.src = this.#url;
    this.#audio.preservesPitch = true;
    const regions = RegionsPlugin.create();
    this.#regions = regions;
    this.#surfer = WaveSurfer.create({
      container: this.#wave,
      media: this.#audio,
      peaks: [peaks],
      duration: sound.seconds,
      height: 'auto',
      waveColor: WAVE,
      progressColor: PLAYED,
      cursorColor: '#ffffff',
      normalize: true,
      hideScrollbar: false,
      dragToSeek: false,
      plugins: [regions],
    });
    this.#listen(this.#surfer, regions);
    await new Promise<void>((resolve) => {
      const done = setTimeout(resolve, 500);
      this.#surfer?.once('redrawcomplete', () => {
        clearTimeout(done);
        resolve();
      });
    });
    this.#lookAgain();
  }

  #listen(surfer: WaveSurfer, regions: Regions): void {
    regions.enableDragSelection({ color: 'rgb(255 255 255 / 14%)', id: 'span' });
    surfer.on('timeupdate', (time) => this.#passed(time));
    surfer.on('play', () => this.store.setState({ isPlaying: true }));
    surfer.on('pause', () => this.store.setState({ isPlaying: false }));
    surfer.on('scroll', () => this.#lookAgain());
    surfer.on('zoom', () => this.#lookAgain());
    surfer.on('interaction', (time) => this.#tellMove(time));
    surfer.on('error', () =>
      this.#host.report({ type: 'warning', text: toFailure(new Failure('unsupported')).detail || 'unsupported' }),
    );
    regions.on('region-created', (region) => this.#keep(region));
    regions.on('region-updated', (region) => this.#keep(region));
    this.#wave.addEventListener('wheel', (event) => this.#onWheel(event), { signal: this.#end.signal, passive: false });
  }

  /** A dragged span is one, and is the one that is looped; words are kept under their own names. */
  #keep(region: Region): void {
    const { start: from, end: to, id } = region;
    if (id.startsWith('word-')) {
      this.store.setState(({ words: all }) => ({ words: all.map((word) => (word.id === id ? { ...word, from, to } : word)) }));
    } else {
      for (const other of this.#regions?.getRegions() ?? [])
        if (other !== region && !other.id.startsWith('word-')) other.remove();
      this.store.setState({ span: { from, to } });
    }
    this.#host.report({ type: 'changed' });
  }

  #passed(time: number): void {
    const { isLooping, span, isPlaying } = this.store.getState();
    if (isPlaying && isLooping && span && time >= span.to) this.seek(span.from);
    else if (isPlaying && isLooping && !span && time >= (this.#sound?.seconds ?? 0) - 0.02) this.seek(0);
    this.store.setState({ time, ...this.#figuresAt(time) });
    this.#placeHead(time);
  }

  get #window(): { readonly from: number; readonly to: number } {
    const surfer = this.#surfer;
    const seconds = this.#sound?.seconds ?? 1;
    const whole = surfer?.getWrapper().scrollWidth ?? 0;
    const shown = this.#wave.clientWidth;
    if (!surfer || whole <= shown + 1) return { from: 0, to: seconds };
    const from = (surfer.getScroll() / whole) * seconds;
    return { from, to: Math.min(seconds, from + (shown / whole) * seconds) };
  }

  #figuresAt(time: number): { readonly pitch: number; readonly level: number } {
    const { from, to } = this.#window;
    if (!this.#look || time < from || time > to) return { pitch: 0, level: Number.NEGATIVE_INFINITY };
    const column = Math.min(this.#look.pitch.length - 1, Math.floor(((time - from) / (to - from)) * this.#look.pitch.length));
    return { pitch: this.#look.pitch[column] ?? 0, level: this.#look.level[column] ?? Number.NEGATIVE_INFINITY };
  }

  #placeHead(time: number): void {
    const { from, to } = this.#window;
    const width = this.#spectrum.clientWidth - axisPx;
    const x = axisPx + ((time - from) / Math.max(1e-6, to - from)) * width;
    this.#head.style.insetInlineStart = `${x}px`;
    this.#head.hidden = time < from || time > to;
  }

  #lookAgain(): void {
    const { clientWidth: width, clientHeight: height } = this.#spectrum;
    if (!this.#analyser || width <= axisPx || height < 8) return;
    this.#canvas.width = Math.round(width * devicePixelRatio);
    this.#canvas.height = Math.round(height * devicePixelRatio);
    const window = {
      ...this.#window,
      columns: Math.min(900, width - axisPx),
      rows: Math.min(220, height),
      mostHz: Math.min(VOICE_HZ, (this.#sound?.samplesPerSecond ?? 16_000) / 2),
    };
    if (this.#look) drawSpectrum(this.#canvas, this.#look, { ...window, columns: this.#look.picture.length / window.rows });
    this.#analyser.look(window, (look) => {
      if (this.#end.signal.aborted) return;
      this.#look = look;
      drawSpectrum(this.#canvas, look, window);
      this.store.setState(this.#figuresAt(this.store.getState().time));
    });
    this.#placeHead(this.store.getState().time);
    this.#prior?.draw();
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    const notches = Math.max(
      -120,
      Math.min(120, event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY),
    );
    if (event.shiftKey || event.deltaX !== 0)
      this.#surfer?.setScroll((this.#surfer?.getScroll() ?? 0) + (event.deltaX || notches));
    else this.zoomBy(2 ** (-notches / 240), event.clientX - this.#wave.getBoundingClientRect().left);
  }

  /** @param at CSS px from the wave's left edge that stays where it is */
  zoomBy(factor: number, at = this.#wave.clientWidth / 2): void {
    const surfer = this.#surfer;
    if (!surfer || !this.#sound) return;
    const { from, to } = this.#window;
    const width = Math.max(1, this.#wave.clientWidth);
    const least = width / this.#sound.seconds;
    const perSecond = Math.max(least, Math.min(2000, (width / Math.max(1e-6, to - from)) * factor));
    const held = from + (at / width) * (to - from);
    surfer.zoom(perSecond);
    surfer.setScroll(Math.max(0, held * perSecond - at));
    this.#lookAgain();
  }

  // -- playing

  togglePlay(): void {
    const { span, isLooping, time } = this.store.getState();
    if (this.#audio.paused && isLooping && span && (time < span.from || time >= span.to)) this.seek(span.from);
    // A browser may refuse to play before the reader has touched the page.
    void this.#surfer?.playPause().catch(() => undefined);
  }

  seek(time: number): void {
    this.#surfer?.setTime(Math.max(0, Math.min(this.#sound?.seconds ?? 0, time)));
  }

  #tellMove(time: number): void {
    for (const listener of this.#listeners) listener({ time });
    this.#host.report({ type: 'changed' });
  }

  seekBy(seconds: number): void {
    const time = Math.max(0, Math.min(this.#sound?.seconds ?? 0, this.#audio.currentTime + seconds));
    this.seek(time);
    this.#tellMove(time);
  }

  setSpeed(speed: number): void {
    this.#surfer?.setPlaybackRate(speed, true);
    this.store.setState({ speed });
  }

  setMuted(isMuted: boolean): void {
    this.#audio.muted = isMuted;
    this.store.setState({ isMuted });
  }

  /** The start or end of the span, where the playhead is. */
  setSpan(edge: 'from' | 'to'): void {
    const { span, seconds } = this.store.getState();
    const time = this.#audio.currentTime;
    const from = edge === 'from' ? time : Math.min(span?.from ?? 0, time - 0.05);
    const to = edge === 'to' ? time : Math.max(span?.to ?? seconds, time + 0.05);
    for (const region of this.#regions?.getRegions() ?? []) if (!region.id.startsWith('word-')) region.remove();
    this.#regions?.addRegion({
      id: 'span',
      start: Math.max(0, from),
      end: Math.min(seconds, to),
      color: 'rgb(255 255 255 / 14%)',
    });
  }

  addWord(): void {
    const { words: all, span, seconds } = this.store.getState();
    const at = this.#audio.currentTime;
    const { from, to } = span ?? { from: at, to: Math.min(seconds, at + 0.4) };
    const word = { id: `word-${Date.now()}-${all.length}`, from, to, text: words().word(all.length + 1) };
    this.store.setState({ words: [...all, word] });
    this.#drawWord(word);
  }

  nameWord(id: string, text: string): void {
    this.store.setState(({ words: all }) => ({
      words: all.map((word) => (word.id === id ? { ...word, text: text.slice(0, 60) } : word)),
    }));
    this.#regions
      ?.getRegions()
      .find((region) => region.id === id)
      ?.setContent(labelOf(text));
  }

  removeWord(id: string): void {
    this.#regions
      ?.getRegions()
      .find((region) => region.id === id)
      ?.remove();
    this.store.setState(({ words: all }) => ({ words: all.filter((word) => word.id !== id) }));
  }

  #drawWord({
    id,
    from,
    to,
    text,
  }: {
    readonly id: string;
    readonly from: number;
    readonly to: number;
    readonly text: string;
  }): void {
    this.#regions?.addRegion({ id, start: from, end: to, content: labelOf(text), color: 'rgb(255 214 102 / 22%)' });
  }

  // -- an earlier recording

  async compareWith(item: TimelineItem): Promise<void> {
    const lent = this.#lent.find((one) => one.item.id === item.id);
    if (!lent) return;
    try {
      const sound = await loadSound(item, lent, { signal: this.#end.signal });
      this.endComparison();
      this.#root.dataset.prior = '';
      this.#prior = new PriorLane(this.#root, sound, {
        window: () => this.#window,
        now: () => this.#audio.currentTime,
        aligned: (offset) => this.store.setState(({ prior }) => ({ prior: prior && { ...prior, offset } })),
        playing: (isPlaying) => this.store.setState(({ prior }) => ({ prior: prior && { ...prior, isPlaying } })),
      });
      this.store.setState({ prior: { item, when: printWhen(item.when), offset: 0, isPlaying: false } });
      this.#prior.draw();
    } catch (error) {
      if (!isAbort(error)) this.#host.report({ type: 'warning', text: `${item.title}: ${toFailure(error).detail}` });
    }
  }

  endComparison(): void {
    this.#prior?.dispose();
    this.#prior = undefined;
    delete this.#root.dataset.prior;
    this.store.setState({ prior: undefined });
  }

  playPrior(): void {
    this.#surfer?.pause();
    this.#prior?.togglePlay();
  }

  // -- the contract

  getView(): View {
    return { time: this.#audio.currentTime };
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
    this.#regions?.clearRegions();
    this.store.setState(dress);
    this.setSpeed(dress.speed);
    if (dress.span)
      this.#regions?.addRegion({ id: 'span', start: dress.span.from, end: dress.span.to, color: 'rgb(255 255 255 / 14%)' });
    for (const word of dress.words) this.#drawWord(word);
  }

  /** Seconds, from the first. */
  getIndex(): { readonly index: number; readonly count: number } {
    const count = Math.max(1, Math.ceil(this.store.getState().seconds));
    return { index: Math.min(count, Math.floor(this.#audio.currentTime) + 1), count };
  }

  get commands(): ReadonlySet<Command> {
    return COMMANDS;
  }

  perform(command: Command): boolean {
    if (!COMMANDS.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const { width, height } = this.#root.getBoundingClientRect();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * devicePixelRatio);
    canvas.height = Math.round(height * devicePixelRatio);
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
    context.fillStyle = '#0c0c0c';
    context.fillRect(0, 0, canvas.width, canvas.height);
    const frame = this.#root.getBoundingClientRect();
    const inner = this.#surfer?.getWrapper().querySelectorAll('canvas') ?? [];
    for (const one of [...inner, ...this.#root.querySelectorAll('canvas')]) {
      const box = one.getBoundingClientRect();
      if (one.width === 0 || box.width === 0) continue;
      context.drawImage(
        one,
        (box.left - frame.left) * devicePixelRatio,
        (box.top - frame.top) * devicePixelRatio,
        box.width * devicePixelRatio,
        box.height * devicePixelRatio,
      );
    }
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  get span() {
    return this.store.getState().span;
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    for (const undo of this.#undo.splice(0)) undo();
    this.#prior?.dispose();
    this.#surfer?.destroy();
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    if (this.#url) URL.revokeObjectURL(this.#url);
    this.#analyser?.dispose();
    this.#sound = undefined;
    this.#look = undefined;
    this.#root.remove();
    this.#listeners.clear();
  }
}

function labelOf(text: string): HTMLElement {
  const label = element('span', {}, text);
  label.style.cssText = 'padding:1px 4px;font:600 12px system-ui;color:#ffe9a8;text-shadow:0 0 3px #000';
  return label;
}

function findEarlier(item: TimelineItem, others: readonly Lent[]): Lent[] {
  const now = item.when ? toTime(item.when) : Number.POSITIVE_INFINITY;
  const timeOf = ({ item: { when } }: Lent): number => (when ? toTime(when) : Number.NEGATIVE_INFINITY);
  return others
    .filter((one) => one.item.category === item.category && timeOf(one) < now)
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MOST_EARLIER);
}

type Act = (viewport: AudioViewport) => void;
const faster =
  (by: 1 | -1): Act =>
  (viewport) => {
    const at = SPEEDS.indexOf(viewport.store.getState().speed);
    viewport.setSpeed(SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, at + by))] ?? 1);
  };
const toMarker =
  (by: 1 | -1): Act =>
  (viewport) => {
    const now = viewport.getView().time ?? 0;
    const places = [
      ...viewport.store.getState().words.map(({ from }) => from),
      ...(viewport.span ? [viewport.span.from] : []),
    ].sort((a, b) => a - b);
    const next = by > 0 ? places.find((time) => time > now + 0.01) : places.findLast((time) => time < now - 0.01);
    if (next !== undefined) viewport.seek(next);
  };

const ACTS: { readonly [command in Command]?: Act } = {
  playPause: (viewport) => viewport.togglePlay(),
  next: (viewport) => viewport.seekBy(0.1),
  previous: (viewport) => viewport.seekBy(-0.1),
  next10: (viewport) => viewport.seekBy(1),
  previous10: (viewport) => viewport.seekBy(-1),
  first: (viewport) => viewport.seek(0),
  last: (viewport) => viewport.seek(Number.MAX_VALUE),
  up: faster(1),
  down: faster(-1),
  faster: faster(1),
  slower: faster(-1),
  nextMarker: toMarker(1),
  previousMarker: toMarker(-1),
  mark: (viewport) => viewport.addWord(),
  spanStart: (viewport) => viewport.setSpan('from'),
  spanEnd: (viewport) => viewport.setSpan('to'),
  loop: ({ store }) => store.setState(({ isLooping }) => ({ isLooping: !isLooping })),
  mute: (viewport) => viewport.setMuted(!viewport.store.getState().isMuted),
  zoomIn: (viewport) => viewport.zoomBy(1.5),
  zoomOut: (viewport) => viewport.zoomBy(1 / 1.5),
  fitOrActual: (viewport) => viewport.zoomBy(0),
  reset: (viewport) => {
    viewport.setSpeed(1);
    viewport.zoomBy(0);
  },
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
