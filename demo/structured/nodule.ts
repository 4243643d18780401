// A measurement report on a lung nodule (PS3.16 TID 1500, 1410): the same tracking UID at every date.
import type { Scan } from '../ct/scan.ts';
import { uid } from '../dicom/uid.ts';
import { byPerson, coded, container, image, measure, region, SWEDISH, text, uidRef, unit } from './content.ts';
import type { Draw } from './drawn.ts';
import { lungSlice, seenNodule } from './lungSlice.ts';

const COMPREHENSIVE = '1.2.840.10008.5.1.4.1.1.88.33';

export const drawNodule: Draw = (study, values) => {
  const scan = values.scan as Scan;
  const reader = String(values.reader);
  const { number, centre, radiusPx } = seenNodule(scan);
  const slice = lungSlice(study, number);
  const diameter = scan.nodule?.diameterMm ?? 0;
  const across = Math.round(diameter * 0.96 * 10) / 10;
  const volume = Math.round((Math.PI / 6) * diameter * across * across);
  // The long axis lies 0.6 radians from the horizontal, as the nodule is drawn.
  const [dx, dy] = [Math.cos(0.6) * radiusPx, Math.sin(0.6) * radiusPx];
  const line = [centre[0] - dx, centre[1] - dy, centre[0] + dx, centre[1] + dy];
  const across_ = [centre[0] + dy * 0.96, centre[1] - dx * 0.96, centre[0] - dy * 0.96, centre[1] + dx * 0.96];
  const seen = (points: readonly number[]) => [
    region('INFERRED FROM', ['121055', 'DCM', 'Path'], 'POLYLINE', points, [image('SELECTED FROM', slice)]),
  ];
  const group = container(
    'CONTAINS',
    ['125007', 'DCM', 'Measurement Group'],
    [
      text('HAS OBS CONTEXT', ['112039', 'DCM', 'Tracking Identifier'], 'Nodulus 1'),
      uidRef('HAS OBS CONTEXT', ['112040', 'DCM', 'Tracking Unique Identifier'], uid(study.patient.key, 'nodule', 1)),
      coded('CONTAINS', ['121071', 'DCM', 'Finding'], ['27925004', 'SCT', 'Nodule']),
      coded('HAS CONCEPT MOD', ['363698007', 'SCT', 'Finding Site'], ['90572001', 'SCT', 'Lower lobe of right lung']),
      measure('CONTAINS', ['103339001', 'SCT', 'Long Axis'], diameter, unit('mm'), seen(line)),
      measure('CONTAINS', ['103340004', 'SCT', 'Short Axis'], across, unit('mm'), seen(across_)),
      measure('CONTAINS', ['118565006', 'SCT', 'Volume'], volume, unit('mm3')),
    ],
    '1501',
  );
  return {
    sopClass: COMPREHENSIVE,
    title: ['126000', 'DCM', 'Imaging Measurement Report'],
    template: '1500',
    state: 'verified',
    verifier: reader,
    evidence: [slice],
    content: [
      SWEDISH,
      ...byPerson(reader),
      coded('HAS CONCEPT MOD', ['121058', 'DCM', 'Procedure reported'], ['241541005', 'SCT', 'High resolution CT of lungs']),
      container('CONTAINS', ['111028', 'DCM', 'Image Library'], [], '1600'),
      container('CONTAINS', ['126010', 'DCM', 'Imaging Measurements'], [group]),
    ],
  };
};
