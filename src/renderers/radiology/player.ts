// Plays a clip at its own rate: the clock decides the frame, missing frames are dropped, never time.
import { type CineRate, frameDue } from './cine.ts';

export interface Playing {
  readonly isPlaying: boolean;
  readonly isLooping: boolean;
  /** Times the clip's own rate. */
  readonly speed: number;
  /** Frames really painted per second, over the last second; 0 when standing. */
  readonly realRate: number;
}

export interface PlayerHost {
  readonly rate: CineRate;
  /** The frame shown now, from 0. */
  place(): number;
  /** Whether a frame can be painted at once. */
  isReady(place: number): boolean;
  show(place: number): void;
  changed(playing: Playing): void;
}

export class Player {
  private state: Playing = { isPlaying: false, isLooping: true, speed: 1, realRate: 0 };
  private from = 0;
  private startedAt = 0;
  private handle = 0;
  private painted: number[] = [];
  private readonly host: PlayerHost;

  constructor(host: PlayerHost) {
    this.host = host;
  }

  get playing(): Playing {
    return this.state;
  }

  toggle(): void {
    if (this.state.isPlaying) this.stop();
    else this.start();
  }

  start(): void {
    const last = this.host.rate.starts.length - 2;
    this.anchor(!this.state.isLooping && this.host.place() >= last ? 0 : this.host.place());
    this.update({ isPlaying: true });
    cancelAnimationFrame(this.handle);
    this.handle = requestAnimationFrame(this.tick);
  }

  stop(): void {
    cancelAnimationFrame(this.handle);
    this.painted = [];
    if (this.state.isPlaying) this.update({ isPlaying: false, realRate: 0 });
  }

  setLooping(isLooping: boolean): void {
    this.anchor(this.host.place());
    this.update({ isLooping });
  }

  setSpeed(speed: number): void {
    this.anchor(this.host.place());
    this.update({ speed });
  }

  /** The reader moved to a frame while it plays: go on from there. */
  anchor(place: number): void {
    this.from = place;
    this.startedAt = performance.now();
  }

  private readonly tick = (now: number): void => {
    const seconds = (Math.max(0, now - this.startedAt) / 1000) * this.state.speed;
    const { frame, isEnded } = frameDue(this.host.rate, this.from, seconds, this.state.isLooping);
    if (frame !== this.host.place() && this.host.isReady(frame)) {
      this.host.show(frame);
      this.painted.push(now);
    }
    this.measure(now);
    if (isEnded) this.stop();
    else this.handle = requestAnimationFrame(this.tick);
  };

  private measure(now: number): void {
    while ((this.painted[0] ?? now) < now - 1000) this.painted.shift();
    const realRate = this.painted.length;
    // Twice a second is often enough for a number that people read.
    if (realRate !== this.state.realRate && Math.floor(now / 500) !== Math.floor((this.painted.at(-2) ?? 0) / 500))
      this.update({ realRate });
  }

  private update(change: Partial<Playing>): void {
    this.state = { ...this.state, ...change };
    this.host.changed(this.state);
  }
}
