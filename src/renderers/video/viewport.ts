// Shows the films of an item.
import type { ComponentType } from 'react';
import { isAbort, toFailure } from '../../model/failure.ts';
import type { TimelineItem } from '../../model/item.ts';
import { readChapters } from '../../standards/mime/mp4Chapters.ts';
import {
  type Command,
  type ControlPlace,
  HandOver,
  type Host,
  type Presentation,
  type ShowOptions,
  type Still,
  type View,
  type Viewport,
} from '../renderer.ts';
import { Controls } from './Controls.tsx';
import { type Clip, listClips } from './clips.ts';
import { ACTS, commandsIn } from './commands.ts';
import { asSound, explain } from './explain.ts';
import { type Film, openFilm } from './film.ts';
import { listenToHands } from './gestures.ts';
import { addMarker } from './marks.ts';
import { createOverlay } from './overlay.ts';
import { Player } from './player.ts';
import { parsePresentation, printPresentation } from './presentation.ts';
import { saveAs } from './saveAs.ts';
import { createVideoStore, FRESH, type KeptStill, type VideoStore } from './state.ts';
import { paintFrame, paintPane, toBlob } from './still.ts';
import { drawStrip } from './strip.ts';
import { frameAt, frameCount, middleOf } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport => new VideoViewport(host);

const MAX_STILLS = 40;
/** Those who mirror the pane are told so often while it plays. */
const TELL_MS = 250;

export class VideoViewport implements Viewport {
  readonly axes: ReadonlySet<keyof View> = new Set(['time']);
  readonly store: VideoStore = createVideoStore();
  readonly Controls: ComponentType<{ readonly place: ControlPlace }>;
  readonly player: Player;
  readonly #host: Host;
  readonly #root = document.createElement('div');
  readonly #end = new AbortController();
  readonly #listeners = new Set<(view: View) => void>();
  #showing = new AbortController();
  #item: TimelineItem | undefined;
  #clips: readonly Clip[] = [];
  #film: Film | undefined;
  #told = 0;

