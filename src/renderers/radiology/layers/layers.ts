// The layers of one pane: found after the first picture, switched by the reader, drawn over every picture painted.
import { isAbort, toFailure } from '../../../model/failure.ts';
import { text } from '../../../standards/dicom/json.ts';
import type { Host } from '../../renderer.ts';
import type { Display, Shown } from '../display.ts';
import type { Shot } from '../stacks.ts';
import { LayerCanvas } from './canvas.ts';
import { discoverLayers } from './discover.ts';
import type { Layer, LayerKind, Problem } from './layer.ts';
import { type Choice, firstChoice, type LayerLine, toLine } from './lines.ts';
import { PlanesLayer } from './planes.ts';
import { ShutterLayer } from './shutters.ts';
import { layerWords } from './words.ts';

/** From the lowest to the uppermost. */
const ORDER: readonly LayerKind[] = [
  ...(['map', 'segmentation', 'dose', 'structures', 'planes', 'shutter', 'presentation', 'cad', 'keyImages'] as const),
];

export interface LayersSetup {
  readonly host: Host;
  readonly display: Display;
  /** The canvas comes right after it. */
  readonly after: Element;
  readonly signal: AbortSignal;
  /** Keys of layers to be on as soon as they are found. */
  readonly wanted: readonly string[];
  changed(lines: readonly LayerLine[]): void;
}

export class Layers {
  private readonly setup: LayersSetup;
  private readonly canvas: LayerCanvas;
  private layers: readonly Layer[] = [];
  private readonly choices = new Map<string, Choice>();
  private readonly problems = new Map<string, Problem | undefined>();
  private readonly wanted: Set<string>;
  /** An object that was opened by itself: its first place is gone to as soon as the stack is here. */
  private toFind: string | undefined;
  private shots: readonly Shot[] = [];
  private concerned: readonly Layer[] = [];
  private lines: readonly LayerLine[] = [];
  private readonly studies = new Set<string>();
  private isHidden = false;

  constructor(setup: LayersSetup) {
    this.setup = setup;
    this.wanted = new Set(setup.wanted);
    this.canvas = new LayerCanvas(setup.after);
    const changed = () => setup.display.invalidate();
    this.layers = [new PlanesLayer(setup.host, setup.signal, changed), new ShutterLayer()];
    for (const layer of this.layers) this.choices.set(layer.key, firstChoice(layer, false));
  }

  /** Looks for what belongs to the study shown, once a study. @param opened the object that was opened by itself */
  async discover(opened?: string): Promise<void> {
    const { host, display, signal } = this.setup;
    const dataset = display.shown?.shot.dataset;
    const study = dataset && text(dataset, '0020000D');
    if (!study || this.studies.has(study) || !host.study) return;
    this.studies.add(study);
    this.toFind = opened;
    try {
      const { layers, failures } = await discoverLayers(host, study, { signal, changed: () => display.invalidate() });
      signal.throwIfAborted();
      if (failures > 0) host.report({ type: 'warning', text: layerWords().someMissing(failures) });
      this.add(layers);
    } catch (error) {
      if (isAbort(error) || signal.aborted) return;
      host.report({ type: 'warning', text: layerWords().listMissing(toFailure(error).detail) });
    }
  }

  private add(layers: readonly Layer[]): void {
    const known = new Set(this.layers.map(({ key }) => key));
    const fresh = layers.filter(({ key }) => !known.has(key));
    for (const layer of fresh) this.choices.set(layer.key, firstChoice(layer, this.wanted.has(layer.key) && !layer.wear));
    this.layers = [...this.layers, ...fresh].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
    this.shots = [];
    this.setup.display.invalidate();
  }

  /** @param isHidden the reader wants the picture without anything on it; its shutter stays, as it is part of it */
  paint(shown: Shown, { isHidden, isWhole }: { readonly isHidden: boolean; readonly isWhole: boolean }): void {
    this.isHidden = isHidden;
    if (shown.shots !== this.shots) this.concern(shown.shots);
    this.wearWanted();
    if (isWhole) this.find(shown);
    const visible = this.concerned.filter((layer) => this.choiceOf(layer).isOn && (!isHidden || layer.kind === 'shutter'));
    this.problems.clear();
    if (visible.length === 0) this.canvas.clear();
    else
      this.canvas.paint(shown, (brush) => {
        for (const layer of visible) {
          const { opacity, hidden } = this.choiceOf(layer);
          const problem = layer.paint({ ...brush, opacity, isHidden: (piece) => hidden.has(piece) });
          this.problems.set(layer.key, problem);
        }
      });
    this.tell();
  }

