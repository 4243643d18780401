// How a slide is dressed and marked, as plain JSON and back. What is read may be anything: it was kept, or came from a link.
import type { Presentation } from '../renderer.ts';
import type { Point } from './camera.ts';
import type { ChannelLook, Look } from './image.ts';
import type { Mark, MarkKind, SlideState } from './state.ts';

type Dress = Pick<SlideState, 'rotation' | 'isFlipped' | 'look' | 'marks' | 'overlays' | 'hasInset' | 'hiddenSegments'>;

const MOST_MARKS = 2000;
const MOST_POINTS = 5000;
const MOST_HIDDEN = 500;
const KINDS: readonly unknown[] = ['length', 'area', 'point'] satisfies MarkKind[];
const OVERLAYS = ['all', 'less', 'none'] as const;

export function printPresentation({ rotation, isFlipped, look, marks, overlays, hasInset, hiddenSegments }: Dress): Presentation {
  const { plane, path, isManaged } = look;
  const channels = look.channels.map(({ path: of, isOn, colour, low, high }) => ({ path: of, isOn, colour, low, high }));
  const plain = marks.map(({ kind, points }) => ({ kind, points }));
  return {
    renderer: 'slide',
    values: { rotation, isFlipped, plane, path, isManaged, channels, marks: plain, overlays, hasInset, hiddenSegments },
  };
}

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  if (renderer !== 'slide') return current;
  const { rotation, isFlipped, overlays, hasInset, hiddenSegments } = values;
  return {
    rotation: typeof rotation === 'number' && [0, 90, 180, 270].includes(rotation) ? rotation : current.rotation,
    isFlipped: typeof isFlipped === 'boolean' ? isFlipped : current.isFlipped,
    look: parseLook(values, current.look),
    marks: Array.isArray(values.marks) ? parseMarks(values.marks) : current.marks,
    overlays: OVERLAYS.find((level) => level === overlays) ?? current.overlays,
    hasInset: typeof hasInset === 'boolean' ? hasInset : current.hasInset,
    hiddenSegments: Array.isArray(hiddenSegments) ? hiddenSegments.filter(isName).slice(0, MOST_HIDDEN) : current.hiddenSegments,
  };
}

function parseLook({ plane, path, isManaged, channels }: Presentation['values'], current: Look): Look {
  return {
    plane: isNumber(plane) ? plane : current.plane,
    path: typeof path === 'string' ? path : current.path,
    isManaged: typeof isManaged === 'boolean' ? isManaged : current.isManaged,
    channels: current.channels.map((channel) => dressChannel(channel, channels)),
  };
}

function dressChannel(channel: ChannelLook, kept: unknown): ChannelLook {
  const own: unknown = Array.isArray(kept) ? kept.find((one) => isRecord(one) && one.path === channel.path) : undefined;
  if (!isRecord(own)) return channel;
  const { isOn, colour, low, high } = own;
  const [red, green, blue] = Array.isArray(colour) ? colour.filter(isByte) : [];
  return {
    ...channel,
    isOn: typeof isOn === 'boolean' ? isOn : channel.isOn,
    ...(red !== undefined && green !== undefined && blue !== undefined && { colour: [red, green, blue] }),
    ...(isNumber(low) && isNumber(high) && high > low && { low, high }),
  };
}

const parseMarks = (marks: readonly unknown[]): Mark[] =>
  marks.slice(0, MOST_MARKS).flatMap((mark, index): Mark[] => {
    if (!isRecord(mark) || !isKind(mark.kind) || !Array.isArray(mark.points)) return [];
    const points = mark.points.slice(0, MOST_POINTS).filter(isPoint);
    const least = mark.kind === 'area' ? 3 : mark.kind === 'length' ? 2 : 1;
    return points.length < least ? [] : [{ id: index + 1, kind: mark.kind, points }];
  });

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isName = (value: unknown): value is string => typeof value === 'string' && value.length <= 160;
const isByte = (value: unknown): value is number => isNumber(value) && value >= 0 && value <= 255;
const isKind = (value: unknown): value is MarkKind => KINDS.includes(value);
const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length === 2 && value.every(isNumber);
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
