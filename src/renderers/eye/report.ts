// A field as a report: maps, figures and trend of each eye, the right eye always on the left.
import { printForeign } from '../../lib/foreignText.ts';
import type { Field } from './field.ts';
import { LINE, paintFigures, paintLegend } from './figures.ts';
import { type Area, type Plot, paintPlot, plotsOf } from './plots.ts';
import { isScreening } from './points.ts';
import { printDate, printSide, resultsOf } from './print.ts';
import { paintTrend } from './trendPlot.ts';
import { words } from './words.ts';

export interface Report {
  /** One or two: what is shown now. */
  readonly fields: readonly Field[];
  /** All of the patient's tests, oldest first. */
  readonly all: readonly Field[];
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly font: string;
  /** Of the trend. */
  readonly tint: string;
}

const INK = '#f2f2f2';
const GREY = '#b8b8b8';
const GAP = 10;

export function paintReport(context: CanvasRenderingContext2D, report: Report): void {
  const { width, height, ratio, fields } = report;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#000';
  context.fillRect(0, 0, Math.ceil(width * ratio), Math.ceil(height * ratio));
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const [index, area] of areasOf(fields.length, width, height).entries()) {
    const field = fields[index];
    if (field) paintEye(context, field, area, report);
  }
}

/** Beside each other, or one above the other in a tall pane. */
export function areasOf(count: number, width: number, height: number): readonly Area[] {
  if (count < 2) return [{ x: 0, y: 0, width, height }];
  if (height > width * 1.1)
    return Array.from({ length: count }, (_, index) => ({ x: 0, y: (height / count) * index, width, height: height / count }));
  return Array.from({ length: count }, (_, index) => ({ x: (width / count) * index, y: 0, width: width / count, height }));
}

function paintEye(context: CanvasRenderingContext2D, field: Field, area: Area, report: Report): void {
  const { font } = report;
  const inside = { x: area.x + 14, y: area.y + 8, width: area.width - 28, height: area.height - 16 };
  context.textAlign = 'start';
  context.font = `650 15px ${font}`;
  context.fillStyle = INK;
  context.fillText(printSide(field), inside.x, inside.y + 16);
  context.font = `400 12.5px ${font}`;
  context.fillStyle = GREY;
  context.fillText([printForeign(field.name, 40), printDate(field)].filter(Boolean).join(', '), inside.x, inside.y + 34);
  const top = inside.y + 44;
  const bottom = inside.y + inside.height;
  const isWide = inside.width > 1.5 * (bottom - top);
  const body = { ...inside, y: top, height: bottom - top };
  if (isWide) paintWide(context, field, body, report);
  else paintTall(context, field, body, report);
}

function paintTall(context: CanvasRenderingContext2D, field: Field, area: Area, report: Report): void {
  const results = resultsOf(field);
  const isShort = area.height < 380;
  const trendHeight = isShort ? 0 : Math.min(170, area.height * 0.22);
  const plots = plotsOf(field).slice(0, isShort ? 2 : 4);
  const legend = hasShades(plots) ? LINE : 0;
  const figuresHeight = Math.ceil(results.length / 2) * LINE + legend + GAP;
  const rows = Math.ceil(plots.length / 2);
  const [plotWidth, plotHeight] = [(area.width - GAP) / 2, (area.height - trendHeight - figuresHeight - GAP) / rows];
  for (const [index, plot] of plots.entries()) {
    const place = {
      x: area.x + (index % 2) * (plotWidth + GAP),
      y: area.y + Math.floor(index / 2) * plotHeight,
      width: plotWidth,
      height: plotHeight,
    };
    paintTitled(context, field, plot, place, report);
  }
  const figures = area.y + rows * plotHeight + GAP;
  if (legend > 0) paintLegend(context, area.x, figures + 12, report.font);
  paintFigures(context, results, { ...area, y: figures + legend, height: figuresHeight }, 2, report.font);
  if (trendHeight > 0)
    paintTrend(
      context,
      report.all,
      field,
      { ...area, y: area.y + area.height - trendHeight, height: trendHeight },
      report.font,
      report.tint,
    );
}

/** Maps in a row, figures and trend under them. */
function paintWide(context: CanvasRenderingContext2D, field: Field, area: Area, report: Report): void {
  const plots = plotsOf(field);
  const below = area.height > 260 ? Math.min(190, area.height * 0.36) : 0;
  const width = (area.width - GAP * (plots.length - 1)) / plots.length;
  for (const [index, plot] of plots.entries())
    paintTitled(
      context,
      field,
      plot,
      { x: area.x + index * (width + GAP), y: area.y, width, height: area.height - below - GAP },
      report,
    );
  if (below === 0) return;
  const y = area.y + area.height - below;
  const legend = hasShades(plots) ? LINE : 0;
  if (legend > 0) paintLegend(context, area.x, y + 12, report.font);
  const figures = { ...area, y: y + legend, width: area.width * 0.45, height: below };
  paintFigures(context, resultsOf(field), figures, 1, report.font);
  paintTrend(
    context,
    report.all,
    field,
    { x: area.x + area.width * 0.5, y, width: area.width * 0.5, height: below },
    report.font,
    report.tint,
  );
}

function paintTitled(context: CanvasRenderingContext2D, field: Field, plot: Plot, area: Area, { font }: Report): void {
  const say = words();
  const title = {
    numbers: isScreening(field.points) ? say.seen : say.sensitivity,
    grey: say.grey,
    deviation: say.deviation,
    pattern: say.pattern,
  }[plot];
  context.textAlign = 'start';
  context.font = `500 12px ${font}`;
  context.fillStyle = GREY;
  context.fillText(title, area.x, area.y + 12);
  paintPlot(context, field, plot, { ...area, y: area.y + 18, height: area.height - 20 }, font);
}

const hasShades = (plots: readonly Plot[]): boolean => plots.some((plot) => plot === 'deviation' || plot === 'pattern');
