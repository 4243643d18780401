// Key images of a CT for whoever referred the patient (PS3.16 TID 2010).
import type { Scan } from '../ct/scan.ts';
import { byPerson, image, SWEDISH, text } from './content.ts';
import type { Draw } from './drawn.ts';
import { lungSlice, seenNodule } from './lungSlice.ts';

const KEY_OBJECT_SELECTION = '1.2.840.10008.5.1.4.1.1.88.59';

/** The nodule's slice, the ones beside it, and those that `more` names. */
export const drawKeyImages: Draw = (study, values) => {
  const { number } = seenNodule(values.scan as Scan);
  const more = values.more as readonly number[];
  const slices = [number, number - 1, number + 1, ...more].map((one) => lungSlice(study, one));
  return {
    sopClass: KEY_OBJECT_SELECTION,
    title: ['113002', 'DCM', 'For Referring Provider'],
    template: '2010',
    state: 'unverified',
    evidence: slices,
    content: [
      SWEDISH,
      ...byPerson(String(values.reader)),
      text('CONTAINS', ['113012', 'DCM', 'Key Object Description'], String(values.description)),
      ...slices.map((slice) => image('CONTAINS', slice)),
    ],
  };
};
