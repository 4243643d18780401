import type { Renderer } from '../renderer.ts';
import { isReport } from './isReport.ts';

/** Structured reports, dose reports, findings of software, key objects, FHIR reports: as pages to read. */
export const report: Renderer = {
  id: 'report',
  suits: ({ parts, unreadable }) => (unreadable ? 0 : parts.every(isReport) ? 1 : parts.some(isReport) ? 0.3 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
