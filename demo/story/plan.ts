// All that is made, as a flat list of tasks.
import type { Task } from '../task.ts';
import { astrid } from './astrid.ts';
import { karin } from './karin.ts';
import { layers } from './layers.ts';
import { others } from './others.ts';
import { svenErik } from './svenErik.ts';

export const planTasks = (): Task[] => [...astrid(), ...karin(), ...svenErik(), ...others(), ...layers()];
