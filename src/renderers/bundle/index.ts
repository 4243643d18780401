import type { Renderer } from '../renderer.ts';

/** What holds other things: listed, and never opened by itself. */
export const bundle: Renderer = {
  id: 'bundle',
  suits: ({ parts }) =>
    parts.every(
      ({ mediaType }) =>
        /^application\/(x-)?zip(-compressed)?$/.test(mediaType) || /json;\s*resource=(Bundle|List)$/.test(mediaType),
    )
      ? 1
      : 0,
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
