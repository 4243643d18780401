// An RT dose over the picture: lines of equal dose, cut from the grid along the slice shown, whichever way it lies.
import { isAbort, toFailure } from '../../../model/failure.ts';
import { text } from '../../../standards/dicom/json.ts';
import { type DoseGrid, type DoseVolume, FrameOrder, parseDoseGrid } from '../../../standards/dicom/rt/doseGrid.ts';
import { printNumber } from '../captions.ts';
import { loadPicture } from '../frames.ts';
import { add, dot } from '../plane.ts';
import { type Shot, shotsOf } from '../stacks.ts';
import { apply, stroke } from './drawing.ts';
import { LEVELS, type Lines, linesOf } from './isodoses.ts';
import type { Brush, Layer, Origin, Piece, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { isSameFrame } from './slices.ts';
import { layerWords } from './words.ts';

const PARALLEL_FRAMES = 4;

export class DoseLayer implements Layer {
  readonly key: string;
  readonly kind = 'dose';
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed = false;
  readonly pieces: readonly Piece[];
  readonly isOnFirst = false;
  readonly hasOpacity = false;
  private readonly grid: DoseGrid;
  private readonly order: FrameOrder;
  private readonly origin: Origin;
  private volume: DoseVolume | undefined;
  private isLoading = false;
  private failure: string | undefined;
  private lines: Lines | undefined;

  /** @throws Failure */
  constructor(origin: Origin) {
    const { dataset } = origin;
    this.origin = origin;
    this.grid = parseDoseGrid(dataset);
    this.order = new FrameOrder(this.grid.offsets);
    this.key = uidOf(dataset);
    this.title = text(dataset, '30040006') ?? titleOf(dataset);
    this.facts = [...(this.grid.summation ? [this.grid.summation] : []), ...makerOf(dataset)];
    this.pieces = LEVELS.map(({ share, rgb }) => ({ key: String(share), label: `${share} %`, rgb }));
  }

  concerns(shots: readonly Shot[]): boolean {
    return isSameFrame(this.grid.frameOfReference, shots[0]?.plane?.frameOfReference);
  }

  paint(brush: Brush): Problem | undefined {
    const { shown } = brush;
    if (!isSameFrame(this.grid.frameOfReference, shown.shot.plane?.frameOfReference)) return 'otherGeometry';
    if (this.failure !== undefined) return { message: this.failure };
    if (!this.volume) {
      if (!this.isLoading) void this.load();
      return 'loading';
    }
    if (this.lines?.shot !== shown.shot) this.lines = linesOf(this.volume, this.order, shown);
    LEVELS.forEach(({ share, rgb }, index) => {
      const pieces = this.lines?.levels[index];
      if (!pieces || brush.isHidden(String(share))) return;
      const path = new Path2D();
      for (let at = 0; at + 3 < pieces.length; at += 4) {
        path.moveTo(...apply(brush.toDevice, pieces[at] ?? 0, pieces[at + 1] ?? 0));
        path.lineTo(...apply(brush.toDevice, pieces[at + 2] ?? 0, pieces[at + 3] ?? 0));
      }
      stroke(brush, path, { rgb });
    });
    brush.legend(this.legendOf(brush, this.volume.max));
    return undefined;
  }

  private legendOf(brush: Brush, max: number) {
    const { unit } = this.grid;
    const print = (dose: number): string => `${printNumber(dose, 1)} ${unit}`;
    const say = layerWords();
    return [
      { text: say.maxDose(print(max)) },
      ...LEVELS.filter(({ share }) => !brush.isHidden(String(share))).map(({ share, rgb }) => ({
        rgb,
        text: say.doseOf(String(share), print((max * share) / 100)),
      })),
    ];
  }

  /** All of it: the levels are shares of the greatest dose, wherever that is. */
  private async load(): Promise<void> {
    this.isLoading = true;
    const { lent, part, dataset, signal, changed } = this.origin;
    const { rows, columns, scaling, offsets } = this.grid;
    const size = rows * columns;
    const shots = shotsOf(part, dataset).slice(0, offsets.length);
    try {
      const values = new Float32Array(size * shots.length);
      let max = 0;
      const one = async (index: number): Promise<void> => {
        const shot = shots[index];
        if (!shot) return;
        const { levels } = await loadPicture(lent, shot, { priority: 'near', signal });
        const { pixels } = levels[0].frame;
        for (let at = 0; at < Math.min(size, pixels.length); at++) {
          const dose = (pixels[at] ?? 0) * scaling;
          values[index * size + at] = dose;
          if (dose > max) max = dose;
        }
        return one(index + PARALLEL_FRAMES);
      };
      await Promise.all(Array.from({ length: PARALLEL_FRAMES }, (_, index) => one(index)));
      this.volume = { grid: this.grid, values, max };
    } catch (error) {
      if (isAbort(error)) return;
      const { reason, detail } = toFailure(error);
      this.failure = detail || reason;
    }
    changed();
  }

  places(shots: readonly Shot[]): readonly number[] {
    const { grid } = this;
    const middle = add(grid.origin, grid.normal, ((grid.offsets.at(-1) ?? 0) + (grid.offsets[0] ?? 0)) / 2);
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    shots.forEach(({ plane }, place) => {
      const off = plane ? Math.abs(dot(add(middle, plane.origin, -1), plane.normal)) : Number.POSITIVE_INFINITY;
      if (off < least) [best, least] = [place, off];
    });
    return best < 0 ? [] : [best];
  }

  dispose(): void {
    this.volume = undefined;
    this.lines = undefined;
  }
}
