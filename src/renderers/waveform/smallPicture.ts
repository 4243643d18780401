// A recording as a card: its first seconds on squared paper.
import { Failure } from '../../model/failure.ts';
import type { DrawSmallPicture } from '../renderer.ts';
import { drawSheet } from './draw.ts';
import { layOut } from './layout.ts';
import { openWaveform } from './recording.ts';
import { createWaveformStore } from './state.ts';

export const drawSmallPicture: DrawSmallPicture = async (item, lender, { signal, sizePx }) => {
  const object = await openWaveform(item, lender, { signal });
  const recording = await object.load(0, { signal });
  const canvas = document.createElement('canvas');
  canvas.width = sizePx;
  canvas.height = Math.round(sizePx * 0.75);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Failure('outOfMemory', { detail: 'no picture' });
  const isTwelve = recording.group.channels.length >= 12;
  const state = { ...createWaveformStore().getState(), recording, layout: isTwelve ? '3x4' : 'stack' } as const;
  const seconds = Math.min(recording.seconds, isTwelve ? 10 : 4);
  const paper = layOut(
    recording.group.channels.map(({ name }) => name),
    state.layout,
    25,
    seconds,
    0,
  );
  // Its upper left part: the whole sheet would be a grey haze.
  const pxPerMm = Math.max(canvas.width / 130, canvas.width / paper.width);
  drawSheet(context, state, { paper, pxPerMm, left: 0, top: 0 }, { width: canvas.width, height: canvas.height });
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Failure('outOfMemory', { detail: 'no picture' });
  return png;
};
