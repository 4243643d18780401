// Wheel events as whole steps. The browser merges events when it is busy; no step may be lost in the merge.

/** What a wheel event says; `wheelDeltaY` counts 120 per notch where a browser has it. */
export interface WheelTurn {
  readonly deltaY: number;
  /** 0 pixels, 1 lines, 2 pages. */
  readonly deltaMode: number;
  readonly wheelDeltaY?: number;
}

const NOTCH = 120;
const LINES_PER_NOTCH = 3;
/** A mouse turns at least this far at once; a touchpad gives small steps. */
const MOUSE_FROM_PX = 40;
/** Touchpad: this far is one step. */
const STEP_PX = 40;

export class WheelSteps {
  private rest = 0;
  private notchPx = 100;

  /** @returns how many steps forward (down) to go now; fractions wait for the next turn */
  add({ deltaY, deltaMode, wheelDeltaY }: WheelTurn): number {
    if (Math.sign(deltaY) !== Math.sign(this.rest)) this.rest = 0;
    this.rest += this.toSteps(deltaY, deltaMode, wheelDeltaY);
    // A hair below a whole step is a whole step: the browser's numbers are rounded.
    const steps = Math.trunc(this.rest + Math.sign(this.rest) * 1e-6);
    this.rest -= steps;
    return steps;
  }

  private toSteps(deltaY: number, deltaMode: number, wheelDeltaY: number | undefined): number {
    if (!Number.isFinite(deltaY) || deltaY === 0) return 0;
    if (deltaMode === 2) return Math.sign(deltaY);
    if (deltaMode === 1) return deltaY / LINES_PER_NOTCH;
    const size = Math.abs(deltaY);
    if (wheelDeltaY && size >= MOUSE_FROM_PX && Math.abs(wheelDeltaY) % NOTCH === 0) return -wheelDeltaY / NOTCH;
    if (size < MOUSE_FROM_PX) return deltaY / STEP_PX;
    this.notchPx = Math.min(this.notchPx, size);
    return Math.sign(deltaY) * Math.max(1, Math.round(size / this.notchPx));
  }
}
