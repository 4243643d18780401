// All that lies over a slide: marks, captions, the scale bar.
import { paintAnnotations } from './annotations.ts';
import { type Camera, type Point, toPane } from './camera.ts';
import { umPerPixel } from './image.ts';
import { scaleBarOf } from './measure.ts';
import { type Ink, type Pen, paintChip, paintScaleBar, paintTag, strokeTwice } from './paint.ts';
import { printMagnification, printMark, printNumber } from './printed.ts';
import { paintSegments } from './segmentPainter.ts';
import type { Mark, SlideState } from './state.ts';
import { words } from './words.ts';

export interface OverlayScene {
  readonly state: SlideState;
  readonly camera: Camera;
  readonly ink: Ink;
}

export function paintOverlay(pen: Pen, scene: OverlayScene): void {
  const { state } = scene;
  if (!state.image) return;
  if (state.overlays !== 'none') {
    paintSegments(pen, state, scene.camera, scene.ink);
    for (const group of state.annotations)
      if (state.isComputedOn || !group.isComputed) paintAnnotations(pen, group, scene.camera, scene.ink);
    for (const mark of state.marks) paintMark(pen, mark, scene);
  }
  paintCaptions(pen, scene);
}

function paintMark(pen: Pen, mark: Mark, { state, camera, ink }: OverlayScene): void {
  const points = mark.points.map((point) => toPane(camera, point));
  const [first] = points;
  if (!first) return;
  const isSelected = mark.id === state.selected;
  const colour = isSelected ? '#fff' : ink.mark;
  if (mark.kind === 'point') {
    paintPin(pen, first, String(state.marks.filter(({ kind }) => kind === 'point').indexOf(mark) + 1));
    return;
  }
  strokeTwice(pen, points, isSelected ? ink.mark : colour, mark.kind === 'area');
  if (mark.kind === 'length') for (const [index, end] of points.entries()) paintEnd(pen, end, points[1 - index] ?? end, colour);
  if (isSelected && points.length <= 12) for (const point of points) paintHandle(pen, point, ink.mark);
  paintTag(pen, printMark(mark, state.image?.spacingMm), tagPlace(points), ink, ink.mark);
}

/** Beside the rightmost point. */
function tagPlace(points: readonly Point[]): Point {
  const [x, y] = points.reduce((best, point) => (point[0] > best[0] ? point : best));
  return [x + 12, y - 10];
}

function paintEnd(pen: Pen, [x, y]: Point, [toX, toY]: Point, colour: string): void {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const [nx, ny] = [(-(toY - y) / length) * 6, ((toX - x) / length) * 6];
  strokeTwice(
    pen,
    [
      [x + nx, y + ny],
      [x - nx, y - ny],
    ],
    colour,
    false,
  );
}

function paintHandle(pen: Pen, [x, y]: Point, colour: string): void {
  pen.beginPath();
  pen.arc(x, y, 4.5, 0, 2 * Math.PI);
  pen.fillStyle = '#fff';
  pen.fill();
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}

/** A black digit on a white drop, its tip on the point. */
function paintPin(pen: Pen, [x, y]: Point, text: string): void {
  pen.beginPath();
  pen.arc(x, y - 17, 10, 0.8 * Math.PI, 0.2 * Math.PI);
  pen.lineTo(x, y);
  pen.closePath();
  pen.fillStyle = '#fff';
  pen.fill();
  pen.strokeStyle = '#000';
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fillStyle = '#000';
  pen.textBaseline = 'middle';
  pen.font = '700 12px sans-serif';
  pen.fillText(text, x - pen.measureText(text).width / 2, y - 17);
}

function paintCaptions(pen: Pen, { state, camera, ink }: OverlayScene): void {
  const { image, overlays, look } = state;
  if (!image) return;
  const say = words();
  const { pane } = camera;
  const { facts } = image;
  const name = [facts.container && `${say.slide} ${facts.container}`, facts.stain].filter(Boolean).join(', ');
  const isOpen = overlays !== 'none';
  const plane =
    image.planes.length > 1
      ? `${say.planes} ${say.plane(image.planes.indexOf(look.plane) + 1, image.planes.length, printNumber(look.plane))}`
      : '';
  paintChip(pen, [isOpen ? name : '', printMagnification(image, camera.scale), isOpen ? plane : ''], {
    ink,
    pane,
    corner: 'topLeft',
  });
  const um = umPerPixel(image);
  if (um !== undefined && isOpen) {
    const bar = scaleBarOf(camera.scale / um, Math.min(160, pane.width / 3));
    const text = bar.um >= 1000 ? `${printNumber(bar.um / 1000)} mm` : `${printNumber(bar.um)} µm`;
    paintScaleBar(pen, { px: bar.px, text }, { ink, pane });
  }
  // What is lossy, reduced or changed in colour is said at every level (fidelity).
  const fidelity = [
    state.isSettled ? '' : say.preview,
    facts.lossy ? say.lossy(facts.lossy.ratio) : '',
    look.isManaged ? say.managed : '',
  ];
  paintChip(pen, fidelity, { ink, pane, corner: 'bottomLeft' });
}
