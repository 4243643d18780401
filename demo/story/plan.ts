// All that is made, as a flat list of tasks.

import type { Task } from '../task.ts';
import { astrid } from './astrid.ts';
import { eyes } from './eyes.ts';
import { karin } from './karin.ts';
import { layers } from './layers.ts';
import { models } from './models.ts';
import { others } from './others.ts';
import { papers } from './papers.ts';
import { senses } from './senses.ts';
import { slides } from './slide.ts';
import { structured } from './structured.ts';
import { svenErik } from './svenErik.ts';
import { variants } from './variants.ts';
import { video } from './video.ts';

export const planTasks = (): Task[] => [
  ...astrid(),
  ...karin(),
  ...svenErik(),
  ...others(),
  ...papers(),
  ...senses(),
  ...eyes(),
  ...video(),
  ...slides(),
  ...structured(),
  ...variants(),
  ...layers(),
  ...models(),
];
