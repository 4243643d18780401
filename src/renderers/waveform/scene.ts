// Everything that one picture of the paper is made of. Plain values: painting reads nothing else.
import type { Channel } from '../../standards/dicom/waveform/channel.ts';
import type { Axis } from './axis.ts';
import type { Caliper } from './calipers.ts';
import type { Frame } from './geometry.ts';
import type { Page } from './layout.ts';
import type { Palette } from './palette.ts';
import type { Signal } from './signal.ts';

export interface Scene {
  readonly frame: Frame;
  readonly page: Page;
  readonly palette: Palette;
  readonly font: string;
  readonly signal: Signal;
  readonly channels: readonly Channel[];
  /** mm/s */
  readonly speed: number;
  /** mm per unit, or the axis that fills the row. */
  readonly scaleOf: (channel: Channel) => { readonly gain: number } | { readonly axis: Axis; readonly times: number };
  /** Whether a mm upwards means something that can be printed. */
  readonly hasGrid: boolean;
  readonly isTimed: boolean;
  /** The lines at the foot, left and right. */
  readonly foot: readonly [string, string];
  readonly marks: readonly Mark[];
  readonly caliper: Caliper | undefined;
  readonly caliperText: string;
  readonly prior: Prior | undefined;
}

/** A place in time that the file names. */
export interface Mark {
  readonly sec: number;
  /** The same for a point, later for a span. */
  readonly toSec: number;
  /** Those it is told of, from 0; absent: all of the group. */
  readonly channels?: readonly number[];
  /** Untrusted text, made fit for a line. */
  readonly text: string;
}

export interface Prior {
  readonly signal: Signal;
  readonly label: string;
  /** Seconds to add to its time so that beats lie on beats. */
  readonly shiftSec: number;
  /** Its channel of the same lead. */
  channelOf(name: string): Channel | undefined;
}
