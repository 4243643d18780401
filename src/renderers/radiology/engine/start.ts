// Starts the engine, once for the page, and gives one viewport a screen on it.
import { cache, Enums, eventTarget, init as initCore, RenderingEngine, setUseCPURendering } from '@cornerstonejs/core';
import { init as initTools } from '@cornerstonejs/tools';
import type { Engine, EngineSetup } from '../engine.ts';
import { provideImages } from './images.ts';
import { registerTools } from './markTools.ts';
import { CornerstoneScreen } from './screen.ts';

const ENGINE_ID = 'helbild';
/** Few: a browser allows 16 contexts, and other renderers need theirs. */
const WEBGL_CONTEXTS = 2;
/** The engine's own cache holds one image per pane: the pictures are ours. */
const CACHE_BYTES = 512 * 1024 * 1024;

let isStarted = false;
let engine: RenderingEngine | undefined;
const losers = new Set<() => void>();

/** A rasteriser in software scrolls at a third of what a plain canvas does. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/** How stacks are painted: on the GPU where there is a real one. `?radiology=cpu|gpu` decides for tests and support. */
export function choosePath(search: string = location.search): 'cpu' | 'gpu' {
  const asked = new URLSearchParams(search).get('radiology');
  if (asked === 'cpu' || asked === 'gpu') return asked;
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  if (!gl) return 'cpu';
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(name) ? 'cpu' : 'gpu';
}

function startOnce(path: 'cpu' | 'gpu'): RenderingEngine {
  if (!isStarted) {
    isStarted = true;
    initCore({
      rendering: { webGlContextCount: WEBGL_CONTEXTS, useCPURendering: path === 'cpu' },
      debug: { statsOverlay: false },
    });
    if (path === 'cpu') setUseCPURendering(true, false);
    initTools();
    provideImages();
    registerTools();
    cache.setMaxCacheSize(CACHE_BYTES);
    eventTarget.addEventListener(Enums.Events.WEBGL_CONTEXT_LOST, () => {
      // What was on it paints black after a restore: all panes get a new engine.
      engine?.destroy();
      engine = undefined;
      for (const lost of [...losers]) lost();
    });
  }
  engine ??= new RenderingEngine(ENGINE_ID);
  return engine;
}

let path: 'cpu' | 'gpu' | undefined;

export async function startEngine({ name, element, marksChanged, lost }: EngineSetup): Promise<Engine> {
  path ??= choosePath();
  const screen = new CornerstoneScreen(startOnce(path), path, { name, element, marksChanged });
  if (path === 'cpu') return screen;
  losers.add(lost);
  const dispose = screen.dispose.bind(screen);
  screen.dispose = (options) => {
    losers.delete(lost);
    dispose(options);
  };
  return screen;
}
