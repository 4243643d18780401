// The buttons of the kind that a viewport shows, in one of the places that the stage has for them.
import { lazy, Suspense } from 'react';
import type { ControlPlace, Controls, Viewport } from '../renderers/renderer.ts';

/** One component per viewport: another would be drawn anew, and forget what is open in it. */
const loaded = new WeakMap<Viewport, Controls>();

function controlsOf(viewport: Viewport): Controls | undefined {
  if (viewport.Controls) return viewport.Controls;
  if (!viewport.loadControls) return undefined;
  const known = loaded.get(viewport);
  if (known) return known;
  const made = lazy(async () => ({ default: (await viewport.loadControls?.()) ?? None }));
  loaded.set(viewport, made);
  return made;
}

const None = () => null;

export function KindControls({ viewport, place }: { readonly viewport: Viewport | undefined; readonly place: ControlPlace }) {
  const Controls = viewport && controlsOf(viewport);
  return (
    Controls && (
      <Suspense>
        <Controls place={place} />
      </Suspense>
    )
  );
}
