// The marks of one pane: which tool draws, what lies under the pointer, what is removed.
import { eventTarget, type Types } from '@cornerstonejs/core';
import { type AnnotationTool, annotation, Enums, ToolGroupManager } from '@cornerstonejs/tools';
import type { Point } from '../camera.ts';
import type { Tool } from '../session.ts';
import { createToolGroup, MARKS } from './markTools.ts';

/** CSS px around a line or handle that still count as on it; a finger needs more. */
const NEAR = window.matchMedia('(pointer: coarse)').matches ? 24 : 7;

type Annotation = Parameters<AnnotationTool['isPointNearTool']>[1];

export class Marks {
  private readonly group: ReturnType<typeof createToolGroup>;
  private readonly groupId: string;
  private readonly element: HTMLDivElement;
  private readonly imageId: () => string | undefined;
  private readonly changed: (hasMarks: boolean) => void;
  private active: string | undefined;

  constructor(
    viewportId: string,
    engineId: string,
    element: HTMLDivElement,
    kind: 'cpu' | 'gpu',
    imageId: () => string | undefined,
    changed: (hasMarks: boolean) => void,
  ) {
    this.groupId = `${viewportId}-tools`;
    this.element = element;
    this.imageId = imageId;
    this.changed = changed;
    this.group = createToolGroup(this.groupId, viewportId, engineId, kind);
    for (const event of [Enums.Events.ANNOTATION_ADDED, Enums.Events.ANNOTATION_REMOVED])
      eventTarget.addEventListener(event, this.count);
  }

  /** A tool that is not a measuring one leaves the drag to the pane's own gestures. */
  setTool(tool: Tool | undefined): void {
    const name = MARKS.find((mark) => mark.tool === tool)?.name;
    if (this.active) this.group.setToolPassive(this.active);
    this.active = name;
    if (!name) return;
    const bindings = [{ mouseButton: Enums.MouseBindings.Primary }, { numTouchPoints: 1 }];
    this.group.setToolActive(name, { bindings });
  }

  /** All marks that belong to this pane's pictures. */
  private *all(): Generator<{ readonly name: string; readonly mark: Annotation }> {
    const owner = `helbild:${this.groupId.slice(0, -'-tools'.length)}/`;
    for (const { name } of MARKS)
      for (const mark of annotation.state.getAllAnnotations())
        if (mark.metadata?.toolName === name && mark.metadata.referencedImageId?.startsWith(owner)) yield { name, mark };
  }

  private *here(): Generator<{ readonly name: string; readonly mark: Annotation }> {
    const imageId = this.imageId();
    for (const one of this.all()) if (one.mark.metadata?.referencedImageId === imageId) yield one;
  }

  hasMarkAt(at: Point): boolean {
    const point: Types.Point2 = [at[0], at[1]];
    for (const { name, mark } of this.here()) {
      const tool = this.group.getToolInstance(name) as AnnotationTool | undefined;
      if (!tool) continue;
      if (tool.getHandleNearImagePoint(this.element, mark, point, NEAR)) return true;
      if (tool.isPointNearTool(this.element, mark, point, NEAR, 'mouse')) return true;
    }
    return false;
  }

  deleteMark(): boolean {
    const here = [...this.here()].map(({ mark }) => mark);
    const selected = here.filter(
      ({ annotationUID }) => annotationUID && annotation.selection.isAnnotationSelected(annotationUID),
    );
    const last = here.at(-1);
    const doomed = selected.length > 0 ? selected : last ? [last] : [];
    for (const { annotationUID } of doomed) if (annotationUID) annotation.state.removeAnnotation(annotationUID);
    return doomed.length > 0;
  }

  private readonly count = (): void => {
    // The engine tells before it has written: look when it has.
    queueMicrotask(() => this.changed(!this.all().next().done));
  };

  dispose({ keepMarks }: { readonly keepMarks: boolean }): void {
    for (const event of [Enums.Events.ANNOTATION_ADDED, Enums.Events.ANNOTATION_REMOVED])
      eventTarget.removeEventListener(event, this.count);
    const doomed = keepMarks ? [] : [...this.all()];
    for (const { mark } of doomed) if (mark.annotationUID) annotation.state.removeAnnotation(mark.annotationUID);
    ToolGroupManager.destroyToolGroup(this.groupId);
  }
}
