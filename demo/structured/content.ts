// Content items of structured reports (PS3.3 C.17.3), said shortly.
import type { Dataset } from '../dicom/write.ts';

export type Coded = readonly [value: string, scheme: string, meaning: string];
export type Relation =
  | 'CONTAINS'
  | 'HAS OBS CONTEXT'
  | 'HAS CONCEPT MOD'
  | 'HAS PROPERTIES'
  | 'INFERRED FROM'
  | 'SELECTED FROM'
  | 'HAS ACQ CONTEXT';

export interface ImageRef {
  readonly sopClass: string;
  readonly instance: string;
}

export const code = ([CodeValue, CodingSchemeDesignator, CodeMeaning]: Coded): Dataset => ({
  CodeValue,
  CodingSchemeDesignator,
  CodeMeaning,
});
const below = (children: readonly Dataset[]): Dataset => (children.length > 0 ? { ContentSequence: children } : {});
const item = (
  relation: Relation,
  type: string,
  name: Coded | undefined,
  more: Dataset,
  children: readonly Dataset[],
): Dataset => ({
  RelationshipType: relation,
  ValueType: type,
  ...(name ? { ConceptNameCodeSequence: [code(name)] } : {}),
  ...more,
  ...below(children),
});

export const container = (relation: Relation, name: Coded, children: readonly Dataset[], template?: string): Dataset =>
  item(relation, 'CONTAINER', name, { ContinuityOfContent: 'SEPARATE', ...templateOf(template) }, children);
export const templateOf = (template: string | undefined): Dataset =>
  template ? { ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: template }] } : {};
export const text = (relation: Relation, name: Coded, value: string, children: readonly Dataset[] = []): Dataset =>
  item(relation, 'TEXT', name, { TextValue: value }, children);
export const coded = (relation: Relation, name: Coded, value: Coded, children: readonly Dataset[] = []): Dataset =>
  item(relation, 'CODE', name, { ConceptCodeSequence: [code(value)] }, children);
export const person = (relation: Relation, name: Coded, value: string): Dataset =>
  item(relation, 'PNAME', name, { PersonName: value }, []);
export const day = (relation: Relation, name: Coded, iso: string): Dataset =>
  item(relation, 'DATE', name, { Date: iso.replaceAll('-', '') }, []);
export const uidRef = (relation: Relation, name: Coded, value: string): Dataset =>
  item(relation, 'UIDREF', name, { UID: value }, []);
export const measure = (
  relation: Relation,
  name: Coded,
  value: number,
  unit: Coded,
  children: readonly Dataset[] = [],
): Dataset =>
  item(
    relation,
    'NUM',
    name,
    { MeasuredValueSequence: [{ MeasurementUnitsCodeSequence: [code(unit)], NumericValue: value }] },
    children,
  );
export const image = (
  relation: Relation,
  { sopClass, instance }: ImageRef,
  children: readonly Dataset[] = [],
  name?: Coded,
): Dataset =>
  item(
    relation,
    'IMAGE',
    name,
    { ReferencedSOPSequence: [{ ReferencedSOPClassUID: sopClass, ReferencedSOPInstanceUID: instance }] },
    children,
  );
/** @param points column, row, column, row …, from the top-left corner of the first pixel (C.18.6) */
export const region = (
  relation: Relation,
  name: Coded | undefined,
  shape: 'POINT' | 'POLYLINE' | 'CIRCLE',
  points: readonly number[],
  children: readonly Dataset[],
): Dataset => item(relation, 'SCOORD', name, { GraphicType: shape, GraphicData: points }, children);
/** What stands elsewhere in the tree, by its position path. */
export const same = (relation: Relation, ...path: readonly number[]): Dataset => ({
  RelationshipType: relation,
  ReferencedContentItemIdentifier: path,
});

/** UCUM. */
export const unit = (value: string, meaning = value): Coded => [value, 'UCUM', meaning];
export const SWEDISH = coded(
  'HAS CONCEPT MOD',
  ['121049', 'DCM', 'Language of Content Item and Descendants'],
  ['sv', 'RFC5646', 'Swedish'],
);
export const byPerson = (name: string): Dataset[] => [
  coded('HAS OBS CONTEXT', ['121005', 'DCM', 'Observer Type'], ['121006', 'DCM', 'Person']),
  person('HAS OBS CONTEXT', ['121008', 'DCM', 'Person Observer Name'], name),
];
export const byDevice = (uid: string, name: string): Dataset[] => [
  coded('HAS OBS CONTEXT', ['121005', 'DCM', 'Observer Type'], ['121007', 'DCM', 'Device']),
  uidRef('HAS OBS CONTEXT', ['121012', 'DCM', 'Device Observer UID'], uid),
  text('HAS OBS CONTEXT', ['121013', 'DCM', 'Device Observer Name'], name),
];
