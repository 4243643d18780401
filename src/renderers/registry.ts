// The list of kinds. Adding one: a folder, and a line here.
import { fallback } from './fallback/index.ts';
import { pdf } from './pdf/index.ts';
import { radiology } from './radiology/index.ts';
import type { Renderer } from './renderer.ts';
import { video } from './video/index.ts';

export const renderers: readonly Renderer[] = [radiology, pdf, video, fallback];