  constructor(host: Host) {
    this.#host = host;
    this.#root.className = styles.root ?? '';
    host.element.append(this.#root);
    const stage = document.createElement('div');
    stage.className = styles.stage ?? '';
    this.#root.append(stage);
    this.player = new Player(stage, this.store, {
      onPlayed: () => this.#tellChange(),
      onTrouble: (failure) => host.report({ type: 'failed', failure }),
    });
    createOverlay(this.#root, this.store, this.#end.signal);
    listenToHands(this.#root, this, this.#end.signal);
    const place = (): void => {
      const { zoom, pan } = this.store.getState();
      stage.style.transform = zoom === 1 ? '' : `translate(${pan[0]}px, ${pan[1]}px) scale(${zoom})`;
    };
    this.#unsubscribe = this.store.subscribe(place);
    this.Controls = ({ place: where }) => Controls({ viewport: this, place: where });
  }
  readonly #unsubscribe: () => void;

  async show(item: TimelineItem, { signal, view, presentation, instance }: ShowOptions): Promise<void> {
    this.#showing.abort();
    this.#showing = new AbortController();
    const inner = AbortSignal.any([signal, this.#showing.signal, this.#end.signal]);
    inner.throwIfAborted();
    this.#item = item;
    if (presentation) this.setPresentation(presentation);
    this.#clips = await listClips(item, this.#host, { signal: inner });
    inner.throwIfAborted();
    const wanted = this.#clips.findIndex((clip) => clip.instance === instance);
    const titles = this.#clips.map(({ label = '' }) => label);
    this.store.setState({ titles, shown: instance === undefined ? 0 : Math.max(0, wanted) });
    await this.#load(inner, view?.time);
  }

  async #load(signal: AbortSignal, time?: number): Promise<void> {
    const clip = this.#clips[this.store.getState().shown];
    if (!clip) return;
    this.#closeFilm();
    this.store.setState({ ...FRESH, ...(clip.rate && { rate: clip.rate, isRateKnown: true }) });
    const film = await openFilm(clip, {
      signal,
      onProgress: (fraction) => this.#host.report({ type: 'progress', fraction }),
    });
    if (signal.aborted) film.close();
    signal.throwIfAborted();
    this.#film = film;
    try {
      await this.player.open(film.playable, film.type, { signal, ...(time !== undefined && { time }) });
    } catch (error) {
      const failure = await explain(error, film, signal);
      const sound = this.#item && (await asSound(this.#item, film, signal));
      this.#closeFilm();
      throw sound ? new HandOver(sound, this.#host.read) : failure;
    }
    signal.throwIfAborted();
    this.#host.report({ type: 'progress', fraction: 1 });
    void this.#learn(film, signal);
  }

  /** After the first picture: the file's own rate, its sound, and pictures for the bar. */
  async #learn(film: Film, signal: AbortSignal): Promise<void> {
    const { probe } = await import('./probe.ts');
    const facts = await probe(film.playable, signal);
    if (signal.aborted || !facts) return;
    const { rate, codec, hasSound } = facts;
    this.store.setState({ hasSound, ...(codec && { codec }), ...(rate && { rate, isRateKnown: true }) });
    await this.#readChapters(film, signal);
    await drawStrip(film.playable, this.store, signal);
  }

  /** Beside the film: a list that cannot be read is none. */
  async #readChapters({ playable }: Film, signal: AbortSignal): Promise<void> {
    const chapters = await readChapters((range) => playable.readPiece(range, { signal }), playable.sizeBytes).catch(() => []);
    if (!signal.aborted && chapters.length > 0) this.store.setState({ chapters });
  }

  /** Another film of the same item, as the reader asks. @param index from 0 */
  openClip(index: number): void {
    if (index === this.store.getState().shown || !this.#clips[index]) return;
    this.#showing.abort();
    this.#showing = new AbortController();
    const { signal } = this.#showing;
    // Marks are places in a film: they do not go along to the next.
    this.store.setState({ shown: index, markers: [], span: {} });
    this.#load(AbortSignal.any([signal, this.#end.signal])).then(
      () => this.#host.report({ type: 'changed' }),
      (error) => {
        if (!isAbort(error) && !signal.aborted) this.#host.report({ type: 'failed', failure: toFailure(error) });
      },
    );
  }

  getView(): View {
    return { time: this.store.getState().time };
  }

  setView({ time }: Partial<View>): void {
    if (time !== undefined) void this.player.seek(time);
  }

  /** The reader goes somewhere. @param time seconds */
  goTo(time: number): void {
    void this.player.seek(time);
    this.#tellMove();
  }

  /** The reader goes to a picture; playing stops there. @param frame from 1 */
  goToFrame(frame: number): void {
    const { rate, duration } = this.store.getState();
    this.player.pause();
    this.goTo(middleOf(Math.min(Math.max(1, frame), frameCount(duration, rate)), rate));
  }

  onMove(listener: (view: View) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tellMove(): void {
    for (const listener of this.#listeners) listener(this.getView());
    this.#host.report({ type: 'changed' });
  }

  #tellChange(): void {
    const now = performance.now();
    if (now - this.#told < TELL_MS) return;
    this.#told = now;
    this.#host.report({ type: 'changed' });
  }

  getPresentation(): Presentation {
    return printPresentation(this.store.getState());
  }

  setPresentation(presentation: Presentation): void {
    const dress = parsePresentation(presentation, this.store.getState());
    this.store.setState(dress);
    this.player.setSpeed(dress.speed);
  }

  getIndex(): { readonly index: number; readonly count: number } {
    const { time, duration, rate } = this.store.getState();
    const count = frameCount(duration, rate);
    return { index: frameAt(time, rate, count), count };
  }

  get commands(): ReadonlySet<Command> {
    return commandsIn(this.store.getState());
  }

  perform(command: Command): boolean {
    if (!this.commands.has(command)) return false;
    ACTS[command]?.(this);
    return true;
  }

  setMuted(isMuted: boolean): void {
    this.player.setMuted(isMuted);
    this.store.setState({ isMuted });
  }

  mark(): void {
    const { markers, time } = this.store.getState();
    this.store.setState({ markers: addMarker(markers, time) });
    this.#host.report({ type: 'changed' });
  }

  /** Keeps the frame on screen, at the film's own size. */
  async keepStill(): Promise<void> {
    const { time, stills, shown: clip } = this.store.getState();
    const { index: frame } = this.getIndex();
    if (stills.length >= MAX_STILLS) {
      this.#host.report({ type: 'warning', text: words().tooManyStills(MAX_STILLS) });
      return;
    }
    try {
      const png = await toBlob(paintFrame(this.player.element), 'image/png');
      if (this.#end.signal.aborted) return;
      const still = { id: crypto.randomUUID(), clip, time, frame, png, url: URL.createObjectURL(png) };
      this.store.setState({ stills: [...this.store.getState().stills, still] });
    } catch {
      this.#host.report({ type: 'warning', text: words().stillFailed });
    }
  }

  dropStill({ id, url }: KeptStill): void {
    URL.revokeObjectURL(url);
    this.store.setState({ stills: this.store.getState().stills.filter((one) => one.id !== id) });
  }

  /** Hands the reader a DICOM file of a still. */
  async saveDicom(still: KeptStill): Promise<void> {
    const clip = this.#clips[still.clip];
    if (!this.#item || !clip) return;
    try {
      const { toDicom } = await import('./keepDicom.ts');
      const url = URL.createObjectURL(await toDicom(still, this.#item, clip));
      saveAs(url, `still-${still.frame}.dcm`);
      // The browser has taken the file by then.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    } catch {
      this.#host.report({ type: 'warning', text: words().stillFailed });
    }
  }

  async capture(): Promise<Still> {
    if (!this.#item) throw new Error('capture before show');
    const png = await paintPane(this.#root, this.player.element);
    return { png, item: this.#item.id, view: this.getView(), presentation: this.getPresentation() };
  }

  #closeFilm(): void {
    for (const url of this.store.getState().strip) URL.revokeObjectURL(url);
    this.store.setState({ strip: [] });
    this.#film?.close();
    this.#film = undefined;
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.#showing.abort();
    this.#unsubscribe();
    this.player.dispose();
    this.#closeFilm();
    for (const { url } of this.store.getState().stills) URL.revokeObjectURL(url);
    this.#root.remove();
    this.#listeners.clear();
  }
}
