// What lies over the picture: corners, orientation letters, ruler, messages. DOM, never in the way of a pointer.
import { type Corners, printValue } from './captions.ts';
import type { Edges } from './orientation.ts';
import styles from './radiology.module.css';
import { words } from './words.ts';

/** 'all', without the technique, or nothing but what safety asks for. */
export type OverlayLevel = 'all' | 'less' | 'none';

export interface OverlayContent {
  readonly corners: Corners;
  /** As seen; undefined where unknown. */
  readonly edges: Edges | undefined;
  readonly ruler: { readonly mm: number; readonly px: number; readonly unit: string } | undefined;
  readonly level: OverlayLevel;
  /** Read aloud, at most once a second. */
  readonly spoken: string;
}

const CORNERS = ['topLeft', 'topRight', 'bottomLeft', 'bottomRight'] as const;
const EDGES = ['left', 'right', 'top', 'bottom'] as const;
const SPOKEN_MS = 1000;

const box = (parent: HTMLElement, ...classes: (string | undefined)[]): HTMLDivElement => {
  const element = document.createElement('div');
  element.className = classes.filter(Boolean).join(' ');
  parent.append(element);
  return element;
};
/** Foreign text is text: never markup. Writes only what changed, so that a scroll costs no layout for nothing. */
const write = (element: HTMLElement, text: string) => {
  if (element.textContent !== text) element.textContent = text;
};

/** 10 mm and more as cm; the words behind the unit stay. */
const printRuler = ({ mm, unit }: { readonly mm: number; readonly unit: string }): string =>
  mm >= 10 ? `${printValue(mm / 10)} ${unit.replace(/^mm/, 'cm')}` : `${printValue(mm)} ${unit}`;

export class Overlay {
  readonly element: HTMLDivElement;
  private readonly corners: Record<(typeof CORNERS)[number], HTMLDivElement>;
  private readonly letters: Record<(typeof EDGES)[number], HTMLDivElement>;
  private readonly ruler: HTMLDivElement;
  private readonly rulerText: HTMLDivElement;
  private readonly loading: HTMLDivElement;
  private readonly cover: HTMLDivElement;
  private readonly live: HTMLDivElement;
  private spokenAt = 0;
  private speaking: ReturnType<typeof setTimeout> | undefined;

  constructor(root: HTMLElement) {
    this.cover = box(root, styles.cover);
    this.cover.hidden = true;
    this.element = box(root, styles.overlay);
    this.element.hidden = true;
    const corner = (name: (typeof CORNERS)[number]) => box(this.element, styles.corner, styles[name]);
    const letter = (name: (typeof EDGES)[number]) => box(this.element, styles.letter, styles[name]);
    this.corners = {
      topLeft: corner('topLeft'),
      topRight: corner('topRight'),
      bottomLeft: corner('bottomLeft'),
      bottomRight: corner('bottomRight'),
    };
    this.letters = { left: letter('left'), right: letter('right'), top: letter('top'), bottom: letter('bottom') };
    this.ruler = box(this.element, styles.ruler);
    this.rulerText = box(this.ruler, styles.rulerText);
    this.loading = box(root, styles.overlay, styles.loading);
    this.loading.hidden = true;
    this.live = box(root, styles.hidden);
    this.live.setAttribute('aria-live', 'polite');
  }

  show({ corners, edges, ruler, level, spoken }: OverlayContent): void {
    this.element.hidden = false;
    // What is lossy or reduced is said at every level; so is which picture this is.
    for (const name of CORNERS) {
      const isShown = level === 'all' || name === 'topRight' || (level === 'less' && name !== 'bottomLeft');
      write(this.corners[name], isShown ? corners[name].join('\n') : '');
    }
    this.showEdges(level === 'none' ? undefined : edges, level);
    this.ruler.hidden = !ruler || level === 'none';
    if (ruler) {
      this.ruler.style.inlineSize = `${ruler.px}px`;
      write(this.rulerText, printRuler(ruler));
    }
    this.speak(spoken);
  }

  private showEdges(edges: Edges | undefined, level: OverlayLevel): void {
    const { letters, orientationUnknown } = words();
    for (const name of EDGES) write(this.letters[name], (edges?.[name] ?? []).map((letter) => letters[letter]).join(''));
    if (!edges && level !== 'none') write(this.letters.bottom, orientationUnknown);
  }

  /** Instead of the picture: the last one must not stand in for another. */
  coverWith(message: string | undefined): void {
    this.cover.hidden = message === undefined;
    if (message !== undefined) this.element.hidden = true;
    write(this.cover, message ?? '');
    if (message !== undefined) this.speak(message);
  }

  set isLoading(value: boolean) {
    this.loading.hidden = !value;
    write(this.loading, value ? words().loading : '');
  }

  private speak(text: string): void {
    if (this.speaking !== undefined) clearTimeout(this.speaking);
    const wait = Math.max(0, this.spokenAt + SPOKEN_MS - performance.now());
    this.speaking = setTimeout(() => {
      this.spokenAt = performance.now();
      write(this.live, text);
    }, wait);
  }

  dispose(): void {
    if (this.speaking !== undefined) clearTimeout(this.speaking);
    for (const element of [this.cover, this.element, this.loading, this.live]) element.remove();
  }
}
