// Words over the picture: which film, its size and rate, the time and the frame, the marker that one stands at.
import { printForeign } from '../../lib/foreignText.ts';
import { markerAt } from './marks.ts';
import type { VideoState, VideoStore } from './state.ts';
import { frameAt, frameCount, printTime } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

const NEAR_SECONDS = 0.5;

/** Kept until the signal. */
export function createOverlay(root: HTMLElement, store: VideoStore, signal: AbortSignal): void {
  const corner = (place: string | undefined): HTMLElement => {
    const element = document.createElement('div');
    element.className = `${styles.corner ?? ''} ${place ?? ''}`;
    root.append(element);
    return element;
  };
  const [start, end, below] = [corner(styles.start), corner(styles.end), corner(styles.below)];
  const draw = (state: VideoState): void => {
    const isShown = state.hasOverlays && state.size !== undefined;
    setLines(start, isShown ? aboutFilm(state) : []);
    setLines(end, isShown ? aboutTime(state) : []);
    const marker = markerAt(state.markers, state.time, state.isPlaying ? NEAR_SECONDS : 0.021);
    setLines(below, isShown && marker ? [printForeign(marker.label, 80) || words().marker] : []);
  };
  const stop = store.subscribe(draw);
  signal.addEventListener('abort', stop, { once: true });
}

function aboutFilm({ titles, shown, size, rate, isRateKnown }: VideoState): string[] {
  const say = words();
  return [
    ...(titles.length > 1 ? [say.filmOf(shown + 1, titles.length)] : []),
    ...(size ? [`${size[0]} × ${size[1]}${isRateKnown ? `, ${say.perSecond(rate)}` : ''}`] : []),
  ];
}

function aboutTime({ time, duration, rate, speed }: VideoState): string[] {
  const count = frameCount(duration, rate);
  const say = words();
  return [printTime(time, rate), say.frameOf(frameAt(time, rate, count), count), ...(speed === 1 ? [] : [say.speedOf(speed)])];
}

/** Only what changed is written: this runs for every frame. */
function setLines(element: HTMLElement, lines: readonly string[]): void {
  while (element.childElementCount > lines.length) element.lastElementChild?.remove();
  for (const [index, text] of lines.entries()) {
    const line = element.children[index] ?? element.appendChild(newLine());
    if (line.textContent !== text) line.textContent = text;
  }
}

function newLine(): HTMLElement {
  const line = document.createElement('span');
  line.dataset.line = '';
  return line;
}
