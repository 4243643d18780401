// An RT dose over the picture: lines of equal dose, cut from the grid along the slice shown, whichever way it lies.
import { isAbort, toFailure } from '../../../model/failure.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import { text } from '../../../standards/dicom/json.ts';
import { type DoseGrid, type DoseVolume, doseAt, FrameOrder, parseDoseGrid } from '../../../standards/dicom/rt/doseGrid.ts';
import { type Field, isolines } from '../../../standards/dicom/rt/isolines.ts';
import { printNumber } from '../captions.ts';
import type { Shown } from '../display.ts';
import { loadPicture } from '../frames.ts';
import { add, dot, toPatient } from '../plane.ts';
import { type Shot, shotsOf } from '../stacks.ts';
import { apply, stroke } from './drawing.ts';
import type { Brush, Layer, Origin, Piece, Problem } from './layer.ts';
import { makerOf, titleOf, uidOf } from './origins.ts';
import { isSameFrame } from './slices.ts';
import { layerWords } from './words.ts';

/** Shares of the greatest dose, and the colours that planning systems have made usual: warm is much. */
const LEVELS: readonly { readonly share: number; readonly rgb: Rgb }[] = [
  { share: 95, rgb: [255, 70, 60] },
  { share: 90, rgb: [255, 150, 40] },
  { share: 70, rgb: [245, 225, 60] },
  { share: 50, rgb: [90, 210, 90] },
  { share: 30, rgb: [70, 190, 235] },
  { share: 10, rgb: [120, 130, 255] },
];
/** Samples along the longer side of the picture: finer than a dose grid is. */
const FINEST = 256;
const PARALLEL_FRAMES = 4;

interface Lines {
  readonly shot: Shot;
  /** In the picture's px. */
  readonly levels: readonly Float32Array[];
}

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

/** The dose along the slice, on a lattice over the whole picture, and its lines in the picture's px. */
function linesOf(volume: DoseVolume, order: FrameOrder, { shot, spacing, extent }: Shown): Lines | undefined {
  const { plane } = shot;
  if (!plane) return undefined;
  const step = Math.max(1, Math.max(extent.columns, extent.rows) / FINEST);
  const [columns, rows] = [Math.ceil(extent.columns / step) + 1, Math.ceil(extent.rows / step) + 1];
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[row * columns + column] = doseAt(volume, order, toPatient(plane, spacing, [column * step, row * step]));
  const field: Field = { columns, rows, values };
  return {
    shot,
    levels: LEVELS.map(({ share }) => isolines(field, (volume.max * share) / 100).map((coordinate) => coordinate * step)),
  };
}
