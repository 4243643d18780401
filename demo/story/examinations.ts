// The examinations of the region in one line each.

import type { Scan } from '../ct/scan.ts';
import { type AxialOptions, sliceCount } from '../ct/series.ts';
import type { Study } from '../dicom/modules.ts';
import type { Spots, Weighting } from '../mr/brain.ts';
import type { BrainOptions } from '../mr/make.ts';
import type { Task } from '../task.ts';
import type { UltrasoundOptions } from '../ultrasound/make.ts';
import type { RadiographOptions, Subject } from '../xray/make.ts';
import { task } from './tell.ts';

/** A series of a CT, cut into shares that threads can work on side by side. */
export function axial(of: Study, scan: Scan, series: AxialOptions['series'], shares: number): Task[] {
  const count = sliceCount(scan, series);
  return Array.from({ length: shares }, (_, share) => {
    const from = Math.round((share * count) / shares);
    const to = Math.round(((share + 1) * count) / shares);
    return task('axial', of, (to - from) * 0.026 + 0.3, { scan, series, from, to } satisfies AxialOptions);
  });
}

/** Clips of one echocardiography. @param vigour 1 a healthy heart, 0.5 a failing one */
export function echo(of: Study, heartRate: number, vigour: number): Task[] {
  const clip = (
    number: number,
    view: UltrasoundOptions['view'],
    description: string,
    change: Partial<UltrasoundOptions> = {},
  ): Task => {
    const options: UltrasoundOptions = { view, number, frames: 46, heartRate, vigour, grey: false, description, ...change };
    return task('ultrasound', of, options.frames > 1 ? 2.1 : 0.2, { ...options });
  };
  return [
    clip(1, 'longAxis', 'Parasternal långaxel', { grey: true }),
    clip(2, 'fourChamber', 'Apikal fyrkammarvy'),
    clip(3, 'fourChamber', 'Apikal fyrkammarvy stillbild', { frames: 1 }),
  ];
}

/** Stills of an abdominal ultrasound. */
export function abdomen(of: Study, hasStone: boolean): Task[] {
  const still = (number: number, view: UltrasoundOptions['view'], description: string): Task => {
    const options: UltrasoundOptions = { view, number, frames: 1, heartRate: 60, vigour: 1, grey: false, description };
    return task('ultrasound', of, 0.2, { ...options });
  };
  return [still(1, hasStone ? 'gallstone' : 'gallbladder', 'Gallblåsa'), still(2, 'kidney', 'Höger njure')];
}

/** Chest from the front, and from the side unless told otherwise. */
export function chest(
  of: Study,
  person: { readonly breasts: boolean },
  change: { readonly old?: boolean; readonly side?: boolean; readonly infiltrate?: boolean } = {},
): Task[] {
  // One body for all women, one for all men: which patient it is, no one could tell from bones.
  const body = { person: person.breasts ? 'thorax/kvinna' : 'thorax/man', breasts: person.breasts };
  const pa: Subject = { view: 'chestPa', body, ...(change.infiltrate ? { finding: 'infiltrate' } : {}) };
  const views: Subject[] = change.side === false ? [pa] : [pa, { view: 'chestLateral', body }];
  return [
    task('radiographs', of, views.length + 3.2, {
      list: views.map((subject, index) => radiograph(subject, index + 1, { old: change.old ?? false })),
    }),
  ];
}

export function bones(of: Study, subject: Subject, laterality: 'R' | 'L', change: Partial<RadiographOptions> = {}): Task {
  return task('radiographs', of, 1.3, { list: [radiograph(subject, 1, { laterality, ...change })] });
}

const radiograph = (subject: Subject, number: number, change: Partial<RadiographOptions>): RadiographOptions => ({
  subject,
  number,
  old: false,
  inverted: false,
  jpegLs: true,
  ...change,
});

/** @param spots lesions of the white matter: x, y, z, radius in mm */
export function brain(of: Study, weightings: readonly Weighting[], spots: Spots = []): Task[] {
  return weightings.map((weighting, index) =>
    task('brain', of, 0.9, { weighting, number: index + 1, slices: 24, spots } satisfies BrainOptions),
  );
}
