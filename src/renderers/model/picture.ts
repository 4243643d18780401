// The screen of a pane with what is written over it: painted once a frame, and as a still.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import type { Size } from './camera.ts';
import { drawCaptions } from './captions.ts';
import styles from './model.module.css';
import { PlainScreen } from './plainScreen.ts';
import type { Dressed } from './scene.ts';
import type { Screen } from './screen.ts';
import type { ModelStore } from './state.ts';

const REST_MS = 200;

export class Picture {
  readonly root = element('div', { class: styles.root, role: 'img' });
  readonly #captions = element('canvas', { class: styles.captions });
  readonly #store: ModelStore;
  #screen: Screen | undefined;
  #frame: number | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isMoving = false;
  #isOver = false;

  constructor(parent: HTMLElement, store: ModelStore) {
    this.#store = store;
    parent.append(this.root);
  }

  get pane(): Size {
    return { width: this.root.clientWidth, height: this.root.clientHeight };
  }

  /** @param label what assistive technology reads. Foreign text */
  name(label: string): void {
    this.root.setAttribute('aria-label', label);
  }

  /** Makes the screen; called when something is about to be painted, and not before. */
  async open(): Promise<void> {
    if (this.#screen || this.#isOver) return;
    // Without WebGL, the engine that needs it is not fetched either.
    const gpu = hasWebGl() ? (await import('./gpuScreen.ts')).createGpuScreen(() => this.#lost()) : undefined;
    if (this.#isOver) return gpu?.dispose();
    this.#use(gpu ?? new PlainScreen());
  }

  #use(screen: Screen): void {
    this.#screen = screen;
    this.root.replaceChildren(screen.canvas, this.#captions);
    this.#store.setState({ isPlain: screen instanceof PlainScreen });
  }

  /** The GPU is gone: the processor goes on from where it was. */
  #lost(): void {
    if (this.#isOver) return;
    this.#screen?.dispose();
    this.#use(new PlainScreen());
  }

  /** With the next frame of the browser; several calls are one. */
  invalidate(): void {
    if (this.#isOver || !this.#screen) return;
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      this.paint();
    });
  }

  /** A hand moves it: until it rests, quick goes before fine. */
  move(): void {
    this.#isMoving = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.rest(), REST_MS);
  }
  rest(): void {
    clearTimeout(this.#rest);
    if (!this.#isMoving) return;
    this.#isMoving = false;
    this.invalidate();
  }

  paint(): void {
    const state = this.#store.getState();
    const { pane } = this;
    if (!this.#screen || !state.camera || pane.width === 0 || pane.height === 0) return;
    const solids = state.shown.flatMap(({ solid, dress }): Dressed[] => (solid ? [{ solid, dress }] : []));
    this.#screen.setSolids(solids);
    this.#screen.paint(state.camera, pane, devicePixelRatio, state.style, this.#isMoving);
    this.#captions.width = Math.max(1, Math.round(pane.width * devicePixelRatio));
    this.#captions.height = Math.max(1, Math.round(pane.height * devicePixelRatio));
    const context = this.#captions.getContext('2d');
    context?.scale(devicePixelRatio, devicePixelRatio);
    if (context) drawCaptions(context, state, pane);
  }

  async still(): Promise<Blob> {
    this.#isMoving = false;
    this.paint();
    const canvas = element('canvas', {});
    canvas.width = this.#captions.width;
    canvas.height = this.#captions.height;
    const context = canvas.getContext('2d', { alpha: false });
    if (!context || !this.#screen) throw new Failure('outOfMemory', { detail: 'no canvas for the still' });
    // In the same turn as it was painted: the GPU's picture is gone once the page is composed.
    context.drawImage(this.#screen.canvas, 0, 0, canvas.width, canvas.height);
    context.drawImage(this.#captions, 0, 0);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!png) throw new Failure('outOfMemory', { detail: 'the still could not be written' });
    return png;
  }

  dispose(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#rest);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#screen?.dispose();
    this.#captions.width = 0;
    this.root.remove();
  }
}

function hasWebGl(): boolean {
  const context = element('canvas', {}).getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
