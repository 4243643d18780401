// vtk.js as a screen: one actor a solid, parallel rays, a lamp at the viewer.
import '@kitware/vtk.js/Rendering/OpenGL/Profiles/Geometry.js';
import vtkDataArray from '@kitware/vtk.js/Common/Core/DataArray.js';
import vtkPolyData from '@kitware/vtk.js/Common/DataModel/PolyData.js';
import vtkActor from '@kitware/vtk.js/Rendering/Core/Actor.js';
import vtkMapper from '@kitware/vtk.js/Rendering/Core/Mapper.js';
import vtkRenderer from '@kitware/vtk.js/Rendering/Core/Renderer.js';
import vtkRenderWindow from '@kitware/vtk.js/Rendering/Core/RenderWindow.js';
import vtkOpenGLRenderWindow from '@kitware/vtk.js/Rendering/OpenGL/RenderWindow.js';
import { element } from '../../lib/dom.ts';
import { type Camera, outOf, type Size } from './camera.ts';
import styles from './model.module.css';
import type { Dressed, Solid, Style } from './scene.ts';
import type { Screen } from './screen.ts';

interface Drawn {
  readonly actor: vtkActor;
  readonly mapper: vtkMapper;
  readonly data: vtkPolyData;
}

/** @returns undefined where the browser gives no WebGL 2. @param onLost the GPU took its context back */
export function createGpuScreen(onLost: () => void): Screen | undefined {
  const canvas = element('canvas', { class: styles.canvas });
  const context = canvas.getContext('webgl2', { antialias: true, alpha: false, depth: true, powerPreference: 'default' });
  return context ? new GpuScreen(canvas, context, onLost) : undefined;
}

class GpuScreen implements Screen {
  readonly canvas: HTMLCanvasElement;
  readonly #context: WebGL2RenderingContext;
  readonly #window = vtkRenderWindow.newInstance();
  readonly #renderer = vtkRenderer.newInstance({ background: [0, 0, 0] });
  readonly #gl = vtkOpenGLRenderWindow.newInstance();
  readonly #drawn = new Map<Solid, Drawn>();
  readonly #end = new AbortController();

  constructor(canvas: HTMLCanvasElement, context: WebGL2RenderingContext, onLost: () => void) {
    this.canvas = canvas;
    this.#context = context;
    canvas.addEventListener('webglcontextlost', onLost, { signal: this.#end.signal });
    this.#gl.setCanvas(canvas);
    this.#window.addView(this.#gl);
    this.#window.addRenderer(this.#renderer);
    this.#renderer.getActiveCamera().setParallelProjection(true);
  }

  setSolids(solids: readonly Dressed[]): void {
    const wanted = new Set(solids.map(({ solid }) => solid));
    for (const [solid, drawn] of this.#drawn) if (!wanted.has(solid)) this.#remove(solid, drawn);
    for (const { solid, dress } of solids) {
      const { actor } = this.#drawn.get(solid) ?? this.#add(solid);
      actor.setVisibility(dress.isShown);
      const property = actor.getProperty();
      property.setColor(...dress.colour);
      property.setOpacity(dress.opacity);
    }
  }

  #add(solid: Solid): Drawn {
    const data = toPolyData(solid);
    const mapper = vtkMapper.newInstance({ scalarVisibility: false });
    mapper.setInputData(data);
    const actor = vtkActor.newInstance();
    actor.setMapper(mapper);
    const property = actor.getProperty();
    property.setAmbient(0.2);
    property.setDiffuse(0.8);
    property.setSpecular(0.18);
    property.setSpecularPower(24);
    property.setEdgeColor(0.12, 0.12, 0.12);
    this.#renderer.addActor(actor);
    const drawn = { actor, mapper, data };
    this.#drawn.set(solid, drawn);
    return drawn;
  }

  #remove(solid: Solid, { actor, mapper, data }: Drawn): void {
    this.#renderer.removeActor(actor);
    this.#drawn.delete(solid);
    actor.delete();
    mapper.delete();
    data.delete();
  }

  paint(camera: Camera, pane: Size, ratio: number, style: Style): void {
    const [width, height] = [Math.max(1, Math.round(pane.width * ratio)), Math.max(1, Math.round(pane.height * ratio))];
    if (this.canvas.width !== width || this.canvas.height !== height) this.#gl.setSize(width, height);
    for (const { actor } of this.#drawn.values()) {
      actor.getProperty().setRepresentation(style === 'wire' ? 1 : 2);
      actor.getProperty().setEdgeVisibility(style === 'edges');
    }
    this.#aim(camera, pane);
    this.#window.render();
  }

  #aim({ centre, zoom, right, up }: Camera, pane: Size): void {
    const seen = this.#renderer.getActiveCamera();
    const out = outOf({ right, up });
    const far = (2 * Math.hypot(pane.width, pane.height)) / zoom;
    seen.setFocalPoint(...centre);
    seen.setPosition(centre[0] + out[0] * far, centre[1] + out[1] * far, centre[2] + out[2] * far);
    seen.setViewUp(...up);
    seen.setParallelScale(pane.height / 2 / zoom);
    this.#renderer.resetCameraClippingRange();
  }

  dispose(): void {
    if (this.#end.signal.aborted) return;
    this.#end.abort();
    for (const [solid, drawn] of this.#drawn) this.#remove(solid, drawn);
    // Missing in vtk's types.
    (this.#gl as unknown as { releaseGraphicsResources(): void }).releaseGraphicsResources();
    this.#window.removeView(this.#gl);
    this.#window.removeRenderer(this.#renderer);
    for (const made of [this.#renderer, this.#gl, this.#window]) made.delete();
    // A browser has but a few contexts, and takes the oldest back only when it runs out of them.
    this.#context.getExtension('WEBGL_lose_context')?.loseContext();
    this.canvas.width = 0;
    this.canvas.remove();
  }
}

function toPolyData({ positions, normals }: Solid): vtkPolyData {
  const data = vtkPolyData.newInstance();
  data.getPoints().setData(positions, 3);
  const count = positions.length / 9;
  const cells = new Uint32Array(count * 4);
  for (let triangle = 0; triangle < count; triangle++)
    cells.set([3, triangle * 3, triangle * 3 + 1, triangle * 3 + 2], triangle * 4);
  data.getPolys().setData(cells);
  data.getPointData().setNormals(vtkDataArray.newInstance({ name: 'Normals', values: normals, numberOfComponents: 3 }));
  return data;
}
