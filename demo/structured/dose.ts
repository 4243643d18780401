// The radiation dose report of a CT examination (PS3.16 TID 10011): an overview and a helical exposure.
import { studyUid } from '../dicom/modules.ts';
import { uid } from '../dicom/uid.ts';
import type { Dataset } from '../dicom/write.ts';
import { byDevice, type Coded, coded, container, measure, SWEDISH, text, uidRef, unit } from './content.ts';
import type { Draw } from './drawn.ts';

const XRAY_DOSE = '1.2.840.10008.5.1.4.1.1.88.67';
const MGY = unit('mGy');
const DLP = unit('mGy.cm');

interface Exposure {
  readonly protocol: string;
  readonly type: Coded;
  readonly lengthMm: number;
  readonly seconds: number;
  readonly kV: number;
  readonly mA: number;
  readonly ctdiMGy: number;
}

export const drawDose: Draw = (study, values) => {
  const exposures = values.exposures as readonly Exposure[];
  const total = exposures.reduce((sum, one) => sum + dlpOf(one), 0);
  const content: Dataset[] = [
    SWEDISH,
    coded(
      'HAS CONCEPT MOD',
      ['121058', 'DCM', 'Procedure reported'],
      ['77477000', 'SCT', 'Computed Tomography X-Ray'],
      [coded('HAS CONCEPT MOD', ['363703001', 'SCT', 'Has Intent'], ['261004008', 'SCT', 'Diagnostic Intent'])],
    ),
    ...byDevice(uid('dose device'), 'DT2'),
    coded(
      'HAS OBS CONTEXT',
      ['113705', 'DCM', 'Scope of Accumulation'],
      ['113014', 'DCM', 'Study'],
      [uidRef('HAS PROPERTIES', ['110180', 'DCM', 'Study Instance UID'], studyUid(study))],
    ),
    container(
      'CONTAINS',
      ['113811', 'DCM', 'CT Accumulated Dose Data'],
      [
        measure(
          'CONTAINS',
          ['113812', 'DCM', 'Total Number of Irradiation Events'],
          exposures.length,
          unit('{events}', 'events'),
        ),
        measure('CONTAINS', ['113813', 'DCM', 'CT Dose Length Product Total'], round(total), DLP),
      ],
    ),
    ...exposures.map((one, index) => toEvent(one, uid(study.key, 'event', index))),
    coded('CONTAINS', ['113854', 'DCM', 'Source of Dose Information'], ['113856', 'DCM', 'Automated Data Collection']),
  ];
  return {
    sopClass: XRAY_DOSE,
    title: ['113701', 'DCM', 'X-Ray Radiation Dose Report'],
    template: '10011',
    state: 'unverified',
    evidence: [],
    content,
  };
};

const round = (value: number): number => Math.round(value * 10) / 10;
const dlpOf = ({ ctdiMGy, lengthMm }: Exposure): number => (ctdiMGy * lengthMm) / 10;

const toEvent = (one: Exposure, eventUid: string): Dataset =>
  container(
    'CONTAINS',
    ['113819', 'DCM', 'CT Acquisition'],
    [
      text('CONTAINS', ['125203', 'DCM', 'Acquisition Protocol'], one.protocol),
      coded('CONTAINS', ['123014', 'DCM', 'Target Region'], ['51185008', 'SCT', 'Chest']),
      coded('CONTAINS', ['113820', 'DCM', 'CT Acquisition Type'], one.type),
      uidRef('CONTAINS', ['113769', 'DCM', 'Irradiation Event UID'], eventUid),
      container(
        'CONTAINS',
        ['113822', 'DCM', 'CT Acquisition Parameters'],
        [
          measure('CONTAINS', ['113824', 'DCM', 'Exposure Time'], one.seconds, unit('s')),
          measure('CONTAINS', ['113825', 'DCM', 'Scanning Length'], one.lengthMm, unit('mm')),
          measure('CONTAINS', ['113823', 'DCM', 'Number of X-Ray Sources'], 1, unit('{X-Ray sources}', 'X-Ray sources')),
          container(
            'CONTAINS',
            ['113831', 'DCM', 'CT X-Ray Source Parameters'],
            [
              text('CONTAINS', ['113832', 'DCM', 'Identification of the X-Ray Source'], '1'),
              measure('CONTAINS', ['113733', 'DCM', 'KVP'], one.kV, unit('kV')),
              measure('CONTAINS', ['113734', 'DCM', 'X-Ray Tube Current'], one.mA, unit('mA')),
            ],
          ),
        ],
      ),
      container(
        'CONTAINS',
        ['113829', 'DCM', 'CT Dose'],
        [
          measure('CONTAINS', ['113830', 'DCM', 'Mean CTDIvol'], one.ctdiMGy, MGY),
          coded('CONTAINS', ['113835', 'DCM', 'CTDIw Phantom Type'], ['113691', 'DCM', 'IEC Body Dosimetry Phantom']),
          measure('CONTAINS', ['113838', 'DCM', 'DLP'], round(dlpOf(one)), DLP),
        ],
      ),
    ],
  );
