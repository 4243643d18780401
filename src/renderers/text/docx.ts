// DOCX (ISO/IEC 29500), converted in the browser by mammoth: its words, headings, lists and tables, not its layout.
import { element } from '../../lib/dom.ts';
import { Failure } from '../../model/failure.ts';
import type { PaperContent } from '../paperKind.ts';
import { boundZip } from './boundZip.ts';
import { sanitise } from './html.ts';
import { note } from './note.ts';
import { words } from './words.ts';

const MOST_BYTES = 64 * 2 ** 20;

/** @throws Failure 'unsupported' for a ZIP that is no DOCX, 'malformed', 'outOfMemory' for one that would inflate without end */
export async function writeDocx(bytes: Uint8Array<ArrayBuffer>): Promise<PaperContent> {
  const names = boundZip(bytes, MOST_BYTES);
  if (!names.includes('word/document.xml')) throw new Failure('unsupported', { detail: 'a ZIP that is no DOCX' });
  const { default: mammoth } = await import('mammoth');
  let pictures = 0;
  const convertImage = mammoth.images.imgElement(async () => {
    pictures++;
    return { src: '' };
  });
  const { value } = await mammoth.convertToHtml({ arrayBuffer: bytes.buffer }, { convertImage }).catch((cause: unknown) => {
    throw new Failure('malformed', { cause, detail: 'a DOCX that cannot be read' });
  });
  const fragment = sanitise(value);
  const say = words();
  const outline = [...fragment.querySelectorAll('h1, h2, h3')];
  const hasText = (fragment.textContent ?? '').trim() !== '';
  return {
    nodes: [
      note(say.converted),
      ...(pictures > 0 ? [note(say.omitted(pictures))] : []),
      hasText ? fragment : element('p', {}, say.empty),
    ],
    outline,
    facts: [{ name: say.format, value: 'DOCX' }],
  };
}
