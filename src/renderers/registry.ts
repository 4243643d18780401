// The list of kinds. Adding one: a folder, and a line here.
import { audio } from './audio/index.ts';
import { bundle } from './bundle/index.ts';
import { eye } from './eye/index.ts';
import { fallback } from './fallback/index.ts';
import { form } from './form/index.ts';
import { genome } from './genome/index.ts';
import { model } from './model/index.ts';
import { pdf } from './pdf/index.ts';
import { photo } from './photo/index.ts';
import { radiology } from './radiology/index.ts';
import type { Renderer } from './renderer.ts';
import { report } from './report/index.ts';
import { slide } from './slide/index.ts';
import { text } from './text/index.ts';
import { video } from './video/index.ts';
import { waveform } from './waveform/index.ts';

export const renderers: readonly Renderer[] = [
  radiology,
  photo,
  eye,
  waveform,
  audio,
  pdf,
  text,
  form,
  bundle,
  genome,
  report,
  slide,
  video,
  model,
  fallback,
];
