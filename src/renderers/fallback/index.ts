import type { Renderer } from '../renderer.ts';

/** Everything: what it is, from where, when, why it is not shown, and the file itself. */
export const fallback: Renderer = {
  id: 'fallback',
  suits: () => 0.01,
  load: () => import('./viewport.ts'),
};
