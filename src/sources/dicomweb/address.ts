// Where things lie on a DICOMweb server (PS3.18 §10.3), and how items and parts name them.
import { Failure } from '../../model/failure.ts';
import type { ItemId, Part, ReadOptions } from '../../model/item.ts';

/** PS3.5 §9.1 has 64 digits and dots; real systems also write more, and letters. Nothing that means something in an address. */
export const isUid = (text: string | undefined): text is string =>
  text !== undefined && text.length <= 1024 && /^[0-9A-Za-z]+([._-][0-9A-Za-z]+)*$/.test(text);

/** A study's pictures together, or one series that is an item of its own. */
export interface ItemAddress {
  readonly study: string;
  readonly series?: string;
}

export const printItemId = (sourceId: string, { study, series }: ItemAddress): ItemId =>
  [sourceId, study, ...(series === undefined ? [] : [series])].join('~') as ItemId;

/** @throws Failure 'missing' for what cannot be one of this source's items */
export function parseItemId(sourceId: string, id: ItemId): ItemAddress {
  const [source, study, series, ...rest] = id.split('~');
  if (source !== sourceId || !isUid(study) || rest.length > 0 || (series !== undefined && !isUid(series)))
    throw new Failure('missing', { detail: 'no such address' });
  return { study, ...(series !== undefined && { series }) };
}

/** A series, or one instance of it. */
export interface PartAddress {
  readonly study: string;
  readonly series: string;
  readonly instance?: string;
  /** Whose: an ownerTag. Instances of others may lie under the same UIDs. */
  readonly owner?: string;
}
export interface InstanceAddress extends PartAddress {
  readonly instance: string;
}

export const printPartKey = ({ study, series, instance, owner }: PartAddress): string =>
  [study, series, ...(instance === undefined ? [] : [instance])].join('/') + (owner === undefined ? '' : `#${owner}`);

/** The part, narrowed to the instance asked for. @throws Failure 'malformed' for a key of another source */
export function parsePart(part: Part, { instance: wanted }: Pick<ReadOptions, 'instance'> = {}): PartAddress {
  const [path = '', owner] = part.key.split('#');
  const [study, series, own, ...rest] = path.split('/');
  const instance = wanted ?? own;
  if (!isUid(study) || !isUid(series) || rest.length > 0 || (instance !== undefined && !isUid(instance)))
    throw new Failure('malformed', { detail: 'not a part of a DICOMweb source' });
  return { study, series, ...(instance !== undefined && { instance }), ...(owner !== undefined && { owner }) };
}

/** Below the source's base, without a leading '/'. */
export const pathOf = ({ study, series, instance }: PartAddress): string =>
  `studies/${study}/series/${series}${instance === undefined ? '' : `/instances/${instance}`}`;
