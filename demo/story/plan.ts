// All that is made, as a flat list of tasks.
import type { Task } from '../task.ts';
import { astrid } from './astrid.ts';

export const planTasks = (): Task[] => [...astrid()];
