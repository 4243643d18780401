// The wave with its marked words and its span: wavesurfer.js, given peaks, told to decode nothing.
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import type { Span } from './analyse.worker.ts';
import type { Word } from './state.ts';

const WAVE = '#8fb4ff';
const PLAYED = '#c9d9ff';
const SPAN = 'rgb(255 255 255 / 14%)';
const WORD = 'rgb(255 214 102 / 22%)';
const SPAN_ID = 'span';
const WORD_START = 'word-';
const MOST_PX_PER_SECOND = 2000;
const FIRST_DRAWN_MS = 500;

export interface WaveEvents {
  readonly onTime: (time: number) => void;
  readonly onPlaying: (isPlaying: boolean) => void;
  /** The reader put the playhead elsewhere. */
  readonly onSought: (time: number) => void;
  readonly onWindow: () => void;
  readonly onSpan: (span: Span) => void;
  readonly onWord: (id: string, span: Span) => void;
}

export class WaveLane {
  readonly #element: HTMLElement;
  readonly #seconds: number;
  readonly #surfer: WaveSurfer;
  readonly #regions = RegionsPlugin.create();
  readonly #end = new AbortController();

  constructor(element: HTMLElement, media: HTMLAudioElement, seconds: number, peaks: Float32Array, events: WaveEvents) {
    this.#element = element;
    this.#seconds = seconds;
    this.#surfer = WaveSurfer.create({
      container: element,
      media,
      peaks: [peaks],
      duration: seconds,
      height: 'auto',
      waveColor: WAVE,
      progressColor: PLAYED,
      cursorColor: '#ffffff',
      normalize: true,
      hideScrollbar: true,
      dragToSeek: false,
      plugins: [this.#regions],
    });
    this.#listen(events);
  }

  #listen(events: WaveEvents): void {
    const keep = ({ id, start: from, end: to }: Region): void => {
      if (id.startsWith(WORD_START)) events.onWord(id, { from, to });
      else events.onSpan({ from, to });
    };
    this.#regions.enableDragSelection({ color: SPAN, id: SPAN_ID });
    this.#regions.on('region-created', (region) => {
      const isOther = (one: Region): boolean => one !== region && !one.id.startsWith(WORD_START);
      // One span at a time: dragging another takes the place of the last.
      if (!region.id.startsWith(WORD_START)) for (const one of this.#regions.getRegions().filter(isOther)) one.remove();
      keep(region);
    });
    this.#regions.on('region-updated', keep);
    this.#surfer.on('timeupdate', events.onTime);
    this.#surfer.on('play', () => events.onPlaying(true));
    this.#surfer.on('pause', () => events.onPlaying(false));
    this.#surfer.on('scroll', events.onWindow);
    this.#surfer.on('zoom', events.onWindow);
    this.#surfer.on('interaction', events.onSought);
    this.#element.addEventListener('wheel', (event) => this.#onWheel(event), { signal: this.#end.signal, passive: false });
  }

  /** Resolves when the wave is drawn; a page in the background draws none. */
  async drawn(): Promise<void> {
    await new Promise<void>((resolve) => {
      setTimeout(resolve, FIRST_DRAWN_MS);
      this.#surfer.once('redrawcomplete', () => resolve());
    });
  }

  /** More of the recording has come. */
  setPeaks(peaks: Float32Array): void {
    this.#surfer.setOptions({ peaks: [peaks], duration: this.#seconds });
    // The option alone draws the old peaks again.
    const held = this.#surfer.getDecodedData();
    if (held) this.#surfer.getRenderer().render(held);
  }

  #onWheel(event: WheelEvent): void {
    event.preventDefault();
    const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 16 : event.deltaY;
    const notches = Math.max(-120, Math.min(120, step));
    if (event.shiftKey || event.deltaX !== 0) this.#surfer.setScroll(this.#surfer.getScroll() + (event.deltaX || notches));
    else this.zoomBy(2 ** (-notches / 240), event.clientX - this.#element.getBoundingClientRect().left);
  }

  /** Seconds that are on screen. */
  get window(): Span {
    const whole = this.#surfer.getWrapper().scrollWidth;
    const shown = this.#element.clientWidth;
    if (whole <= shown + 1) return { from: 0, to: this.#seconds };
    const from = (this.#surfer.getScroll() / whole) * this.#seconds;
    return { from, to: Math.min(this.#seconds, from + (shown / whole) * this.#seconds) };
  }

  /** @param at CSS px from the left edge that stays where it is */
  zoomBy(factor: number, at = this.#element.clientWidth / 2): void {
    const { from, to } = this.window;
    const width = Math.max(1, this.#element.clientWidth);
    const least = width / this.#seconds;
    const perSecond = Math.max(least, Math.min(MOST_PX_PER_SECOND, (width / Math.max(1e-6, to - from)) * factor));
    const held = from + (at / width) * (to - from);
    this.#surfer.zoom(perSecond);
    this.#surfer.setScroll(Math.max(0, held * perSecond - at));
  }

  /** Puts a moment in the middle of what is seen. */
  centre(time: number): void {
    const { from, to } = this.window;
    const perSecond = this.#element.clientWidth / Math.max(1e-6, to - from);
    this.#surfer.setScroll(Math.max(0, (time - (to - from) / 2) * perSecond));
  }

  seek(time: number): void {
    this.#surfer.setTime(Math.max(0, Math.min(this.#seconds, time)));
  }

  async playPause(): Promise<void> {
    // A browser may refuse to play before the reader has touched the page.
    await this.#surfer.playPause().catch(() => undefined);
  }

  pause(): void {
    this.#surfer.pause();
  }

  setSpeed(speed: number): void {
    this.#surfer.setPlaybackRate(speed, true);
  }

  setSpan({ from, to }: Span): void {
    this.clearSpan();
    this.#regions.addRegion({ id: SPAN_ID, start: Math.max(0, from), end: Math.min(this.#seconds, to), color: SPAN });
  }

  clearSpan(): void {
    for (const region of this.#regions.getRegions()) if (!region.id.startsWith(WORD_START)) region.remove();
  }

  addWord({ id, from, to, text }: Word): void {
    this.#regions.addRegion({ id, start: from, end: to, content: labelOf(text), color: WORD });
  }

  nameWord(id: string, text: string): void {
    this.#find(id)?.setContent(labelOf(text));
  }

  removeWord(id: string): void {
    this.#find(id)?.remove();
  }

  #find = (id: string): Region | undefined => this.#regions.getRegions().find((region) => region.id === id);

  clear(): void {
    this.#regions.clearRegions();
  }

  get canvases(): readonly HTMLCanvasElement[] {
    return [...this.#surfer.getWrapper().querySelectorAll('canvas')];
  }

  dispose(): void {
    this.#end.abort();
    this.#surfer.destroy();
  }
}

/** In wavesurfer's shadow, where no style sheet of ours reaches. */
function labelOf(text: string): HTMLElement {
  const label = document.createElement('span');
  label.textContent = text;
  label.style.cssText = 'padding:1px 4px;font:600 12px system-ui;color:#ffe9a8;text-shadow:0 0 3px #000';
  return label;
}
