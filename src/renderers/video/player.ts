// A film in an element: opened, sought, played over a span, and told of.
import { Failure } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import type { OpenMedia } from '../mediaDoor.ts';
import { type Engine, startEngine } from './engine.ts';
import { loopOf } from './marks.ts';
import type { VideoStore } from './state.ts';
import { clampTime } from './timing.ts';

export interface PlayerEvents {
  /** It moved on by itself. */
  onPlayed(): void;
  /** After the first picture. */
  onTrouble(failure: Failure): void;
}

/** So long without a new byte or an event is the end of waiting. */
const STALL_MS = 25_000;
const PAINT_MS = 1500;
const TRIES = 3;
const MEDIA_ERR_NETWORK = 2;

export class Player {
  readonly element: HTMLVideoElement;
  readonly #store: VideoStore;
  readonly #events: PlayerEvents;
  readonly #engine: Engine;
  readonly #end = new AbortController();
  #media: OpenMedia | undefined;
  #type = '';
  #isOpen = false;
  #tries = 0;

  constructor(root: HTMLElement, store: VideoStore, events: PlayerEvents) {
    this.#store = store;
    this.#events = events;
    this.element = document.createElement('video');
    this.element.playsInline = true;
    this.element.disablePictureInPicture = true;
    this.element.muted = true;
    root.append(this.element);
    this.#engine = startEngine(this.element);
    this.#listen();
  }

  #listen(): void {
    const { signal } = this.#end;
    const on = (type: string, act: () => void): void => this.element.addEventListener(type, act, { signal });
    on('play', () => this.#tick());
    on('pause', () => this.#store.setState({ isPlaying: false }));
    on('playing', () => this.#store.setState({ isPlaying: true, isWaiting: false }));
    on('waiting', () => this.#store.setState({ isWaiting: true }));
    on('seeked', () => this.#store.setState({ isWaiting: false }));
    on('durationchange', () => this.#takeDuration());
    on('ended', () => this.#onEnd());
    on('error', () => this.#isOpen && this.#recover());
  }

  /** Resolves when the first picture is painted. @throws Failure */
  async open(media: OpenMedia, type: string, { signal, time = 0 }: Call & { readonly time?: number }): Promise<void> {
    this.#isOpen = false;
    this.#tries = 0;
    this.#media = media;
    this.#type = type;
    const painted = firstPicture(this.element, media, signal);
    this.#engine.src({ src: media.url, type });
    await painted;
    this.#takeDuration();
    const { videoWidth, videoHeight } = this.element;
    this.#store.setState({ size: [videoWidth, videoHeight], sizeBytes: media.sizeBytes });
    this.#isOpen = true;
    this.setSpeed(this.#store.getState().speed);
    if (time > 0) await this.seek(time);
  }

  #takeDuration(): void {
    const { duration } = this.element;
    if (Number.isFinite(duration) && duration > 0) this.#store.setState({ duration });
  }

  /** Resolves when the picture of that time is there, or another seek has taken its place. */
  async seek(seconds: number): Promise<void> {
    const time = clampTime(seconds, this.#store.getState().duration);
    this.#store.setState({ time });
    if (Math.abs(this.element.currentTime - time) < 1e-4) return;
    this.element.currentTime = time;
    await new Promise<void>((resolve) => {
      const options = { once: true, signal: this.#end.signal };
      for (const type of ['seeked', 'error', 'emptied']) this.element.addEventListener(type, () => resolve(), options);
      this.#end.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  play(): void {
    const { time, duration, span, isLooping } = this.#store.getState();
    const { from, to } = loopOf(isLooping ? span : {}, duration);
    if (time >= to - 0.05 || time < from) void this.seek(from);
    // Refused where the page may not play by itself; the button is there to be pressed again.
    this.element.play().catch(() => this.#store.setState({ isPlaying: false }));
  }

  pause(): void {
    this.element.pause();
  }

  setSpeed(speed: number): void {
    this.element.playbackRate = speed;
  }

  setMuted(isMuted: boolean): void {
    this.element.muted = isMuted;
  }

  /** While it plays: where it is, and back to the start of the span at its end. */
  #tick(): void {
    if (this.element.paused || this.#end.signal.aborted) return;
    const { span, isLooping, duration } = this.#store.getState();
    const { from, to } = loopOf(span, duration);
    if (isLooping && span.end !== undefined && this.element.currentTime >= to && !this.element.seeking) void this.seek(from);
    else if (!this.element.seeking) this.#store.setState({ time: this.element.currentTime });
    this.#events.onPlayed();
    requestAnimationFrame(() => this.#tick());
  }

  #onEnd(): void {
    const { isLooping, span, duration } = this.#store.getState();
    this.#store.setState({ time: this.element.currentTime, isPlaying: false });
    if (isLooping) {
      void this.seek(loopOf(span, duration).from);
      this.play();
    }
  }

  /** A worker that was put to sleep or a line that broke: on from the same place, a few times. */
  #recover(): void {
    const { error } = this.element;
    const failure = this.#media?.failure();
    const isLine = error?.code === MEDIA_ERR_NETWORK && (!failure || failure.reason === 'unreachable');
    if (!this.#media || !isLine || this.#tries >= TRIES) {
      this.#isOpen = false;
      this.#events.onTrouble(failure ?? new Failure('malformed', { detail: error?.message ?? '' }));
      return;
    }
    this.#tries += 1;
    const { time, isPlaying, speed } = this.#store.getState();
    this.#engine.src({ src: this.#media.url, type: this.#type });
    this.element.addEventListener(
      'loadeddata',
      () => {
        this.setSpeed(speed);
        void this.seek(time);
        if (isPlaying) this.play();
      },
      { once: true, signal: this.#end.signal },
    );
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    this.element.pause();
    this.#engine.dispose();
    this.element.removeAttribute('src');
    this.element.load();
    this.element.remove();
  }
}

/** @throws Failure 'unsupported' where there is no decoder for the pictures, 'malformed' where the file is broken */
function firstPicture(element: HTMLVideoElement, media: OpenMedia, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const settle = (failure?: unknown): void => {
      over.abort();
      clearTimeout(timer);
      if (failure === undefined) resolve();
      else reject(failure);
    };
    const giveUp = (): void => settle(media.failure() ?? new Failure('malformed', { detail: 'no picture comes' }));
    let timer = setTimeout(giveUp, STALL_MS);
    const on = (type: string, act: () => void): void => element.addEventListener(type, act, { signal: over.signal });
    on('progress', () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, STALL_MS);
    });
    on('loadeddata', () => {
      // With sound and without a decoder for the pictures, a film loads all the same.
      if (element.videoWidth === 0) settle(new Failure('unsupported', { detail: 'no decoder for the pictures' }));
      else whenPainted(element, () => settle());
    });
    on('error', () => settle(media.failure() ?? toFailure(element.error)));
    signal.addEventListener('abort', () => settle(signal.reason), { signal: over.signal });
  });
}

/** A page in the background paints nothing; then the decoded picture must do. */
function whenPainted(element: HTMLVideoElement, act: () => void): void {
  const timer = setTimeout(act, PAINT_MS);
  element.requestVideoFrameCallback?.(() => {
    clearTimeout(timer);
    act();
  });
}

/** What cannot be demuxed and what cannot be decoded are one error to browsers; `describe.ts` tells them apart. */
const toFailure = (error: MediaError | null): Failure =>
  new Failure(error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED ? 'unsupported' : 'malformed', {
    detail: error?.message ?? '',
  });
