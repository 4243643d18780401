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

export function toLine(layer: Layer, { isOn, opacity, hidden }: Choice, problem: Problem | undefined): LayerLine {
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
    hasPlaces: kind === 'cad' || kind === 'keyImages' || kind === 'presentation' || kind === 'segmentation',
  };
}
