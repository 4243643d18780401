// One pane on the engine: the same scenes as the plain canvas, and the engine's measuring tools over them.
import { cache, Enums, type RenderingEngine, type Types, utilities } from '@cornerstonejs/core';
import type { Point } from '../camera.ts';
import type { Shown } from '../display.ts';
import type { Engine, EngineSetup } from '../engine.ts';
import { Painter } from '../painter.ts';
import { sizeCanvas } from '../plainScreen.ts';
import { add, cross, type Vector } from '../plane.ts';
import type { Tool } from '../session.ts';
import type { Shot } from '../stacks.ts';
import { bake, forgetImage, gridOf, imageIdOf, knowImage } from './images.ts';
import { Marks } from './marks.ts';

export class CornerstoneScreen implements Engine {
  readonly kind: 'cpu' | 'gpu';
  private readonly id: string;
  private readonly engine: RenderingEngine;
  private readonly element: HTMLDivElement;
  private readonly painter = new Painter();
  private readonly marks: Marks;
  private shots: readonly Shot[] = [];
  private imageIds: string[] = [];
  private shown: Shown | undefined;
  private readonly observer: ResizeObserver;
  private isDisposed = false;

  constructor(engine: RenderingEngine, kind: 'cpu' | 'gpu', { name, element, marksChanged }: Omit<EngineSetup, 'lost'>) {
    this.id = name;
    this.engine = engine;
    this.kind = kind;
    this.element = element;
    engine.enableElement({ viewportId: this.id, element, type: Enums.ViewportType.STACK });
    // Cornerstone 5.14 makes it focusable and then swallows every key pressed in it: after a click the pane would be deaf.
    element.removeAttribute('tabindex');
    this.marks = new Marks(this.id, engine.id, element, kind, () => this.imageId, marksChanged);
    element.addEventListener(Enums.Events.STACK_NEW_IMAGE, this.onImage);
    element.addEventListener(Enums.Events.IMAGE_RENDERED, this.onRendered);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(element);
  }

  private get viewport(): Types.IStackViewport | undefined {
    const viewport = this.isDisposed ? undefined : this.engine.getViewport(this.id);
    return viewport && utilities.viewportSupportsStackCompatibility(viewport) ? (viewport as Types.IStackViewport) : undefined;
  }

  private get imageId(): string | undefined {
    return this.shown && imageIdOf(this.id, this.shown.shot);
  }

  paint(shown: Shown): void {
    const { viewport } = this;
    if (!viewport) return;
    const before = this.shown;
    this.shown = shown;
    const imageId = imageIdOf(this.id, shown.shot);
    if (this.shots !== shown.shots) this.setShots(shown.shots);
    knowImage(imageId, {
      shot: shown.shot,
      shown,
      ...(this.kind === 'cpu' && { paint: (element: Types.CPUFallbackEnabledElement) => this.paintCpu(element) }),
    });
    const isNewImage = viewport.getImageIds() !== this.imageIds || viewport.getCurrentImageIdIndex() !== shown.place;
    if (isNewImage) {
      this.showImage(viewport, shown, before);
      return;
    }
    if (this.kind === 'gpu' && (before?.look !== shown.look || before.picture !== shown.picture))
      this.rebake(viewport, shown, before);
    this.applyCamera();
    viewport.render();
  }

  private setShots(shots: readonly Shot[]): void {
    for (const imageId of this.imageIds) this.letGo(imageId);
    this.shots = shots;
    this.imageIds = shots.map((shot) => imageIdOf(this.id, shot));
    for (const shot of shots) knowImage(imageIdOf(this.id, shot), { shot });
  }

  private showImage(viewport: Types.IStackViewport, shown: Shown, before: Shown | undefined): void {
    const showing =
      viewport.getImageIds() === this.imageIds
        ? viewport.setImageIdIndex(shown.place)
        : viewport.setStack(this.imageIds, shown.place);
    // A picture passed over by a fast scroll never settles; one that fails keeps the last scene's cover.
    showing.catch(() => undefined);
    const old = before && imageIdOf(this.id, before.shot);
    if (old && old !== this.imageId && cache.getImageLoadObject(old)) cache.removeImageLoadObject(old);
  }

