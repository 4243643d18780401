// Shows the visual fields of an examination, both eyes, with what came before.
import type { ComponentType } from 'react';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Command, ControlPlace, Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { watchOthers } from '../watchOthers.ts';
import { createControls } from './Controls.tsx';
import styles from './eye.module.css';
import type { Field } from './field.ts';
import { printSide } from './print.ts';
import { paintReport } from './report.ts';
import { createEyeStore, type EyeStore, type Shown } from './state.ts';
import { type Others, readOthers, readTests, withOtherEye } from './tests.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new EyeViewport(host);

const SHOWN: readonly unknown[] = ['both', 'R', 'L'] satisfies Shown[];
const COMMANDS: { readonly [command in Command]?: Shown } = { preset1: 'both', preset2: 'R', preset3: 'L', reset: 'both' };

export class EyeViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set();
  readonly commands: ReadonlySet<Command> = new Set(Object.keys(COMMANDS) as Command[]);
  readonly store: EyeStore = createEyeStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly #host: Host;
  readonly #root = document.createElement('div');
  readonly #canvas = document.createElement('canvas');
  readonly #end = new AbortController();
  #showing = new AbortController();
  #item: TimelineItem | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#root.className = styles.root ?? '';
    this.#canvas.className = styles.canvas ?? '';
    this.#canvas.setAttribute('role', 'img');
    this.#root.append(this.#canvas);
    host.element.append(this.#root);
    const observer = new ResizeObserver(() => this.#paint());
    observer.observe(this.#root);
    const ends = [this.store.subscribe(() => this.#paint()), onLanguage(() => this.#paint()), () => observer.disconnect()];
    this.#end.signal.addEventListener('abort', () => {
      for (const end of ends) end();
    });
    this.Controls = createControls(this);
  }

  async show(item: TimelineItem, { signal, presentation }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const ends = AbortSignal.any([signal, this.#showing.signal, this.#end.signal]);
    ends.throwIfAborted();
    this.#item = item;
    if (presentation) this.setPresentation(presentation);
    const fields = await readTests(item, this.#host, ends);
    ends.throwIfAborted();
    if (fields.length === 0) throw new Failure('missing', { detail: 'no visual field in the item' });
    this.store.setState({ fields, all: fields });
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    ends.throwIfAborted();
    const read = readOthers(ends);
    watchOthers(this.#host.others ?? (() => []), (others) => void this.#lookBack(item, fields, read(others), ends), ends);
  }

  /** The other eye and earlier years; the test itself does not wait for them. */
  async #lookBack(item: TimelineItem, own: readonly Field[], reading: Promise<Others>, signal: AbortSignal): Promise<void> {
    const found = await reading;
    if (signal.aborted) return;
    const fields = withOtherEye(own, found.fields, item.uids[0] ?? '');
    const known = new Map([...own, ...found.fields].map((field) => [field.uid, field]));
    this.store.setState({ fields, all: [...known.values()].sort((a, b) => a.date.localeCompare(b.date)) });
    this.#host.report({ type: 'changed' });
    if (found.failed > 0) this.#host.report({ type: 'warning', text: words().leftOut(found.failed) });
  }

  /** The eyes that are shown: the one that is asked for, or all where it is not there. */
  shownFields(): readonly Field[] {
    const { fields, shown } = this.store.getState();
    const wanted = shown === 'both' ? fields : fields.filter(({ side }) => side === shown);
    return wanted.length > 0 ? wanted : fields;
  }

  #paint(): void {
    if (this.#end.signal.aborted) return;
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [Math.max(1, this.#root.clientWidth), Math.max(1, this.#root.clientHeight)];
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    const context = this.#canvas.getContext('2d', { alpha: false });
    const fields = this.shownFields();
    if (!context || fields.length === 0) return;
    const style = getComputedStyle(this.#root);
    const tint = style.getPropertyValue('--hb-mark').trim() || '#ffe04d';
    paintReport(context, {
      fields,
      all: this.store.getState().all,
      width,
      height,
      ratio,
      font: style.fontFamily || 'sans-serif',
      tint,
    });
    this.#canvas.setAttribute('aria-label', words().picture(fields.map(printSide).join(', ')));
  }

  getView = (): View => ({});
  setView = (): void => undefined;
  onMove = () => (): void => undefined;
  getIndex = () => ({ index: this.#item ? 1 : 0, count: this.#item ? 1 : 0 });

  getPresentation(): Presentation {
    return { renderer: 'eye', values: { shown: this.store.getState().shown } };
  }

  setPresentation({ renderer, values: { shown } }: Presentation): void {
    const isShown = (value: unknown): value is Shown => SHOWN.includes(value);
    if (renderer === 'eye' && isShown(shown)) this.store.setState({ shown });
  }

  perform(command: Command): boolean {
    const shown = COMMANDS[command];
    if (shown === undefined) return false;
    this.store.setState({ shown });
    return true;
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    this.#paint();
    const png = await new Promise<Blob | null>((resolve) => this.#canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
    return { png, item: this.#item.id, view: {}, presentation: this.getPresentation() };
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#showing.abort();
    this.#end.abort();
    this.#canvas.width = this.#canvas.height = 0;
    this.#root.remove();
  }
}
