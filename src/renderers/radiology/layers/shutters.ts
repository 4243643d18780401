// Black over what is not to be seen.
import { parseShutters, type Shutter } from '../../../standards/dicom/presentation/shutter.ts';
import type { Shot } from '../stacks.ts';
import { toPath } from './drawing.ts';
import type { Brush, Layer, Matrix, Problem } from './layer.ts';

/** One layer for whatever picture is shown: its shutter comes and goes with it. */
export class ShutterLayer implements Layer {
  readonly key = 'own-shutter';
  readonly kind = 'shutter';
  readonly title = '';
  readonly facts = [];
  readonly isComputed = false;
  readonly pieces = [];
  readonly isOnFirst = true;
  readonly hasOpacity = false;

  concerns(shots: readonly Shot[]): boolean {
    return shots.some(({ dataset }) => dataset['00181600'] !== undefined);
  }
  paint(brush: Brush): Problem | undefined {
    coverOutside(brush, parseShutters(brush.shown.shot.dataset));
    return undefined;
  }
  places(): readonly number[] {
    return [];
  }
  dispose(): void {}
}

/** What lies outside any of the shutters is covered (PS3.3 C.7.6.11.1: the opening is what all of them leave). */
export function coverOutside({ context, shown: { extent }, toDevice }: Brush, shutters: readonly Shutter[]): void {
  const picture = toPath([0, 0, extent.columns, 0, extent.columns, extent.rows, 0, extent.rows], toDevice, true);
  for (const shutter of shutters) {
    const path = new Path2D();
    path.addPath(picture);
    path.addPath(openingOf(shutter, toDevice));
    context.save();
    context.clip(picture);
    context.fillStyle = '#000';
    context.fill(path, 'evenodd');
    context.restore();
  }
}

function openingOf(shutter: Shutter, matrix: Matrix): Path2D {
  switch (shutter.shape) {
    case 'rectangle': {
      const { left, top, right, bottom } = shutter;
      return toPath([left, top, right, top, right, bottom, left, bottom], matrix, true);
    }
    case 'polygon':
      return toPath(shutter.points, matrix, true);
    case 'circle': {
      const { x, y, radius } = shutter;
      const points = Array.from({ length: 180 }, (_, step) => {
        const angle = (step / 90) * Math.PI;
        return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
      }).flat();
      return toPath(points, matrix, true);
    }
  }
}
