// What an object says of itself: its name and who or what made it.
import { type Dataset, items, personName, text } from '../../../standards/dicom/json.ts';

export const uidOf = (dataset: Dataset): string => text(dataset, '00080018') ?? '';

/** Content Label and Description before the series' own name. */
export const titleOf = (dataset: Dataset): string =>
  text(dataset, '00700081') ?? text(dataset, '0008103E') ?? text(dataset, '00700080') ?? '';

/** Content Creator's Name or operator, then the device. */
export function makerOf(dataset: Dataset): string[] {
  const name = personName(dataset, '00700084') ?? personName(dataset, '00081070');
  const author = name ? [name.prefix, name.given, name.family].filter(Boolean).join(' ') : '';
  const device = [text(dataset, '00080070'), text(dataset, '00081090')].filter(Boolean).join(' ');
  return [author, device].filter((words) => words !== '');
}

/** Name and version of the algorithm; the version falls back on Software Versions. */
export function algorithmOf(dataset: Dataset, named?: string): string[] {
  const first = items(dataset, '00620002')[0];
  const identification = first && items(first, '00620007')[0];
  const name = (identification && text(identification, '00660036')) ?? named;
  const version = (identification && text(identification, '00660031')) ?? text(dataset, '00181020');
  return name ? [[name, version].filter(Boolean).join(' ')] : [];
}

/** Without those that another one already says: a device is often called by its algorithm, and a creator by the device. */
export const unrepeated = (facts: readonly string[]): string[] =>
  facts.filter(
    (fact, at) =>
      fact !== '' &&
      !facts.some((other, place) => place !== at && contains(other, fact) && (other.length > fact.length || place < at)),
  );
const contains = (all: string, some: string): boolean => all.toLowerCase().includes(some.toLowerCase());
