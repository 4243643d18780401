// The list of kinds. Adding one: a folder, and a line here.
import { bundle } from './bundle/index.ts';
import { fallback } from './fallback/index.ts';
import { form } from './form/index.ts';
import { pdf } from './pdf/index.ts';
import { photo } from './photo/index.ts';
import { radiology } from './radiology/index.ts';
import type { Renderer } from './renderer.ts';
import { text } from './text/index.ts';

export const renderers: readonly Renderer[] = [radiology, pdf, text, form, bundle, fallback];