  /** GPU: the same picture dressed anew. A preview that became full has another size: the engine must take it as new. */
  private rebake(viewport: Types.IStackViewport, shown: Shown, before: Shown | undefined): void {
    const sameSize = before?.picture.levels[0].frame.columns === shown.picture.levels[0].frame.columns;
    const imageId = imageIdOf(this.id, shown.shot);
    const { imageData } = viewport.getImageData() ?? {};
    if (sameSize && imageData && 'getPointData' in imageData) {
      const scalars = imageData.getPointData().getScalars().getData();
      if (ArrayBuffer.isView(scalars)) scalars.set(bake(shown).pixels);
      imageData.modified();
      return;
    }
    if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId);
    viewport.setStack([...this.imageIds], shown.place).catch(() => undefined);
  }

  private readonly onImage = (): void => this.applyCamera();

  /** The engine has painted the scene that the plain canvas shows: from now on it is the one in sight. */
  private readonly onRendered = (): void => {
    const { viewport, shown } = this;
    if (!viewport || !shown || this.element.dataset.engine || viewport.getCurrentImageId() !== this.imageId) return;
    if (viewport.getCornerstoneImage()?.imageId !== this.imageId) return;
    this.element.dataset.engine = this.kind;
  };

  /** Without a GPU the engine's canvas is painted by the very painter of the plain one: not a pixel differs. */
  private paintCpu(element: Types.CPUFallbackEnabledElement): void {
    const { shown } = this;
    const canvas = element.canvas;
    if (!shown || !canvas) return;
    sizeCanvas(canvas, shown);
    this.placeCpu(element, shown);
    const context = canvas.getContext('2d');
    if (context) this.painter.paint(context, shown);
  }

  /** The engine's own idea of where the picture lies, which its tools go by. */
  private placeCpu(element: Types.CPUFallbackEnabledElement, { camera, extent, devicePixelRatio }: Shown): void {
    const { viewport } = element;
    if (!viewport) return;
    const scale = camera.zoom * devicePixelRatio;
    const angle = (camera.rotation * Math.PI) / 180;
    const [dx, dy] = [(extent.columns / 2 - camera.centre[0]) * (camera.isMirrored ? -1 : 1), extent.rows / 2 - camera.centre[1]];
    Object.assign(viewport, {
      scale: [scale * extent.shape[0], scale * extent.shape[1]],
      rotation: camera.rotation,
      hflip: camera.isMirrored,
      vflip: false,
      translation: { x: dx * Math.cos(angle) - dy * Math.sin(angle), y: dx * Math.sin(angle) + dy * Math.cos(angle) },
    });
    const area = viewport.displayedArea;
    if (area) Object.assign(area, { tlhc: { x: 1, y: 1 }, brhc: { x: extent.columns, y: extent.rows } });
  }

  private applyCamera(): void {
    const { viewport, shown } = this;
    if (!viewport || !shown || this.kind === 'cpu') return;
    if (viewport.getCornerstoneImage()?.imageId !== this.imageId) return;
    const { camera, pane, shot } = shown;
    const { origin, row, column, spacing } = gridOf(shot);
    const focus = add(add(origin, row, (camera.centre[0] - 0.5) * spacing.x), column, (camera.centre[1] - 0.5) * spacing.y);
    const normal = cross(row, column);
    const away: Vector = camera.isMirrored ? normal : [-normal[0], -normal[1], -normal[2]];
    const angle = (camera.rotation * Math.PI) / 180;
    // Screen's up, (0, -1), turned back into the picture.
    const [ux, uy] = [-Math.sin(angle) * (camera.isMirrored ? -1 : 1), -Math.cos(angle)];
    const up = add([row[0] * ux, row[1] * ux, row[2] * ux], column, uy);
    const distance = viewport.getCamera().parallelScale ?? 1;
    const mmPerCss = Math.min(spacing.x, spacing.y) / camera.zoom;
    viewport.setCamera({
      focalPoint: [...focus],
      position: [...add(focus, away, distance)],
      viewPlaneNormal: [...away],
      viewUp: [...up],
      parallelScale: (pane.height / 2) * mmPerCss,
    });
  }

  private resize(): void {
    if (this.isDisposed || this.kind === 'cpu') return;
    this.engine.resize(true, true);
    this.applyCamera();
    this.viewport?.render();
  }

  setTool(tool: Tool | undefined): void {
    this.marks.setTool(tool);
  }
  hasMarkAt(at: Point): boolean {
    return this.marks.hasMarkAt(at);
  }
  deleteMark(): boolean {
    const isDone = this.marks.deleteMark();
    if (isDone) this.viewport?.render();
    return isDone;
  }

  clear(): void {
    delete this.element.dataset.engine;
  }

  private letGo(imageId: string): void {
    if (cache.getImageLoadObject(imageId)) cache.removeImageLoadObject(imageId);
    forgetImage(imageId);
  }

  dispose({ keepMarks = false }: { readonly keepMarks?: boolean } = {}): void {
    if (this.isDisposed) return;
    this.observer.disconnect();
    this.element.removeEventListener(Enums.Events.STACK_NEW_IMAGE, this.onImage);
    this.element.removeEventListener(Enums.Events.IMAGE_RENDERED, this.onRendered);
    this.marks.dispose({ keepMarks });
    this.isDisposed = true;
    if (!this.engine.hasBeenDestroyed) this.engine.disableElement(this.id);
    for (const imageId of this.imageIds) this.letGo(imageId);
    this.painter.dispose();
    this.element.replaceChildren();
  }
}
