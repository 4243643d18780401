// A layer as the side panel lists it: what it is, whether it is on, and why it is not all there.
import type { Layer, LayerKind, Piece, Problem } from './layer.ts';

export interface LayerLine {
  readonly key: string;
  readonly kind: LayerKind;
  readonly title: string;
  readonly facts: readonly string[];
  readonly isComputed: boolean;
  readonly isOn: boolean;
  /** 0 … 1; absent where it cannot be made fainter. */
  readonly opacity?: number;
  readonly pieces: readonly (Piece & { readonly isOn: boolean })[];
  readonly verdict?: Layer['verdict'];
  readonly problem?: Problem;
  /** There are pictures of it to go to and fro between. */
  readonly hasPlaces: boolean;
}

/** What a reader did to a layer. */
export interface Choice {
  readonly isOn: boolean;
  readonly opacity: number;
  readonly hidden: ReadonlySet<string>;
}

export const firstChoice = ({ isOnFirst }: Layer, isWanted: boolean): Choice => ({
  isOn: isOnFirst || isWanted,
  opacity: 0.4,
  hidden: new Set(),
});

const STEPPED: ReadonlySet<LayerKind> = new Set(['cad', 'keyImages', 'presentation', 'segmentation']);

/** @param count pictures of the stack */
export function toLine(layer: Layer, { isOn, opacity, hidden }: Choice, problem: Problem | undefined, count: number): LayerLine {
  const { key, kind, title, facts, isComputed, pieces, hasOpacity, verdict } = layer;
  return {
    key,
    kind,
    title,
    facts,
    isComputed,
    isOn,
    ...(hasOpacity && { opacity }),
    pieces: pieces.map((piece) => ({ ...piece, isOn: !hidden.has(piece.key) })),
    ...(verdict && { verdict }),
    ...(isOn && problem && { problem }),
    hasPlaces: count > 1 && STEPPED.has(kind),
  };
}
