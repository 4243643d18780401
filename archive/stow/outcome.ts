// What happened to each object of a store request (PS3.18 annex I).
import type { JsonDataset, JsonElement } from '../dicom/toJson.ts';

/** Values of (0008,1197), PS3.18 table I.2-2. */
export const REASON = {
  processingFailure: 272, // 0110
  outOfResources: 42752, // A700
  otherStudy: 43265, // A901
  cannotUnderstand: 49152, // C000
  exists: 45070, // B00E, as others use it: there already, with other content
} as const;
/** Value of (0008,1196): stored, although the data set is damaged. */
export const WARNING_DAMAGED = 45063; // B007

export interface Outcome {
  readonly sopClass: string;
  readonly uid: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  /** Set when it was not stored. */
  readonly failure?: number;
  readonly warning?: number;
}

export const statusOf = (outcomes: readonly Outcome[]): number => {
  const failed = outcomes.filter(({ failure }) => failure !== undefined).length;
  if (failed === outcomes.length) return 409;
  return failed > 0 || outcomes.some(({ warning }) => warning !== undefined) ? 202 : 200;
};

const ui = (uid: string): JsonElement => (uid === '' ? { vr: 'UI' } : { vr: 'UI', Value: [uid] });
const us = (value: number): JsonElement => ({ vr: 'US', Value: [value] });

/** @param base what stands before `/studies` */
export function printOutcome(outcomes: readonly Outcome[], base: string): JsonDataset {
  const stored = outcomes.filter(({ failure }) => failure === undefined);
  const failed = outcomes.filter(({ failure }) => failure !== undefined);
  const studies = new Set(stored.map(({ studyUid }) => studyUid));
  const url = (path: string): JsonElement => ({ vr: 'UR', Value: [`${base}/studies/${path}`] });
  const item = ({ sopClass, uid }: Outcome): JsonDataset => ({ '00081150': ui(sopClass), '00081155': ui(uid) });
  const [study = ''] = studies;
  return {
    ...(studies.size === 1 ? { '00081190': url(study) } : {}),
    ...(failed.length > 0
      ? {
          '00081198': {
            vr: 'SQ',
            Value: failed.map((one) => ({ ...item(one), '00081197': us(one.failure ?? REASON.processingFailure) })),
          },
        }
      : {}),
    ...(stored.length > 0
      ? {
          '00081199': {
            vr: 'SQ',
            Value: stored.map((one) => ({
              ...item(one),
              '00081190': url(`${one.studyUid}/series/${one.seriesUid}/instances/${one.uid}`),
              ...(one.warning === undefined ? {} : { '00081196': us(one.warning) }),
            })),
          },
        }
      : {}),
  };
}
