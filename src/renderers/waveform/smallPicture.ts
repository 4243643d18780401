// A few seconds of three curves on paper, for the card of a recording.

import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { familyOf } from './family.ts';
import { paintPaper } from './paintPaper.ts';
import { paintTraces } from './paintTraces.ts';
import { listSheets, type Sheet } from './recordings.ts';
import { openSignal, type Signal } from './signal.ts';
import { buildScene } from './stageScene.ts';
import { toPng } from './still.ts';

/** Those in which the heart shows most. */
const SHOWN_LEADS = ['II', 'V2', 'V5'];
const SECONDS = 2.6;
const MOST_BYTES = 16 * 2 ** 20;

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  if (item.parts.some(({ sizeBytes = 0 }) => sizeBytes > MOST_BYTES))
    throw new Failure('outOfMemory', { detail: 'a long recording' });
  const {
    sheets: [sheet],
  } = await listSheets(item, lender, { signal });
  const samples = await openSignal(sheet, lender, { signal });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(sizePx));
  canvas.height = Math.max(1, Math.round(sizePx * 0.75));
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no canvas' });
  const scene = smallScene(sheet, samples, canvas);
  paintPaper(context, scene);
  paintTraces(context, scene);
  return toPng(canvas);
};

function smallScene(sheet: Sheet, signal: Signal, { width, height }: { readonly width: number; readonly height: number }) {
  const { channels } = sheet.group;
  const family = familyOf(sheet.group, sheet.recording.sopClass);
  const named = channels.filter(({ lead }) => lead !== undefined && SHOWN_LEADS.includes(lead));
  const rows = (named.length > 0 ? named : channels).slice(0, 3);
  const scale = height / 48;
  const speed = width / scale / SECONDS;
  const cells = rows.map(({ index, name }, row) => ({
    ...{ channel: index, name, sign: 1 as const, x: 0, y: (row * 48) / rows.length, width: width / scale },
    ...{ height: 48 / rows.length, fromSec: 0, isFirst: true },
  }));
  const page = { cells, width: width / scale, height: 48, sec: SECONDS };
  const dress = { family, speed, gain: family.gain, caliper: undefined, isFullLight: false, hasOverlays: false };
  const placed = { frame: { width, height, scale, pan: { x: 0, y: 0 } }, page, timeSec: 0 };
  return buildScene(dress, placed, { sheet, signal, font: 'sans-serif', marks: [], prior: undefined });
}