  private concern(shots: readonly Shot[]): void {
    const isOther = this.shots.length > 0 && !shots.some(({ uid }) => this.shots.some((shot) => shot.uid === uid));
    this.shots = shots;
    this.concerned = this.layers.filter((layer) => layer.concerns(shots));
    // Another series has a look of its own: the stored one went with the pictures it was of.
    if (isOther) for (const layer of this.layers) if (layer.wear) this.choose(layer.key, { isOn: false });
  }

  /** A stored look that was asked for by name is put on like one that was chosen. */
  private wearWanted(): void {
    for (const layer of this.concerned) {
      if (!layer.wear || !this.wanted.delete(layer.key)) continue;
      queueMicrotask(() => this.setOn(layer.key, true));
    }
  }

  private find({ shots }: Shown): void {
    const layer = this.concerned.find(({ key }) => key === this.toFind);
    if (!layer) return;
    this.toFind = undefined;
    const [place] = layer.places(shots);
    if (place !== undefined) queueMicrotask(() => this.setup.display.goTo(place));
  }

  private choiceOf = (layer: Layer): Choice => this.choices.get(layer.key) ?? firstChoice(layer, false);

  private tell(): void {
    const { length } = this.shots;
    const lines = this.concerned.map((layer) => toLine(layer, this.choiceOf(layer), this.problems.get(layer.key), length));
    if (JSON.stringify(lines) === JSON.stringify(this.lines)) return;
    this.lines = lines;
    this.setup.changed(lines);
  }

  private choose(key: string, change: Partial<Choice>): void {
    const choice = this.choices.get(key);
    if (choice) this.choices.set(key, { ...choice, ...change });
    // Said at once, and not with the next picture: a switch must not spring back under the finger.
    this.tell();
    this.setup.display.invalidate();
  }

  setOn(key: string, isOn: boolean): void {
    const { display } = this.setup;
    const layer = this.layers.find((one) => one.key === key);
    if (!layer || this.choiceOf(layer).isOn === isOn) return;
    // One look at a time.
    if (layer.wear && isOn)
      for (const other of this.layers) if (other.wear && this.choiceOf(other).isOn) this.setOn(other.key, false);
    this.choose(key, { isOn });
    layer.wear?.(display, isOn);
    if (isOn && display.shown && layer.places(display.shown.shots).length > 0) this.showSome(layer, display.shown);
  }

  /** Switched on where there is nothing of it, it would seem not to work: its first place is gone to. */
  private showSome(layer: Layer, { shots, place }: Shown): void {
    if (layer.kind === 'dose' || layer.kind === 'map') return;
    const places = layer.places(shots);
    const [first] = places;
    if (first === undefined || places.includes(place)) return;
    this.setup.display.goTo(first);
  }

  setOpacity(key: string, opacity: number): void {
    this.choose(key, { opacity: Math.min(1, Math.max(0, opacity)) });
  }

  setPieceOn(key: string, piece: string, isOn: boolean): void {
    const hidden = new Set(this.choices.get(key)?.hidden);
    if (isOn) hidden.delete(piece);
    else hidden.add(piece);
    this.choose(key, { hidden });
  }

  get hasComputed(): boolean {
    return this.concerned.some(({ isComputed }) => isComputed);
  }

  /** All that software made, on or off together. */
  toggleComputed(): void {
    const computed = this.concerned.filter(({ isComputed }) => isComputed);
    const isOn = !computed.some((layer) => this.choiceOf(layer).isOn);
    for (const { key } of computed) this.choose(key, { isOn });
  }

  /** The places of what is on, from 0, in order. @param only of this one layer */
  private marked(shots: readonly Shot[], only?: string): number[] {
    const on = this.isHidden
      ? []
      : this.concerned.filter((layer) => this.choiceOf(layer).isOn && (only === undefined || layer.key === only));
    return [...new Set(on.flatMap((layer) => layer.places(shots)))].sort((a, b) => a - b);
  }

  get hasMarked(): boolean {
    return this.marked(this.shots).length > 0;
  }

  /** To the next picture with something on it, after the last one to the first. @param only of this layer @returns false where there is none */
  step(direction: 1 | -1, only?: string): boolean {
    const { display } = this.setup;
    const marked = this.marked(display.shots, only);
    const next =
      direction === 1
        ? (marked.find((place) => place > display.place) ?? marked[0])
        : (marked.findLast((place) => place < display.place) ?? marked.at(-1));
    return next !== undefined && display.goTo(next);
  }

  /** What a reader has switched on, to be remembered. */
  get on(): readonly string[] {
    return this.layers.filter((layer) => !layer.isOnFirst && this.choiceOf(layer).isOn).map(({ key }) => key);
  }

  want(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.choices.has(key)) this.setOn(key, true);
      else this.wanted.add(key);
    }
  }

  dispose(): void {
    for (const layer of this.layers) layer.dispose();
    this.layers = [];
    this.concerned = [];
    this.canvas.clear();
  }
}
