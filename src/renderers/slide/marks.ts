// Marks that the reader draws: where they are hit, how they are drawn with a finger or a mouse. Pure but for the store.
import { type Camera, type Point, toImage, toPane } from './camera.ts';
import { distanceTo, isInside } from './measure.ts';
import type { Mark, MarkKind, SlideStore } from './state.ts';

/** CSS px around a line or a handle that count as on it. */
const REACH = { mouse: 8, touch: 22 } as const;
const FREEHAND_STEP_PX = 4;
const MAX_POINTS = 5000;

export type Hand = keyof typeof REACH;

export interface Hit {
  readonly mark: number;
  /** Of the mark's points; absent: the whole mark. */
  readonly handle?: number;
}

/** What lies under a point of the pane: handles first, the newest mark first. */
export function hitAt(marks: readonly Mark[], camera: Camera, at: Point, hand: Hand): Hit | undefined {
  const reach = REACH[hand];
  for (const mark of [...marks].reverse()) {
    const points = mark.points.map((point) => toPane(camera, point));
    const handle =
      mark.kind === 'area' && points.length > 12 ? -1 : points.findIndex(([x, y]) => Math.hypot(x - at[0], y - at[1]) <= reach);
    if (handle >= 0) return { mark: mark.id, handle };
    const closed = mark.kind === 'area' ? [...points, points[0] ?? at] : points;
    const isNear = closed.slice(1).some((point, index) => distanceTo(at, closed[index] ?? point, point) <= reach);
    if (isNear || (mark.kind === 'area' && isInside(at, points) && spanOf(points) < 200)) return { mark: mark.id };
  }
  return undefined;
}

const spanOf = (points: readonly Point[]): number => {
  const xs = points.map(([x]) => x);
  return Math.max(...xs) - Math.min(...xs);
};

/** Draws and moves marks: a drag draws at once, taps set point after point. */
export class MarkPen {
  readonly #store: SlideStore;
  readonly #camera: () => Camera;
  #lastId = 0;
  #drawing: { readonly id: number; readonly start: Point; isTapping: boolean } | undefined;
  #moving: { readonly hit: Hit; last: Point } | undefined;

  constructor(store: SlideStore, camera: () => Camera) {
    this.#store = store;
    this.#camera = camera;
  }

  get isDrawing(): boolean {
    return this.#drawing !== undefined;
  }

  hit(at: Point, hand: Hand): Hit | undefined {
    const { marks, overlays } = this.#store.getState();
    return overlays === 'none' ? undefined : hitAt(marks, this.#camera(), at, hand);
  }

  /** @param at CSS px in the pane */
  down(at: Point, hand: Hand): void {
    const { tool } = this.#store.getState();
    const kind: MarkKind | undefined = tool === 'zoom' ? undefined : tool;
    const hit = this.#drawing ? undefined : this.hit(at, hand);
    if (hit) {
      this.#moving = { hit, last: at };
      this.#store.setState({ selected: hit.mark });
      return;
    }
    if (!kind) return;
    const point = toImage(this.#camera(), at);
    if (this.#drawing) {
      this.#continue(point, at, hand);
      return;
    }
    this.#begin(kind, point, at);
  }

  #begin(kind: MarkKind, point: Point, at: Point): void {
    const id = ++this.#lastId;
    const { marks } = this.#store.getState();
    this.#store.setState({ marks: [...marks, { id, kind, points: kind === 'point' ? [point] : [point, point] }], selected: id });
    if (kind !== 'point') this.#drawing = { id, start: at, isTapping: false };
  }

  /** The next of a row of taps. */
  #continue(point: Point, at: Point, hand: Hand): void {
    const mark = this.#current();
    if (!mark) return;
    const [first = point] = mark.points;
    const [x, y] = toPane(this.#camera(), first);
    if (mark.kind === 'length' || (mark.points.length > 3 && Math.hypot(x - at[0], y - at[1]) <= REACH[hand])) {
      this.#put({ ...mark, points: mark.kind === 'length' ? [first, point] : mark.points.slice(0, -1) });
      this.#drawing = undefined;
    } else this.#put({ ...mark, points: [...mark.points, point] });
  }

  move(at: Point): void {
    const point = toImage(this.#camera(), at);
    if (this.#moving) {
      this.#drag(point, at);
      return;
    }
    const mark = this.#current();
    if (!mark || !this.#drawing) return;
    const isFar = Math.hypot(at[0] - this.#drawing.start[0], at[1] - this.#drawing.start[1]) > FREEHAND_STEP_PX;
    if (mark.kind === 'area' && !this.#drawing.isTapping && isFar) this.#freehand(mark, point, at);
    else this.#put({ ...mark, points: [...mark.points.slice(0, -1), point] });
  }

  #freehand(mark: Mark, point: Point, at: Point): void {
    const [x, y] = toPane(this.#camera(), mark.points[mark.points.length - 1] ?? point);
    if (Math.hypot(x - at[0], y - at[1]) < FREEHAND_STEP_PX || mark.points.length >= MAX_POINTS) return;
    this.#put({ ...mark, points: [...mark.points, point] });
  }

  #drag(point: Point, at: Point): void {
    const moving = this.#moving;
    const mark = this.#store.getState().marks.find(({ id }) => id === moving?.hit.mark);
    if (!moving || !mark) return;
    const from = toImage(this.#camera(), moving.last);
    const [dx, dy] = [point[0] - from[0], point[1] - from[1]];
    const { handle } = moving.hit;
    const points = mark.points.map(
      (one, index): Point => (handle === undefined ? [one[0] + dx, one[1] + dy] : index === handle ? point : one),
    );
    moving.last = at;
    this.#put({ ...mark, points });
  }

  up(at: Point): void {
    this.#moving = undefined;
    const drawing = this.#drawing;
    if (!drawing || drawing.isTapping) return;
    if (Math.hypot(at[0] - drawing.start[0], at[1] - drawing.start[1]) > FREEHAND_STEP_PX) this.#drawing = undefined;
    // Pressed and let go in one place: the next tap sets the next point.
    else drawing.isTapping = true;
  }

  /** Ends an outline that was begun with taps. */
  finish(): void {
    const mark = this.#current();
    this.#drawing = undefined;
    if (!mark) return;
    const points = mark.kind === 'area' ? mark.points.slice(0, -1) : mark.points;
    if (points.length < (mark.kind === 'area' ? 3 : 2)) this.remove(mark.id);
    else this.#put({ ...mark, points });
  }

  cancel(): void {
    const mark = this.#current();
    this.#drawing = undefined;
    this.#moving = undefined;
    if (mark) this.remove(mark.id);
  }

  remove(id: number): void {
    const { marks } = this.#store.getState();
    this.#store.setState({ marks: marks.filter((mark) => mark.id !== id), selected: undefined });
  }

  /** @param point pixels of the base level */
  addPoint(point: Point): void {
    this.#begin('point', point, [0, 0]);
  }

  /** Ids of marks that were kept go on where they were. */
  adopt(marks: readonly Mark[]): void {
    this.#lastId = Math.max(0, ...marks.map(({ id }) => id));
    this.#drawing = undefined;
  }

  #current = (): Mark | undefined => this.#store.getState().marks.find(({ id }) => id === this.#drawing?.id);

  #put(changed: Mark): void {
    const { marks } = this.#store.getState();
    this.#store.setState({ marks: marks.map((mark) => (mark.id === changed.id ? changed : mark)) });
  }
}
