// The viewport, as its buttons see it.
import type { TimelineItem } from '../../model/item.ts';
import type { Command } from '../renderer.ts';
import type { Comparing } from './comparing.ts';
import type { Shot } from './shots.ts';
import type { PhotoStore, Tool } from './state.ts';

export interface Controlled {
  readonly store: PhotoStore;
  readonly comparing: Pick<Comparing, 'with' | 'end' | 'setFlicker'>;
  perform(command: Command): boolean;
  openShot(index: number): void;
  showEyes(eyes: 'both' | 'R' | 'L'): void;
  setTool(tool: Tool): void;
  calibrate(mm: number): void;
  forgetScale(): void;
  /** Paints a small picture of one of the item's pictures, or of what an earlier item shows of the same. Never throws. */
  paintThumbnail(of: Shot | TimelineItem, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void>;
}
