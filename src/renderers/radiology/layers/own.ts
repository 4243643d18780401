// What the picture's own object draws over it: overlay planes (60xx) and its display shutter.
import { isAbort, toFailure } from '../../../model/failure.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import type { Dataset } from '../../../standards/dicom/json.ts';
import { type OverlayPlane, parseOverlayPlanes, unpackOverlay } from '../../../standards/dicom/presentation/overlayPlanes.ts';
import { parseShutters } from '../../../standards/dicom/presentation/shutter.ts';
import type { Host } from '../../renderer.ts';
import { frameCount } from '../frameValues.ts';
import type { Shot } from '../stacks.ts';
import { compose } from './drawing.ts';
import type { Brush, Layer, Problem } from './layer.ts';
import { coverOutside } from './shutters.ts';

const WHITE: Rgb = [242, 242, 242];
/** Pictures of overlay planes held at once. */
const MOST = 32;

/** One layer for whatever picture is shown: its planes come and go with it. */
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

const planesOf = (dataset: Dataset): readonly OverlayPlane[] => {
  const found = known.get(dataset) ?? parseOverlayPlanes(dataset, frameCount(dataset));
  known.set(dataset, found);
  return found;
};
const known = new WeakMap<Dataset, readonly OverlayPlane[]>();

export class PlanesLayer implements Layer {
  readonly key = 'own-planes';
  readonly kind = 'planes';
  readonly title = '';
  readonly facts = [];
  readonly isComputed = false;
  readonly pieces = [];
  readonly isOnFirst = true;
  readonly hasOpacity = false;
  private readonly bytes = new Map<string, Uint8Array | Promise<void> | { readonly message: string }>();
  private readonly drawn = new Map<string, HTMLCanvasElement>();
  private readonly read: Host['read'];
  private readonly signal: AbortSignal;
  private readonly changed: () => void;

  constructor(read: Host['read'], signal: AbortSignal, changed: () => void) {
    this.read = read;
    this.signal = signal;
    this.changed = changed;
  }

  concerns(shots: readonly Shot[]): boolean {
    return shots.some(({ dataset }) => planesOf(dataset).length > 0);
  }

  paint(brush: Brush): Problem | undefined {
    const { shot } = brush.shown;
    let problem: Problem | undefined;
    for (const plane of planesOf(shot.dataset)) {
      const frame = shot.frame - plane.frames.from;
      if (frame < 0 || frame >= plane.frames.count) continue;
      const canvas = this.canvasOf(brush, plane, frame);
      if (canvas instanceof HTMLCanvasElement) paintPlane(brush, plane, canvas);
      else problem = canvas;
    }
    return problem;
  }

  private canvasOf({ shown }: Brush, plane: OverlayPlane, frame: number): HTMLCanvasElement | Problem {
    const key = `${shown.shot.uid}/${plane.group}/${frame}`;
    const made = this.drawn.get(key);
    if (made) return made;
    if (plane.bits.in === 'pixels') {
      const { levels, description } = shown.picture;
      const { frame: decoded, halvings } = levels[0];
      // Decoding clears the bits above those stored; only where they were kept can they be drawn.
      if (halvings > 0 || plane.bits.position >= description.bitsStored) return { message: 'bits in pixel data' };
      const { position } = plane.bits;
      return this.keep(
        key,
        plane,
        Uint8Array.from(decoded.pixels, (value) => (value >> position) & 1),
      );
    }
    const bytes = this.bytesOf(shown.shot, plane);
    return bytes instanceof Uint8Array ? this.keep(key, plane, unpackOverlay(bytes, plane, frame)) : bytes;
  }

  private bytesOf(shot: Shot, { group, bits }: OverlayPlane): Uint8Array | Problem {
    const key = `${shot.uid}/${group}`;
    const held = this.bytes.get(key);
    if (held instanceof Uint8Array) return held;
    if (held instanceof Promise) return 'loading';
    if (held) return held;
    if (bits.in === 'overlayData' && bits.inline !== undefined) {
      const found = decodeBase64(bits.inline);
      this.bytes.set(key, found);
      return found;
    }
    if (bits.in === 'overlayData' && bits.bulkData !== undefined) this.bytes.set(key, this.load(key, shot, bits.bulkData));
    return 'loading';
  }

  private async load(key: string, { part, uid }: Shot, bulkData: string): Promise<void> {
    try {
      const answer = await this.read(part, { bulkData, instance: uid, priority: 'near', signal: this.signal });
      this.bytes.set(key, new Uint8Array(await answer.arrayBuffer()));
    } catch (error) {
      if (isAbort(error)) return;
      this.bytes.set(key, { message: toFailure(error).detail || toFailure(error).reason });
    }
    this.changed();
  }

  private keep(key: string, { columns, rows }: OverlayPlane, bits: Uint8Array): HTMLCanvasElement {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [columns, rows];
    const context = canvas.getContext('2d');
    const image = context?.createImageData(columns, rows);
    if (context && image) {
      for (let at = 0; at < bits.length; at++) if (bits[at]) image.data.set([WHITE[0], WHITE[1], WHITE[2], 255], 4 * at);
      context.putImageData(image, 0, 0);
    }
    this.drawn.set(key, canvas);
    for (const old of this.drawn.keys()) {
      if (this.drawn.size <= MOST) break;
      this.drawn.delete(old);
    }
    return canvas;
  }

  places(): readonly number[] {
    return [];
  }
  dispose(): void {
    this.bytes.clear();
    this.drawn.clear();
  }
}

function paintPlane({ context, toDevice }: Brush, { left, top }: OverlayPlane, canvas: HTMLCanvasElement): void {
  context.save();
  context.imageSmoothingEnabled = true;
  context.setTransform(...compose(toDevice, [1, 0, 0, 1, left, top]));
  context.drawImage(canvas, 0, 0);
  context.restore();
}

function decodeBase64(text: string): Uint8Array | { readonly message: string } {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return { message: 'overlay data that are no base64' };
  }
}
