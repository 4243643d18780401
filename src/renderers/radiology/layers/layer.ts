// What every kind of layer is to the pane: a name, its pieces, and a way to draw itself over whichever screen paints.
import type { Part } from '../../../model/item.ts';
import type { Rgb } from '../../../standards/dicom/colours.ts';
import type { Dataset } from '../../../standards/dicom/json.ts';
import type { Lent } from '../../renderer.ts';
import type { Display, Shown } from '../display.ts';
import type { Shot } from '../stacks.ts';

export type LayerKind =
  | 'segmentation'
  | 'structures'
  | 'dose'
  | 'map'
  | 'presentation'
  | 'keyImages'
  | 'cad'
  | 'planes'
  | 'shutter';

/** A segment, a region, a level: what can be hidden by itself. */
export interface Piece {
  readonly key: string;
  /** Untrusted text. */
  readonly label: string;
  readonly rgb: Rgb;
}

/** Why a layer that is on shows less than all it holds. */
export type Problem = 'loading' | 'otherGeometry' | 'otherPictures' | 'resampled' | 'partly' | { readonly message: string };

export interface Layer {
  /** The same object has the same key in every session. */
  readonly key: string;
  readonly kind: LayerKind;
  /** Untrusted text; '' where the object has no name. */
  readonly title: string;
  /** Who or what made it: author, device, algorithm and its version. Untrusted text. */
  readonly facts: readonly string[];
  /** Made by software: dashed, and called AI. */
  readonly isComputed: boolean;
  readonly pieces: readonly Piece[];
  /** Shown without being asked for: what belongs to the picture itself. */
  readonly isOnFirst: boolean;
  /** Its fill can be made fainter. */
  readonly hasOpacity: boolean;
  /** What it says instead of marks: software that found nothing, or could not look. */
  readonly verdict?: 'noneFound' | 'notAvailable' | 'failed' | 'partly';
  /** Whether it says anything about these pictures. */
  concerns(shots: readonly Shot[]): boolean;
  /** Draws what of it is here for the picture shown, and fetches what is not. */
  paint(brush: Brush): Problem | undefined;
  /** Places of the stack, from 0, with something to look at; the most telling one first where there is one. */
  places(shots: readonly Shot[]): readonly number[];
  /** Puts a stored look on the display, or takes it off again. */
  wear?(display: Display, isOn: boolean): void;
  dispose(): void;
}

/** What a layer is made from. */
export interface Origin {
  readonly lent: Pick<Lent, 'read' | 'admit'>;
  readonly part: Part;
  readonly dataset: Dataset;
  readonly signal: AbortSignal;
  /** Something that was fetched has come: the pane is to be drawn again. */
  readonly changed: () => void;
}

/** a, b, c, d, e, f as canvases have them. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface Brush {
  /** In device px, untransformed; what a layer changes it gives back. */
  readonly context: CanvasRenderingContext2D;
  readonly shown: Shown;
  /** 0 … 1, of fills. */
  readonly opacity: number;
  /** Device px per CSS px. */
  readonly ratio: number;
  /** The picture's px, from its top-left corner, to device px. */
  readonly toDevice: Matrix;
  isHidden(piece: string): boolean;
  /** Lines beside the picture's corner texts, drawn after all layers. */
  legend(lines: readonly LegendLine[]): void;
}

export interface LegendLine {
  readonly text: string;
  readonly rgb?: Rgb;
  /** A scale instead of a swatch: colours from the low end to the high one. */
  readonly scale?: { readonly colours: readonly Rgb[]; readonly low: string; readonly middle: string; readonly high: string };
}
