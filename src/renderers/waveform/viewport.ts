// Curves on squared paper in a pane: paged through time, zoomed, measured, and laid over earlier ones.
import type { ComponentType } from 'react';
import { element } from '../../lib/dom.ts';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { toTime } from '../../model/time.ts';
import type { Command, ControlPlace, Host, Lent, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { drawSheet, type Sheet } from './draw.ts';
import { listenToHands } from './gestures.ts';
import { layOut } from './layout.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { openWaveform, type WaveformObject } from './recording.ts';
import { scaleOf } from './scales.ts';
import { createWaveformStore, sheetSeconds, type WaveformState } from './state.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

const MOST_EARLIER = 20;

export const createViewport = (host: Host): Viewport => new WaveformViewport(host);

class WaveformViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['time']);
  readonly store = createWaveformStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = element('div', { class: styles.root, role: 'img' });
  readonly #canvas = element('canvas', { class: styles.canvas });
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[] = [];
  #item: TimelineItem | undefined;
  #object: WaveformObject | undefined;
  #lent: readonly Lent[] = [];
  #frame: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#root.append(this.#canvas);
    host.element.append(this.#root);
    this.Controls = createControls(this);
    listenToHands(this.#root, this, this.#end.signal);
    const observer = new ResizeObserver(() => this.#redraw());
    observer.observe(this.#root);
    this.#undo.push(
      () => observer.disconnect(),
      onLanguage(() => this.#redraw()),
      this.store.subscribe(({ isMeasuring }) => {
        this.#root.dataset.tool = isMeasuring ? 'caliper' : 'pan';
        this.#redraw();
      }),
    );
  }

  async show(item: TimelineItem, { signal, view, presentation }: ShowOptions): Promise<void> {
    const all = AbortSignal.any([signal, this.#end.signal]);
    all.throwIfAborted();
    this.#item = item;
    const object = await openWaveform(item, this.#host, { signal: all });
    const onProgress = (fraction: number): void => {
      if (fraction < 1 && !all.aborted) this.#host.report({ type: 'progress', fraction });
    };
    const recording = await object.load(0, { signal: all, onProgress });
    all.throwIfAborted();
    this.#object = object;
    this.#lent = findEarlier(item, this.#host.others?.() ?? []);
    const isTwelve = recording.group.channels.length >= 12;
    this.store.setState({
      recording,
      groups: object.groups.map(({ label }, index) => label || words().group(index + 1)),
      annotations: object.annotations,
      layout: isTwelve ? '3x4' : 'stack',
      earlier: this.#lent.map((one) => one.item),
    });
    if (presentation) this.setPresentation(presentation);
    if (view) this.setView(view);
    if (recording.isCut) this.#host.report({ type: 'warning', text: words().cut });
    this.#root.setAttribute(
      'aria-label',
      `${item.title}, ${recording.group.channels.map(({ name }) => name).join(', ')}`.slice(0, 300),
    );
    this.#draw();
    await nextPaint();
    all.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
  }

  /** @param group from 0 */
  async openGroup(group: number): Promise<void> {
    await this.#attempt(async (signal) => {
      const recording = await this.#object?.load(group, { signal });
      if (recording) this.store.setState({ group, recording, start: 0, caliper: undefined });
    });
  }

  async layUnder(item: TimelineItem | undefined): Promise<void> {
    const lent = this.#lent.find((one) => one.item.id === item?.id);
    if (!lent) return this.store.setState({ prior: undefined });
    await this.#attempt(async (signal) => {
      const recording = await (await openWaveform(lent.item, lent, { signal })).load(0, { signal });
      this.store.setState({ prior: { item: lent.item, recording, when: printWhen(lent.item.when) } });
    });
  }

  /** What goes wrong beside the shown recording is said on the pane, which goes on. */
  async #attempt(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await act(this.#end.signal);
      this.#host.report({ type: 'changed' });
    } catch (error) {
      if (!isAbort(error) && !this.#end.signal.aborted)
        this.#host.report({ type: 'warning', text: toFailure(error).detail || toFailure(error).reason });
    }
  }

  // -- drawing

  get #sheet(): Sheet {
    const state = this.store.getState();
    const names = state.recording?.group.channels.map(({ name }) => name) ?? [];
    const paper = layOut(names, state.layout, state.mmPerSecond, sheetSeconds(state), state.start);
    const { clientWidth: width, clientHeight: height } = this.#root;
    const fitted = Math.max(0.5, Math.min((width - 16) / paper.width, (height - 16) / paper.height));
    const pxPerMm = fitted * state.zoom;
    const [x, y] = state.zoom === 1 ? [paper.width / 2, paper.height / 2] : state.centre;
    return { paper, pxPerMm, left: width / 2 - x * pxPerMm, top: height / 2 - y * pxPerMm };
  }

  #redraw(): void {
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#draw();
    });
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.#root;
    const [columns, rows] = [
      Math.max(1, Math.round(width * devicePixelRatio)),
      Math.max(1, Math.round(height * devicePixelRatio)),
    ];
    if (this.#canvas.width !== columns || this.#canvas.height !== rows) {
      this.#canvas.width = columns;
      this.#canvas.height = rows;
    }
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    drawSheet(context, this.store.getState(), this.#sheet, { width, height });
  }

  // -- hands

  get isMeasuring(): boolean {
    return this.store.getState().isMeasuring;
  }

  /** @param at CSS px in the pane */
  zoomAt(at: readonly [number, number], factor: number): void {
    const { left, top, pxPerMm } = this.#sheet;
    const { zoom } = this.store.getState();
    const next = Math.max(1, Math.min(16, zoom * factor));
    const held = [(at[0] - left) / pxPerMm, (at[1] - top) / pxPerMm] as const;
    const px = (pxPerMm / zoom) * next;
    const { clientWidth: width, clientHeight: height } = this.#root;
    this.store.setState({ zoom: next, centre: [held[0] + (width / 2 - at[0]) / px, held[1] + (height / 2 - at[1]) / px] });
    this.#host.report({ type: 'changed' });
  }

  /** A zoomed sheet is moved; a whole one is turned through time. */
  panBy([x, y]: readonly [number, number]): void {
    const { zoom, centre, mmPerSecond } = this.store.getState();
    const { pxPerMm } = this.#sheet;
    if (zoom > 1) this.store.setState({ centre: [centre[0] - x / pxPerMm, centre[1] - y / pxPerMm] });
    else this.goTo(this.store.getState().start - x / pxPerMm / mmPerSecond);
  }

  measure(from: readonly [number, number], to: readonly [number, number]): void {
    const { left, top, pxPerMm, paper } = this.#sheet;
    const toMm = ([x, y]: readonly [number, number]) => [(x - left) / pxPerMm, (y - top) / pxPerMm] as const;
    const [a, b] = [toMm(from), toMm(to)];
    const state = this.store.getState();
    const strip = paper.strips
      .filter((one) => a[0] >= one.left && a[0] <= one.left + one.width)
      .sort((one, other) => Math.abs(one.middle - a[1]) - Math.abs(other.middle - a[1]))[0];
    if (!strip || !state.recording) return;
    const channel = state.recording.group.channels[strip.channel];
    const scale =
      channel && scaleOf(channel, state.recording.samples[strip.channel] ?? new Float32Array(), state.mmPerMillivolt, 18);
    const seconds = (x: number): number => strip.from + (x - strip.left) / state.mmPerSecond;
    const isScaled = scale?.unit !== undefined;
    this.store.setState({
      caliper: {
        fromSeconds: seconds(a[0]),
        toSeconds: seconds(b[0]),
        amplitude: isScaled ? Math.abs(a[1] - b[1]) / (scale.mmPerUnit * scale.perUnit) : undefined,
        unit: scale?.unit,
        box: [a[0], a[1], b[0], b[1]],
      },
    });
  }

  /** @param seconds from the recording's start */
  goTo(seconds: number): void {
    const state = this.store.getState();
    const last = Math.max(0, (state.recording?.seconds ?? 0) - sheetSeconds(state));
    const start = Math.max(0, Math.min(last, seconds));
    if (start === state.start) return;
    this.store.setState({ start, caliper: undefined });
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
    this.#host.report({ type: 'changed' });
  }

  // -- the contract

  getView(): View {
    return { time: this.store.getState().start };
  }

  setView({ time }: Partial<View>): void {
    if (time === undefined) return;
    const state = this.store.getState();
    this.store.setState({
      start: Math.max(0, Math.min(Math.max(0, (state.recording?.seconds ?? 0) - sheetSeconds(state)), time)),
    });
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    this.store.setState((state) => parsePresentation(presentation, state));
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const state = this.store.getState();
    const each = sheetSeconds(state);
    const count = state.recording ? Math.max(1, Math.ceil(state.recording.seconds / each - 1e-6)) : 0;
    return { index: count === 0 ? 0 : Math.min(count, Math.round(state.start / each) + 1), count };
  }

  get commands(): ReadonlySet<Command> {
    const { isMeasuring, caliper } = this.store.getState();
    const hidden = [...(isMeasuring ? [] : ['toolNone']), ...(caliper ? [] : ['deleteMark'])];
    return new Set([...COMMANDS].filter((command) => !hidden.includes(command)));
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  zoomBy(factor: number): void {
    this.zoomAt([this.#root.clientWidth / 2, this.#root.clientHeight / 2], factor);
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.#draw();
    const png = await new Promise<Blob | null>((resolve) => this.#canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    for (const undo of this.#undo.splice(0)) undo();
    this.store.setState({ recording: undefined, prior: undefined });
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#canvas.width = 0;
    this.#root.remove();
    this.#listeners.clear();
  }
}

/** Recordings of the same kind, the newest before this one first. */
function findEarlier(item: TimelineItem, others: readonly Lent[]): Lent[] {
  const now = item.when ? toTime(item.when) : Number.POSITIVE_INFINITY;
  const timeOf = ({ item: { when } }: Lent): number => (when ? toTime(when) : Number.NEGATIVE_INFINITY);
  return others
    .filter(
      (one) => one.item.category === item.category && one.item.parts[0].sopClass === item.parts[0].sopClass && timeOf(one) < now,
    )
    .sort((a, b) => timeOf(b) - timeOf(a))
    .slice(0, MOST_EARLIER);
}

type Act = (viewport: WaveformViewport) => void;
const turn =
  (sheets: number): Act =>
  (viewport) => {
    const state = viewport.store.getState();
    viewport.goTo(state.start + sheets * sheetSeconds(state));
  };
const set =
  (change: Partial<WaveformState>): Act =>
  ({ store }) =>
    store.setState({ ...change, caliper: undefined });

const ACTS: { readonly [command in Command]?: Act } = {
  next: turn(0.2),
  previous: turn(-0.2),
  next10: turn(1),
  previous10: turn(-1),
  first: (viewport) => viewport.goTo(0),
  last: (viewport) => viewport.goTo(Number.MAX_VALUE),
  nextSeries: (viewport) =>
    void viewport.openGroup(Math.min(viewport.store.getState().groups.length - 1, viewport.store.getState().group + 1)),
  previousSeries: (viewport) => void viewport.openGroup(Math.max(0, viewport.store.getState().group - 1)),
  zoomIn: (viewport) => viewport.zoomBy(1.25),
  zoomOut: (viewport) => viewport.zoomBy(0.8),
  fitOrActual: ({ store }) => store.setState({ zoom: 1 }),
  reset: set({ zoom: 1, isMeasuring: false, mmPerSecond: 25, mmPerMillivolt: 10, isFullLight: false }),
  toolLength: ({ store }) => store.setState(({ isMeasuring }) => ({ isMeasuring: !isMeasuring })),
  toolPan: ({ store }) => store.setState({ isMeasuring: false }),
  toolNone: ({ store }) => store.setState({ isMeasuring: false, caliper: undefined }),
  deleteMark: ({ store }) => store.setState({ caliper: undefined }),
  preset1: set({ layout: '3x4', zoom: 1 }),
  preset2: set({ layout: '6x2', zoom: 1 }),
  preset3: set({ layout: '12x1', zoom: 1 }),
  preset4: set({ mmPerSecond: 25 }),
  preset5: set({ mmPerSecond: 50 }),
  preset6: set({ mmPerMillivolt: 5 }),
  preset7: set({ mmPerMillivolt: 10 }),
  preset8: set({ mmPerMillivolt: 20 }),
};
const COMMANDS: ReadonlySet<Command> = new Set(Object.keys(ACTS) as Command[]);
