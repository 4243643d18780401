// From what is chosen to what is painted.
import { axisOf } from './axis.ts';
import { measure, printMeasured } from './calipers.ts';
import { hasGain } from './family.ts';
import { clampPan, type Frame, fitScale, NOMINAL_PX_PER_MM } from './geometry.ts';
import { clampTime, layoutPage, type Page } from './layout.ts';
import { FOOT_PX } from './paintLabels.ts';
import { DIM, PAPER } from './palette.ts';
import { printFoot } from './printScale.ts';
import type { Sheet } from './recordings.ts';
import type { Mark, Prior, Scene } from './scene.ts';
import type { Signal } from './signal.ts';
import type { WaveformState } from './state.ts';
import { words } from './words.ts';

export interface PlacedPage {
  readonly frame: Frame;
  readonly page: Page;
  readonly timeSec: number;
}

type Chosen = Pick<WaveformState, 'layout' | 'isCabrera' | 'speed' | 'timeSec' | 'durationSec' | 'isFit' | 'scale' | 'pan'>;

/** The page in its pane, with everything kept within its bounds. @param pane CSS px, the foot included */
export function placePage(
  state: Chosen,
  { group }: Pick<Sheet, 'group'>,
  pane: { readonly width: number; readonly height: number },
): PlacedPage {
  const { layout, isCabrera, speed, durationSec, isFit, pan } = state;
  const room = { width: Math.max(1, pane.width), height: Math.max(1, pane.height - FOOT_PX) };
  const lay = (scale: number, timeSec: number): Page =>
    layoutPage({
      ...{ layout, isCabrera, speed, timeSec, durationSec },
      channels: group.channels.map((channel) =>
        channel.name === '' ? { ...channel, name: words().channel(channel.index + 1) } : channel,
      ),
      pane: { width: room.width / scale, height: room.height / scale },
    });
  // Rows fill whatever pane there is; a page of twelve leads has a size of its own.
  const scale = !isFit ? state.scale : layout === 'rows' ? NOMINAL_PX_PER_MM : fitScale(lay(1, 0), room);
  const timeSec = clampTime(state.timeSec, lay(scale, 0).sec, durationSec);
  const page = lay(scale, timeSec);
  const frame = { ...room, scale, pan };
  return { page, timeSec, frame: { ...frame, pan: clampPan(frame, page) } };
}

interface Shown {
  readonly sheet: Sheet;
  readonly signal: Signal;
  readonly font: string;
  readonly marks: readonly Mark[];
  readonly prior: Prior | undefined;
}

type Dress = Pick<WaveformState, 'family' | 'speed' | 'gain' | 'caliper' | 'isFullLight' | 'hasOverlays'>;

export function buildScene(
  state: Dress,
  { frame, page, timeSec }: PlacedPage,
  { sheet, signal, font, marks, prior }: Shown,
): Scene {
  const { family, speed, gain, caliper, hasOverlays } = state;
  const { channels } = sheet.group;
  return {
    ...{ frame, page, font, signal, channels, speed },
    palette: state.isFullLight ? PAPER : DIM,
    scaleOf: (channel) =>
      hasGain(family, channel)
        ? { gain }
        : { axis: axisOf(signal.extent(channel.index) ?? [-1, 1]), times: family.id === 'other' ? gain : 1 },
    hasGrid: channels.some((channel) => hasGain(family, channel)),
    isTimed: true,
    foot: printFoot({ family, channels, speed, gain, timeSec, pageSec: page.sec }),
    marks: hasOverlays ? marks : [],
    caliper: hasOverlays ? caliper : undefined,
    caliperText: caliper ? printMeasured(measure(caliper)) : '',
    prior: prior && { ...prior, label: words().priorShown(prior.label) },
  };
}
