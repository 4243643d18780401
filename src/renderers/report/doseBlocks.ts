// Radiation dose as totals and a table of exposures.
import type { DoseReport, DoseValue } from '../../standards/dicom/sr/dose.ts';
import { nameOf } from './concepts.ts';
import { printLines } from './foreign.ts';
import type { Block, Cell } from './sheet.ts';
import { printNumber } from './treeBlocks.ts';
import { words } from './words.ts';

/** The standard's own names (PS3.16 annex D), for those that read English. */
const MEANINGS: Readonly<Record<string, string>> = {
  '125203': 'Protocol',
  '123014': 'Region',
  '113820': 'Type',
  '113825': 'Scan length',
  '113733': 'KVP',
  '113734': 'Tube current',
  '113830': 'CTDIvol',
  '113838': 'DLP',
  '113812': 'Number of exposures',
  '113813': 'DLP total',
  '113814': 'Effective dose',
  '113721': 'Type',
  '111031': 'View',
  '113824': 'Exposure time',
  '111631': 'Average glandular dose',
  '113738': 'Dose at reference point',
  '122130': 'Dose area product',
  '113722': 'Dose area product, total',
  '113725': 'Dose at reference point, total',
  '113726': 'Dose area product, fluoroscopy',
  '113730': 'Fluoroscopy time, total',
  '113731': 'Number of images',
  '111637': 'Average glandular dose, accumulated',
};
const NUMBERS = ['113825', '113733', '113734', '113830', '113838', '113824', '111631', '113738', '122130'];

const titleOf = (value: string): string => nameOf({ value, scheme: 'DCM', meaning: MEANINGS[value] ?? value });
const print = ({ value, unit }: DoseValue): string => printNumber({ value, ...(unit && { unit }) });

export function doseBlocks({ totals, columns, exposures }: DoseReport): Block[] {
  const say = words();
  const facts = totals.map((total): Block => ({ is: 'fact', name: titleOf(total.concept), value: print(total), blocks: [] }));
  const rows = exposures.map((exposure, index): Cell[] => [
    { text: String(index + 1), isNumber: true },
    ...columns.map((column): Cell => {
      const value = exposure.get(column);
      const isNumber = NUMBERS.includes(column);
      return {
        text: value ? (isNumber ? print(value) : printLines(value.code ? nameOf(value.code) : value.value)) : '',
        isNumber,
      };
    }),
  ]);
  return [
    ...(facts.length > 0 ? [{ is: 'section', heading: say.total, blocks: facts } as const] : []),
    ...(rows.length > 0
      ? [{ is: 'table', caption: say.exposures, columns: [say.exposure, ...columns.map(titleOf)], rows } as const]
      : []),
  ];
}
