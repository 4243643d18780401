// What the controls of a model show.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Box } from '../../standards/mesh/mesh.ts';
import type { Camera } from './camera.ts';
import { PALETTE, paletteColour } from './colour.ts';
import { type Axes, axesOf } from './directions.ts';
import type { Piece } from './pieces.ts';
import type { Dress, Solid, Style } from './scene.ts';

export type Tool = 'turn' | 'pan' | 'zoom';

/** A piece that is on the screen, or why it is not. */
export interface Shown {
  readonly piece: Piece;
  readonly solid: Solid | undefined;
  readonly dress: Dress;
  readonly bad: number;
  readonly lost: number;
}

export interface ModelState {
  readonly groups: readonly (readonly Piece[])[];
  /** From 0. */
  readonly group: number;
  readonly shown: readonly Shown[];
  /** Of all that is loaded, in the scene's units. */
  readonly box: Box | undefined;
  readonly camera: Camera | undefined;
  readonly style: Style;
  readonly tool: Tool;
  /** Letters, scale and names on the picture. */
  readonly hasCaptions: boolean;
  /** Drawn by the processor: no GPU, or one that was lost. */
  readonly isPlain: boolean;
}
export type ModelStore = StoreApi<ModelState>;

export const createModelStore = (): ModelStore =>
  createStore<ModelState>()(() => ({
    groups: [],
    group: 0,
    shown: [],
    box: undefined,
    camera: undefined,
    style: 'surface',
    tool: 'turn',
    hasCaptions: true,
    isPlain: false,
  }));

const firstPiece = ({ groups, group }: Pick<ModelState, 'groups' | 'group'>): Piece | undefined => groups[group]?.[0];

export const axesNow = (state: Pick<ModelState, 'groups' | 'group'>): Axes => {
  const piece = firstPiece(state);
  return axesOf(frameNow(state), piece?.format);
};
/** Frame of Reference UID, where all that is shown has the same. */
export function frameNow({ groups, group }: Pick<ModelState, 'groups' | 'group'>): string | undefined {
  const pieces = groups[group] ?? [];
  const frame = pieces[0]?.frame;
  return pieces.every((piece) => piece.frame === frame) ? frame : undefined;
}
/** Whether one unit of the scene is a millimetre. */
export const isMeasured = (state: Pick<ModelState, 'groups' | 'group'>): boolean => firstPiece(state)?.unitMm !== undefined;

/** As its object recommends, else by its place among the others. */
export const firstDress = ({ colour, opacity }: Piece, index: number): Dress => ({
  isShown: true,
  colour: colour ?? paletteColour(index),
  opacity: opacity ?? 1,
});

/** The palette, begun by the piece's own colour. */
export const choicesOf = ({ piece: { colour } }: Shown) => (colour ? [colour, ...PALETTE] : PALETTE);
