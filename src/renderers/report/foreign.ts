// Foreign text of several lines, every line made harmless.
import { printForeign } from '../../lib/foreignText.ts';

const MAX_LINE = 4000;
const MAX_LINES = 1500;

export const printLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .slice(0, MAX_LINES)
    .map((line) => printForeign(line, MAX_LINE))
    .join('\n')
    .trim();
