// The pieces of one group, read side by side. One that cannot be shown does not take the others with it.
import { Failure, isAbort } from '../../model/failure.ts';
import type { Host } from '../renderer.ts';
import { type Loading, loadPiece } from './load.ts';
import type { Piece } from './pieces.ts';
import { firstDress, type Shown } from './state.ts';

/** @throws Failure of the first where none can be shown */
export async function loadGroup(
  pieces: readonly Piece[],
  host: Pick<Host, 'read'>,
  { onProgress, ...call }: Loading,
): Promise<{ readonly shown: readonly Shown[]; readonly failed: number }> {
  const fractions = pieces.map(() => 0);
  const failures: unknown[] = [];
  const tell = (index: number, fraction: number): void => {
    fractions[index] = fraction;
    onProgress?.(Math.min(0.99, fractions.reduce((sum, one) => sum + one, 0) / pieces.length));
  };
  const shown = await Promise.all(
    pieces.map(async (piece, index): Promise<Shown> => {
      const dress = firstDress(piece, index);
      try {
        const { bad, lost, ...triangles } = await loadPiece(piece, host, { ...call, onProgress: (part) => tell(index, part) });
        return { piece, dress, bad, lost, solid: { key: piece.key, ...triangles } };
      } catch (error) {
        if (isAbort(error) || !(error instanceof Failure)) throw error;
        failures.push(error);
        return { piece, dress, bad: 0, lost: 0, solid: undefined };
      }
    }),
  );
  if (failures.length === pieces.length) throw failures[0] ?? new Failure('missing', { detail: 'no model in the item' });
  return { shown, failed: failures.length };
}
