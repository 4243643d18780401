// One document's bytes as a sheet: which text it is, and what is said around it.
import { type Block, type Cell, cell } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { isCda } from '../../standards/cda/document.ts';
import { parseCsv } from '../../standards/csv/parse.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { parseRtf } from '../../standards/rtf/parse.ts';
import { parseXml, type XmlElement } from '../../standards/xml/parse.ts';
import { composeCda } from './cda.ts';
import type { Composer, ToCompose } from './composer.ts';
import { formatOf, formatOfText } from './formats.ts';
import { jsonLines, xmlLines } from './indented.ts';
import { plainBlocks } from './plain.ts';
import { words } from './words.ts';

/** Letters of one document that are laid out. */
const MAX_LETTERS = 2_000_000;

/** @throws Failure 'malformed', 'unsupported' */
export async function toComposer(input: ToCompose): Promise<Composer> {
  const { bytes, mediaType, charset } = input;
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  const labelled = formatOf(mediaType) ?? 'plain';
  if (labelled === 'docx' || isZip(bytes)) {
    const { readDocx } = await import('./docx.ts');
    return asSheet(input, 'DOCX', await readDocx(bytes));
  }
  const { text: whole, encoding } = decodeText(bytes, charset);
  const format = formatOfText(whole, labelled);
  const text = whole.slice(0, MAX_LETTERS);
  const cut = (): Block[] => (whole.length > MAX_LETTERS ? [{ is: 'note', tone: 'warn', text: words().cutLong }] : []);
  const facts = (): [string, string][] => [[words().encoding, encoding]];
  switch (format) {
    case 'rtf': {
      const { blocks, title, omitted, isCut } = parseRtf(bytes);
      const notes = (): Block[] => [
        { is: 'note', tone: 'info', text: words().converted },
        ...(omitted > 0 ? [{ is: 'note', tone: 'warn', text: words().omitted(omitted) } as const] : []),
        ...(isCut ? [{ is: 'note', tone: 'warn', text: words().cutLong } as const] : []),
      ];
      return asSheet(input, 'RTF', { title, compose: () => [...notes(), ...blocks] });
    }
    case 'html': {
      const { readHtml } = await import('./html.ts');
      const { title, blocks, omitted } = readHtml(text);
      const notes = (): Block[] => (omitted > 0 ? [{ is: 'note', tone: 'info', text: words().remotePicture }] : []);
      return asSheet(input, 'HTML', { title, compose: () => [...cut(), ...notes(), ...blocks] }, facts);
    }
    case 'xml':
      return composeXml(input, whole, facts);
    case 'csv': {
      const { rows, isCut } = parseCsv(text, /tab/.test(mediaType) ? '\t' : undefined);
      const [head = [], ...others] = rows;
      const isNumbers = head.map((_, at) => others.every((row) => /^-?[\d\s]*[\d][.,]?\d*$|^$/.test(row[at] ?? '')));
      const toCell = (value: string, at: number, isHead: boolean): Cell =>
        cell(value, { isHead, ...(isNumbers[at] && { align: 'end' as const }) });
      const table: Block = {
        is: 'table',
        rows: [
          head.map((value, at) => toCell(value, at, true)),
          ...others.map((row) => row.map((value, at) => toCell(value, at, false))),
        ],
      };
      const note = (): Block[] => (isCut ? [{ is: 'note', tone: 'warn', text: words().cutLong }] : cut());
      return asSheet(input, 'CSV', { compose: () => [...note(), table] }, facts);
    }
    case 'json':
      return composeJson(input, whole, facts);
    default:
      return asSheet(input, 'Text', { compose: () => [...cut(), ...plainBlocks(text)] }, facts);
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

function composeXml(input: ToCompose, text: string, facts: () => [string, string][]): Composer {
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    // No letter of it is lost: what cannot be understood can still be read.
    const why = (): string =>
      error instanceof Failure && error.reason === 'unsupported' ? words().ownEntities : words().brokenXml;
    const shown = text.slice(0, MAX_LETTERS);
    return asSheet(
      input,
      'XML',
      {
        compose: () => [
          { is: 'note', tone: 'warn', text: why() },
          { is: 'lines', runs: [{ text: shown }] },
        ],
      },
      facts,
    );
  }
  if (isCda(root)) return composeCda(root, input);
  const { runs, isCut } = xmlLines(root);
  const note = (): Block[] => (isCut ? [{ is: 'note', tone: 'warn', text: words().cutLong }] : []);
  return asSheet(input, 'XML', { compose: () => [...note(), { is: 'lines', runs }] }, facts);
}

function composeJson(input: ToCompose, text: string, facts: () => [string, string][]): Composer {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    const shown = text.slice(0, MAX_LETTERS);
    return asSheet(
      input,
      'JSON',
      {
        compose: () => [
          { is: 'note', tone: 'warn', text: words().brokenJson },
          { is: 'lines', runs: [{ text: shown }] },
        ],
      },
      facts,
    );
  }
  const { runs, isCut } = jsonLines(value);
  const note = (): Block[] => (isCut ? [{ is: 'note', tone: 'warn', text: words().cutLong }] : []);
  const composer = asSheet(input, 'JSON', { compose: () => [...note(), { is: 'lines', runs }] }, facts);
  const resourceType = typeof value === 'object' && value !== null && 'resourceType' in value ? value.resourceType : undefined;
  return typeof resourceType === 'string' ? { ...composer, resourceType } : composer;
}

/** Content without a title of its own has the document's label in the lists, and nothing above it on the paper. */
function asSheet(
  { document, bytes }: ToCompose,
  format: string,
  content: { readonly title?: string; compose(): readonly Block[] },
  facts: () => readonly [string, string][] = () => [],
): Composer {
  return {
    compose() {
      const blocks = content.compose();
      const isEmpty = blocks.every((block) => block.is === 'note');
      return {
        title: content.title || (document.label ?? ''),
        blocks: isEmpty ? [...blocks, { is: 'note', tone: 'info', text: words().empty }] : blocks,
        facts: [[words().format, format], ...facts(), [words().size, printSize(bytes.length)]],
      };
    },
  };
}

/** SI units, as file managers print them. */
export const printSize = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;
