// Every kind of thing the region can make: its room, loaded when first needed.
import type { Maker } from './task.ts';

export const MAKERS: Readonly<Record<string, () => Promise<Maker>>> = {
  axial: async () => (await import('./ct/series.ts')).makeAxial,
  report: async () => (await import('./reports/make.ts')).makeReport,
};
