// Shows the curves of an item on paper.
import type { ComponentType } from 'react';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { bytesPerInstant } from '../../standards/dicom/waveform/samples.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { createControls } from './Controls.tsx';
import { commandsOf, perform } from './commands.ts';
import { LEAST_SECONDS, readDayline } from './dayline.ts';
import { familyOf } from './family.ts';
import { clampPan, clampScale, type Frame, NOMINAL_PX_PER_MM } from './geometry.ts';
import { listenToHands } from './gestures.ts';
import { clampTime, indexOf, layoutsOf } from './layout.ts';
import { marksOf } from './marks.ts';
import { paint } from './paint.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { choosePrior, openPrior } from './priors.ts';
import { listSheets, type Sheet } from './recordings.ts';
import type { Mark, Prior, Scene } from './scene.ts';
import { openSignal, type Signal } from './signal.ts';
import { buildScene, placePage } from './stageScene.ts';
import { createWaveformStore, type WaveformStore } from './state.ts';
import { toPng } from './still.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new WaveformViewport(host);

class WaveformViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['zoom', 'time']);
  readonly store: WaveformStore = createWaveformStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly canvas = document.createElement('canvas');
  readonly #host: Host;
  readonly #observer = new ResizeObserver(() => this.#schedule());
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  readonly #undo: (() => void)[];
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  #sheet: Sheet | undefined;
  #signal: Signal | undefined;
  #prior: Prior | undefined;
  #marks: readonly Mark[] = [];
  #isScheduled = false;

  constructor(host: Host) {
    this.#host = host;
    this.canvas.className = styles.canvas ?? '';
    this.canvas.tabIndex = -1;
    this.#observer.observe(host.element);
    listenToHands(this, this.#end.signal);
    this.#undo = [this.store.subscribe((now, before) => this.#onState(now, before)), onLanguage(() => this.#schedule())];
    this.Controls = createControls(this);
  }

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const call = { signal: AbortSignal.any([signal, this.#showing.signal, this.#end.signal]) };
    call.signal.throwIfAborted();
    this.#item = item;
    const { sheets, troubles } = await listSheets(item, this.#host, call);
    call.signal.throwIfAborted();
    const wanted = sheets.findIndex(({ recording }) => recording.instance === instance);
    this.store.setState({ sheets, shown: instance === undefined ? 0 : Math.max(0, wanted), caliper: undefined });
    await this.#open(call.signal);
    if (troubles.length > 0) this.#host.report({ type: 'warning', text: words().groupsMissing(troubles.length) });
    if (presentation) this.setPresentation(presentation);
    if (view) this.setView(view);
    this.#host.element.append(this.canvas);
    this.#paintNow();
    await nextPaint();
    call.signal.throwIfAborted();
  }

  /** The sheet that the store names, from its first second. @throws Failure */
  async #open(signal: AbortSignal): Promise<void> {
    const { sheets, shown } = this.store.getState();
    const sheet = sheets[shown];
    if (!sheet) return;
    const opened = await openSignal(sheet, this.#host, {
      signal,
      onProgress: (fraction) => this.#host.report({ type: 'progress', fraction }),
      onPiece: () => this.#schedule(),
      onFailure: () => this.#host.report({ type: 'warning', text: words().partMissing }),
    });
    signal.throwIfAborted();
    if (opened.samples < sheet.group.samples) this.#host.report({ type: 'warning', text: words().cutShort });
    const family = familyOf(sheet.group, sheet.recording.sopClass);
    const layouts = sheet.group.isMedian ? (['rows'] as const) : layoutsOf(sheet.group.channels);
    const before = this.store.getState();
    const isSameKind = before.family.id === family.id && this.#sheet !== undefined;
    this.#sheet = sheet;
    this.#signal = opened;
    this.#marks = marksOf(sheet);
    this.#prior = undefined;
    this.store.setState({
      family,
      layouts,
      layout: layouts.find((one) => isSameKind && one === before.layout) ?? layouts[0] ?? 'rows',
      speed: isSameKind && family.speeds.includes(before.speed) ? before.speed : family.speed,
      gain: isSameKind && family.gains.includes(before.gain) ? before.gain : family.gain,
      durationSec: opened.samples / sheet.group.rateHz,
      timeSec: 0,
      pan: { x: 0, y: 0 },
      priorLabel: undefined,
      priorTrouble: 'none',
      dayline: undefined,
      markSecs: this.#marks.map(({ sec }) => sec),
    });
    void this.#lookOverDay(opened, AbortSignal.any([signal, this.#showing.signal]));
    if (before.isPriorWanted) void this.#layPrior();
  }

  /** After the first page: hours are seen at a glance. */
  async #lookOverDay(opened: Signal, signal: AbortSignal): Promise<void> {
    const { group, samples, isPieced } = opened;
    if (!isPieced || samples / group.rateHz < LEAST_SECONDS) return;
    const sampled = { samples, rateHz: group.rateHz, bytesPerInstant: bytesPerInstant(group) };
    await readDayline(opened, sampled, { signal, onMore: (dayline) => this.store.setState({ dayline }) });
  }

  openSheet = (index: number): void => {
    const { sheets, shown } = this.store.getState();
    if (index === shown || !sheets[index]) return;
    this.#showing.abort();
    this.#showing = new AbortController();
    const { signal } = this.#showing;
    this.store.setState({ shown: index, caliper: undefined });
    this.#open(AbortSignal.any([signal, this.#end.signal])).then(
      () => this.#host.report({ type: 'changed' }),
      (error: unknown) => {
        if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'failed', failure: toFailure(error) });
      },
    );
  };

  async #layPrior(): Promise<void> {
    const [item, sheet, signal] = [this.#item, this.#sheet, this.#signal];
    if (!item || !sheet || !signal) return;
    const lent = choosePrior(item, this.#host.others?.() ?? []);
    this.store.setState({ priorTrouble: lent ? 'loading' : 'absent' });
    if (!lent) return;
    try {
      const call = { signal: AbortSignal.any([this.#showing.signal, this.#end.signal]) };
      const prior = await openPrior(lent, { sheet, signal }, call);
      if (this.#signal !== signal || !this.store.getState().isPriorWanted) return;
      this.#prior = prior;
      this.store.setState({ priorTrouble: 'none', priorLabel: prior.label });
    } catch (error) {
      // The recording itself is shown all the same; the buttons say what is missing beneath it.
      if (!isAbort(error)) this.store.setState({ priorTrouble: 'failed' });
    }
  }

  #onState(now: ReturnType<WaveformStore['getState']>, before: typeof now): void {
    if (now.isPriorWanted !== before.isPriorWanted) {
      this.#prior = undefined;
      if (now.isPriorWanted) void this.#layPrior();
      else this.store.setState({ priorLabel: undefined, priorTrouble: 'none' });
    }
    const isDress = ['layout', 'speed', 'gain', 'isCabrera', 'isFullLight', 'isPriorWanted', 'hasOverlays', 'isFit'] as const;
    if (this.#sheet && isDress.some((name) => now[name] !== before[name])) this.#host.report({ type: 'changed' });
    this.canvas.style.cursor = now.tool === 'caliper' ? 'crosshair' : now.tool === 'pan' ? 'grab' : '';
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#end.signal.aborted) return;
    this.#isScheduled = true;
    requestAnimationFrame(() => {
      this.#isScheduled = false;
      this.#paintNow();
    });
  }

  /** The paper as it lies now, or undefined before there is any. */
  scene(): Scene | undefined {
    const [sheet, signal] = [this.#sheet, this.#signal];
    if (!sheet || !signal) return undefined;
    const { clientWidth, clientHeight } = this.#host.element;
    const placed = placePage(this.store.getState(), sheet, { width: clientWidth, height: clientHeight });
    const { scale, timeSec, pageSec, pan } = this.store.getState();
    const { frame, page } = placed;
    if (
      frame.scale !== scale ||
      placed.timeSec !== timeSec ||
      page.sec !== pageSec ||
      pan.x !== frame.pan.x ||
      pan.y !== frame.pan.y
    )
      this.store.setState({ scale: frame.scale, timeSec: placed.timeSec, pageSec: page.sec, pan: frame.pan });
    const font = getComputedStyle(this.#host.element).fontFamily;
    return buildScene(this.store.getState(), placed, { sheet, signal, font, marks: this.#marks, prior: this.#prior });
  }

  #paintNow(): void {
    if (this.#end.signal.aborted || !this.canvas.isConnected) return;
    const scene = this.scene();
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!scene || !context) return;
    const { clientWidth, clientHeight } = this.#host.element;
    const [width, height] = [
      Math.max(1, Math.round(clientWidth * devicePixelRatio)),
      Math.max(1, Math.round(clientHeight * devicePixelRatio)),
    ];
    if (this.canvas.width !== width || this.canvas.height !== height) Object.assign(this.canvas, { width, height });
    const { rateHz } = scene.signal.group;
    const { timeSec, pageSec } = this.store.getState();
    scene.signal.want(Math.floor(timeSec * rateHz), Math.ceil((timeSec + pageSec) * rateHz));
    paint(context, scene, devicePixelRatio);
  }

  getView(): View {
    const { scale, timeSec } = this.store.getState();
    return { zoom: { per: 'mm', value: scale }, time: timeSec };
  }

  setView({ zoom, time }: Partial<View>): void {
    const { scale, pageSec, durationSec } = this.store.getState();
    const wanted = zoom?.per === 'mm' ? clampScale(zoom.value) : scale;
    if (Math.abs(wanted - scale) > 1e-9) this.store.setState({ scale: wanted, isFit: false });
    if (time !== undefined) this.store.setState({ timeSec: clampTime(time, pageSec, durationSec) });
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellMove(): void {
    const view = this.getView();
    for (const listener of this.#listeners) listener(view);
  }

  goTo = (timeSec: number): void => {
    const { pageSec, durationSec } = this.store.getState();
    this.store.setState({ timeSec: clampTime(timeSec, pageSec, durationSec) });
    this.#host.report({ type: 'changed' });
    this.#tellMove();
  };

  step(pages: number): void {
    const { timeSec, pageSec } = this.store.getState();
    const frame = this.#frame();
    // A page wider than the pane is first read to its edge.
    const moved = clampPan(
      { ...frame, pan: { ...frame.pan, x: frame.pan.x + (pages * frame.width) / frame.scale } },
      this.#page(),
    );
    if (Math.abs(moved.x - frame.pan.x) > 0.5) this.store.setState({ pan: moved });
    else this.goTo(timeSec + pages * pageSec);
  }

  /** CSS px; sideways over rows is time. */
  pan(x: number, y: number): void {
    const { layout, speed, timeSec } = this.store.getState();
    const frame = this.#frame();
    const wanted = { x: frame.pan.x + x / frame.scale, y: frame.pan.y + y / frame.scale };
    this.store.setState({ pan: clampPan({ ...frame, pan: wanted }, this.#page()) });
    if (layout === 'rows' && x !== 0) this.goTo(timeSec + x / frame.scale / speed);
  }

  #frame(): Frame {
    const { scale, pan } = this.store.getState();
    return this.scene()?.frame ?? { width: 1, height: 1, scale, pan };
  }
  #page = () => this.scene()?.page ?? { width: 1, height: 1 };

  /** @param at CSS px of the pane that stays in its place; its middle by default */
  zoomBy(factor: number, at?: readonly [number, number]): void {
    const { frame, page } = this.scene() ?? {};
    if (!frame || !page) return;
    const scale = clampScale(frame.scale * factor);
    const [x, y] = at ?? [frame.width / 2, frame.height / 2];
    const pan = { x: frame.pan.x + x / frame.scale - x / scale, y: frame.pan.y + y / frame.scale - y / scale };
    this.store.setState({ scale, isFit: false, pan: clampPan({ ...frame, scale, pan }, page) });
    this.#tellMove();
  }

  fit(): void {
    this.store.setState({ isFit: true, pan: { x: 0, y: 0 } });
    this.#tellMove();
  }

  actualSize(): void {
    this.store.setState({ isFit: false, scale: NOMINAL_PX_PER_MM });
    this.#tellMove();
  }

  reset(): void {
    const { family, layouts } = this.store.getState();
    this.store.setState({
      layout: layouts[0] ?? 'rows',
      speed: family.speed,
      gain: family.gain,
      isCabrera: false,
      isFullLight: false,
      hasOverlays: true,
      tool: 'none',
      caliper: undefined,
    });
    this.goTo(0);
    this.fit();
  }

  get hasMarks(): boolean {
    return this.#marks.length > 0;
  }

  goToMark(direction: 1 | -1): boolean {
    const { timeSec, pageSec } = this.store.getState();
    const now = timeSec + pageSec / 2;
    const found =
      direction > 0 ? this.#marks.find(({ sec }) => sec > now + 1e-3) : this.#marks.findLast(({ sec }) => sec < now - 1e-3);
    if (found) this.goTo(found.sec - pageSec / 2);
    return found !== undefined;
  }

  getPresentation = (): Presentation => printPresentation(this.store.getState());

  setPresentation(presentation: Presentation): void {
    const { shown, ...dress } = parsePresentation(presentation, this.store.getState());
    this.openSheet(shown);
    this.store.setState(dress);
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { timeSec, pageSec, durationSec } = this.store.getState();
    return durationSec > 0 ? indexOf(timeSec, pageSec, durationSec) : { index: 0, count: 0 };
  }

  get commands(): ReadonlySet<Command> {
    return commandsOf(this);
  }

  perform(command: Command): boolean {
    return perform(this, command);
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.#paintNow();
    const png = await toPng(this.canvas);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    this.#observer.disconnect();
    for (const undo of this.#undo) undo();
    this.canvas.remove();
    // Browsers keep the memory of a canvas until it is collected.
    this.canvas.width = 0;
    this.#signal = undefined;
    this.#prior = undefined;
    this.#sheet = undefined;
    this.#listeners.clear();
  }
}
