// The room's controls, bound to one viewport; fetched when the stage first draws them.
import { type ComponentType, lazy, Suspense } from 'react';
import type { ControlPlace } from '../renderer.ts';
import type { ControlHost } from './commands.ts';

const Places = lazy(async () => ({ default: (await import('./controls/Places.tsx')).Places }));

export function createControls(host: ControlHost): ComponentType<{ readonly place: ControlPlace }> {
  // Bound to a viewport, as the contract asks: one component per viewport, made once.
  return ({ place }) => (
    <Suspense>
      <Places host={host} place={place} />
    </Suspense>
  );
}
