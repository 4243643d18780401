// The same question's number in answers to the same questionnaire, over time.
import type { TrendPoint } from '../../lib/prose.ts';
import { type FormResponse, scoresOf } from '../../standards/fhir/questionnaireResponse.ts';

export interface FormTrend {
  readonly label: string;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
}

/** Withdrawn answers are not counted; two of the same moment are one, as sources may hold the same form twice. */
export function trendsOf(shown: FormResponse, others: readonly FormResponse[]): FormTrend[] {
  const same = others.filter(
    (other) =>
      other.questionnaire !== '' &&
      other.questionnaire === shown.questionnaire &&
      other.authored !== '' &&
      other.authored !== shown.authored &&
      other.status !== 'entered-in-error' &&
      other.status !== 'in-progress',
  );
  return scoresOf(shown.items).map(({ linkId, text, value }) => {
    const points = new Map<string, TrendPoint>();
    for (const other of same) {
      const score = scoresOf(other.items).find((one) => one.linkId === linkId);
      if (score) points.set(other.authored, { when: other.authored, value: score.value, isShown: false });
    }
    points.set(shown.authored, { when: shown.authored, value, isShown: true });
    return { label: text, points: [...points.values()].sort((a, b) => (a.when < b.when ? -1 : a.when > b.when ? 1 : 0)) };
  });
}
