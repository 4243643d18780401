// Radiation dose reports (PS3.16 TID 10001 projection X-ray, TID 10011 CT) as a total and a table of exposures.
import type { Code } from './code.ts';
import type { ContentItem, ContentTree } from './content.ts';
import { findNamed, isNamed, textOf, walk } from './walk.ts';

export interface DoseValue {
  /** The concept's code value in DCM. */
  readonly concept: string;
  /** As written, or a text. */
  readonly value: string;
  readonly unit?: Code;
  /** Where the value is a concept. */
  readonly code?: Code;
}
export interface DoseReport {
  readonly kind: 'ct' | 'projection';
  readonly totals: readonly DoseValue[];
  /** The columns that at least one exposure has, in reading order. */
  readonly columns: readonly string[];
  readonly exposures: readonly ReadonlyMap<string, DoseValue>[];
}

const CT_ACCUMULATED = '113811';
const CT_ACQUISITION = '113819';
const XRAY_ACCUMULATED = '113702';
const XRAY_EVENT = '113706';
/** Protocol, region, type, length, voltage, current, CTDIvol, DLP. */
const CT_COLUMNS = ['125203', '123014', '113820', '113825', '113733', '113734', '113830', '113838'];
const CT_TOTALS = ['113812', '113813', '113814'];
/** Protocol, region, type, view, voltage, current, time, AGD, dose at the reference point, dose area product. */
const XRAY_COLUMNS = ['125203', '123014', '113721', '111031', '113733', '113734', '113824', '111631', '113738', '122130'];
const XRAY_TOTALS = ['113722', '113725', '113726', '113730', '113731', '111637'];
const MAX_EXPOSURES = 1000;

/** @returns undefined where the tree is no dose report of X-rays */
export function doseReport({ root }: ContentTree): DoseReport | undefined {
  const all = [...walk(root)];
  const isCt = all.some((item) => isNamed(item, CT_ACCUMULATED, CT_ACQUISITION));
  if (!isCt && !all.some((item) => isNamed(item, XRAY_ACCUMULATED, XRAY_EVENT))) return undefined;
  const [accumulated, event, totals, columns] = isCt
    ? ([CT_ACCUMULATED, CT_ACQUISITION, CT_TOTALS, CT_COLUMNS] as const)
    : ([XRAY_ACCUMULATED, XRAY_EVENT, XRAY_TOTALS, XRAY_COLUMNS] as const);
  const sums = all.filter((item) => isNamed(item, accumulated));
  const exposures = all
    .filter((item) => isNamed(item, event))
    .slice(0, MAX_EXPOSURES)
    .map((item) => valuesOf(item, columns));
  return {
    kind: isCt ? 'ct' : 'projection',
    totals: sums.flatMap((sum) => [...valuesOf(sum, totals).values()]),
    columns: columns.filter((column) => exposures.some((exposure) => exposure.has(column))),
    exposures,
  };
}

function valuesOf(item: ContentItem, concepts: readonly string[]): Map<string, DoseValue> {
  const values = new Map<string, DoseValue>();
  for (const concept of concepts) {
    const found = findNamed(item, concept);
    const value = textOf(found);
    const unit = found?.value.is === 'number' ? found.value.unit : undefined;
    const code = found?.value.is === 'code' ? found.value.code : undefined;
    if (value !== '') values.set(concept, { concept, value, ...(unit && { unit }), ...(code && { code }) });
  }
  return values;
}
