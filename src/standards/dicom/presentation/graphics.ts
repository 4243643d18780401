// The drawings and words of a presentation state (PS3.3 C.10.5).
import { type Dataset, items, numbers, text } from '../json.ts';
import { type InstanceReference, toReference } from '../references.ts';

/** 'image': px from the top-left corner of the picture; 'display': shares of the displayed area, 0 … 1. */
export type Space = 'image' | 'display';

export type Graphic = {
  /** Empty: every picture of the state. */
  readonly references: readonly InstanceReference[];
  readonly layer: string;
} & (
  | {
      readonly kind: 'line' | 'curve' | 'points' | 'circle' | 'ellipse' | 'arrow';
      readonly space: Space;
      /** x, y of each point. Circle: centre and a point on it; ellipse: the ends of its major, then of its minor axis. */
      readonly points: readonly number[];
      readonly isFilled: boolean;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly box?: {
        readonly space: Space;
        readonly topLeft: readonly [number, number];
        readonly bottomRight: readonly [number, number];
        readonly align: 'LEFT' | 'RIGHT' | 'CENTER';
      };
      readonly anchor?: { readonly space: Space; readonly at: readonly [number, number]; readonly isShown: boolean };
    }
);

const MAX_GRAPHICS = 10_000;
const MAX_POINTS = 100_000;

export function parseGraphics(dataset: Dataset): Graphic[] {
  const found: Graphic[] = [];
  for (const annotation of items(dataset, '00700001').slice(0, MAX_GRAPHICS)) {
    const of = {
      references: items(annotation, '00081140').flatMap(toReference),
      layer: text(annotation, '00700002') ?? '',
    };
    for (const item of items(annotation, '00700009')) found.push(...parseShape(item).map((shape) => ({ ...of, ...shape })));
    for (const item of items(annotation, '00700209')) found.push(...parseCompound(item).map((shape) => ({ ...of, ...shape })));
    for (const item of items(annotation, '00700008')) found.push(...parseText(item).map((words) => ({ ...of, ...words })));
    if (found.length > MAX_GRAPHICS) break;
  }
  return found.slice(0, MAX_GRAPHICS);
}

const spaceOf = (written: string | undefined): Space => (written?.toUpperCase() === 'DISPLAY' ? 'display' : 'image');
const KINDS = {
  POLYLINE: 'line',
  INTERPOLATED: 'curve',
  POINT: 'points',
  CIRCLE: 'circle',
  ELLIPSE: 'ellipse',
} as const;

function parseShape(item: Dataset) {
  const type = text(item, '00700023')?.toUpperCase() ?? '';
  const kind = type in KINDS ? KINDS[type as keyof typeof KINDS] : undefined;
  const points = pairs(numbers(item, '00700022'));
  const least = kind === 'points' ? 2 : kind === 'ellipse' ? 8 : 4;
  if (!kind || points.length < least) return [];
  return [{ kind, space: spaceOf(text(item, '00700005')), points, isFilled: text(item, '00700024')?.toUpperCase() === 'Y' }];
}

/** Compound Graphic Sequence: arrows and lines; each also stands as a plain graphic, which the others are drawn by. */
function parseCompound(item: Dataset) {
  const type = text(item, '00700294')?.toUpperCase();
  const points = pairs(numbers(item, '00700022'));
  if (type !== 'ARROW' || points.length < 4) return [];
  return [{ kind: 'arrow' as const, space: spaceOf(text(item, '00700282')), points, isFilled: false }];
}

function parseText(item: Dataset) {
  const words = text(item, '00700006');
  if (!words) return [];
  const [left, top] = numbers(item, '00700010');
  const [right, bottom] = numbers(item, '00700011');
  const [x, y] = numbers(item, '00700014');
  const hasBox = left !== undefined && top !== undefined && right !== undefined && bottom !== undefined;
  const written = text(item, '00700012')?.toUpperCase();
  const align = written === 'RIGHT' || written === 'CENTER' ? written : 'LEFT';
  const topLeft = [left ?? 0, top ?? 0] as const;
  const bottomRight = [right ?? 0, bottom ?? 0] as const;
  const hasAnchor = x !== undefined && y !== undefined;
  if (!hasBox && !hasAnchor) return [];
  return [
    {
      kind: 'text' as const,
      text: words.slice(0, 1024),
      ...(hasBox && { box: { space: spaceOf(text(item, '00700003')), topLeft, bottomRight, align } as const }),
      ...(hasAnchor && {
        anchor: {
          space: spaceOf(text(item, '00700004')),
          at: [x, y] as const,
          isShown: text(item, '00700015')?.toUpperCase() === 'Y',
        },
      }),
    },
  ];
}

const pairs = (values: readonly number[]): number[] => {
  const length = Math.min(values.length - (values.length % 2), 2 * MAX_POINTS);
  return values.slice(0, length);
};

/** Points on an ellipse, from the ends of its two axes as x, y pairs (PS3.3 C.10.5.1.2). */
export function ellipsePoints(axes: readonly number[], steps = 72): number[] {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = axes;
  const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
  const [ux, uy] = [(bx - ax) / 2, (by - ay) / 2];
  const [vx, vy] = [(dx - cx) / 2, (dy - cy) / 2];
  return Array.from({ length: steps + 1 }, (_, step) => {
    const angle = (step / steps) * 2 * Math.PI;
    return [mx + ux * Math.cos(angle) + vx * Math.sin(angle), my + uy * Math.cos(angle) + vy * Math.sin(angle)];
  }).flat();
}

/** An ellipse's axes of a circle given by its centre and a point on it. */
export function circleAxes(points: readonly number[]): number[] {
  const [x = 0, y = 0, px = 0, py = 0] = points;
  const radius = Math.hypot(px - x, py - y);
  return [x - radius, y, x + radius, y, x, y - radius, x, y + radius];
}
