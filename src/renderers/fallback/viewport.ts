// The card in a pane, for whatever no other renderer shows.
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { onLanguage } from '../../lib/language.ts';
import { nextPaint } from '../../lib/nextPaint.ts';
import { Failure, type FailureReason } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import type { Host, Presentation, ShowOptions, Still, View, Viewport } from '../renderer.ts';
import { Card } from './Card.tsx';
import { describeItem } from './describe.ts';
import { paintCard } from './still.ts';

export const createViewport = (host: Host): Viewport => new FallbackViewport(host);

/** Why another renderer gave up: a presentation of this one, so that the stage can hand it over with the item. */
interface Why {
  readonly reason: FailureReason;
  readonly detail: string;
}

class FallbackViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set();
  readonly commands = new Set<never>();
  readonly #host: Host;
  #root: Root | undefined;
  #item: TimelineItem | undefined;
  #why: Why | undefined;
  readonly #stopListening: () => void;

  constructor(host: Host) {
    this.#host = host;
    this.#root = createRoot(host.element);
    this.#stopListening = onLanguage(() => this.#draw());
  }

  async show(item: TimelineItem, { signal, presentation }: ShowOptions): Promise<void> {
    signal.throwIfAborted();
    this.#host.admit(item.identity);
    this.#item = item;
    this.#why = presentation && parseWhy(presentation);
    flushSync(() => this.#draw());
    // All that this kind shows is held: the description came with the item.
    this.#host.report({ type: 'progress', fraction: 1 });
    await nextPaint();
    signal.throwIfAborted();
  }

  #text(item: TimelineItem) {
    return describeItem(item, this.#why && new Failure(this.#why.reason, { detail: this.#why.detail }));
  }

  #draw(): void {
    const item = this.#item;
    if (item) this.#root?.render(createElement(Card, { key: item.id, text: this.#text(item), item, read: this.#host.read }));
  }

  getView = (): View => ({});
  setView = (): void => undefined;
  onMove = () => (): void => undefined;
  getPresentation = (): Presentation => ({ renderer: 'fallback', values: { ...this.#why } });
  getIndex = () => ({ index: this.#item ? 1 : 0, count: this.#item ? 1 : 0 });
  perform = (): boolean => false;

  setPresentation(presentation: Presentation): void {
    this.#why = parseWhy(presentation);
    this.#draw();
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const png = await paintCard(this.#host.element, this.#text(this.#item));
    return { png, item: this.#item.id, view: {}, presentation: this.getPresentation() };
  }

  dispose(): void {
    const root = this.#root;
    this.#root = undefined;
    this.#stopListening();
    // React refuses to unmount a root while it draws another one that disposes of us.
    if (root) queueMicrotask(() => root.unmount());
  }
}

/** A source's failures are not this card's business: the pane says those, with "try again". */
const REASONS: readonly unknown[] = ['pictureless', 'unsupported', 'malformed', 'outOfMemory'] satisfies FailureReason[];
const isReason = (value: unknown): value is FailureReason => REASONS.includes(value);

function parseWhy({ renderer, values: { reason, detail } }: Presentation): Why | undefined {
  if (renderer !== 'fallback' || !isReason(reason)) return undefined;
  return { reason, detail: typeof detail === 'string' ? detail.slice(0, 200) : '' };
}
