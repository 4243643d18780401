// What the picture's own object draws over it: its overlay planes (60xx), from their own data or from unused bits of its pixels.
import { isAbort, toFailure } from '../../../model/failure.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import type { Dataset } from '../../../standards/dicom/json.ts';
import { type OverlayPlane, parseOverlayPlanes, unpackOverlay } from '../../../standards/dicom/presentation/overlayPlanes.ts';
import type { Host } from '../../renderer.ts';
import { loadPicture } from '../frames.ts';
import { frameCount } from '../frameValues.ts';
import type { Shot } from '../stacks.ts';
import { compose } from './drawing.ts';
import type { Brush, Layer, Problem } from './layer.ts';
import { layerWords } from './words.ts';

const WHITE: Rgb = [242, 242, 242];
/** Pictures of overlay planes held at once. */
const MOST = 32;

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
  private readonly lender: Pick<Host, 'read' | 'admit'>;
  private readonly signal: AbortSignal;
  private readonly changed: () => void;

  constructor(lender: Pick<Host, 'read' | 'admit'>, signal: AbortSignal, changed: () => void) {
    this.lender = lender;
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
    const bytes = this.bytesOf(shown.shot, plane);
    if (!(bytes instanceof Uint8Array)) return bytes;
    return this.keep(key, plane, plane.bits.in === 'pixels' ? bytes : unpackOverlay(bytes, plane, frame));
  }

  /** Its packed bits; of those that lie in the pixels a byte each, of this frame. */
  private bytesOf(shot: Shot, { group, bits }: OverlayPlane): Uint8Array | Problem {
    const key = `${shot.uid}/${group}/${bits.in === 'pixels' ? shot.frame : ''}`;
    const held = this.bytes.get(key);
    if (held instanceof Uint8Array) return held;
    if (held instanceof Promise) return 'loading';
    if (held) return held;
    if (bits.in === 'overlayData' && bits.inline !== undefined) {
      const found = decodeBase64(bits.inline);
      this.hold(key, found);
      return found;
    }
    if (bits.in === 'pixels')
      this.hold(
        key,
        this.load(key, () => this.readBit(shot, bits.position)),
      );
    else if (bits.bulkData !== undefined)
      this.hold(
        key,
        this.load(key, () => this.readBulk(shot, bits.bulkData ?? '')),
      );
    return 'loading';
  }

  private async readBulk({ part, uid }: Shot, bulkData: string): Promise<Uint8Array> {
    const answer = await this.lender.read(part, { bulkData, instance: uid, priority: 'near', signal: this.signal });
    return new Uint8Array(await answer.arrayBuffer());
  }

  private async readBit(shot: Shot, bit: number): Promise<Uint8Array> {
    const { levels } = await loadPicture(this.lender, shot, { priority: 'near', signal: this.signal, bit });
    return Uint8Array.from(levels[0].frame.pixels);
  }

  private async load(key: string, read: () => Promise<Uint8Array>): Promise<void> {
    try {
      this.bytes.set(key, await read());
    } catch (error) {
      if (isAbort(error)) return;
      const { reason, detail } = toFailure(error);
      this.bytes.set(key, { message: reason === 'unsupported' ? layerWords().bitsGone : detail || reason });
    }
    this.changed();
  }

  private hold(key: string, bytes: Uint8Array | Promise<void> | { readonly message: string }): void {
    this.bytes.set(key, bytes);
    for (const old of this.bytes.keys()) {
      if (this.bytes.size <= 2 * MOST) break;
      this.bytes.delete(old);
    }
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
