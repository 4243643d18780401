// The room's controls, bound to one viewport.
import type { Controls } from '../renderer.ts';
import type { ControlHost } from './commands.ts';
import { Places } from './controls/Places.tsx';

export function createControls(host: ControlHost): Controls {
  return ({ place }) => <Places host={host} place={place} />;
}
