// A still as a DICOM file, with the film it was taken out of named in it.
import type { TimelineItem } from '../../model/item.ts';
import { toDicomStill } from '../stillFile.ts';
import type { Clip } from './clips.ts';
import type { KeptStill } from './state.ts';

/** @throws Failure 'outOfMemory' */
export const toDicom = (still: KeptStill, item: TimelineItem, { study, sopClass, instance }: Clip): Promise<Blob> =>
  toDicomStill(still.png, {
    identity: item.identity,
    study,
    description: `Still, frame ${still.frame}, ${still.time.toFixed(2)} s`,
    ...(sopClass && instance && { source: { sopClass, instance, frame: still.frame } }),
  });
