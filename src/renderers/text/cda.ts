// A clinical document on paper: who it says it is about, who wrote it and when, then its sections or the file inside of it.
import type { Block } from '../../lib/prose.ts';
import { Failure } from '../../model/failure.ts';
import { formatPatientId } from '../../model/identity.ts';
import { type CdaBody, readCda } from '../../standards/cda/document.ts';
import { type CdaHeader, printCdaName, printTs } from '../../standards/cda/header.ts';
import { compareIds } from '../../standards/cda/whose.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { parseRtf } from '../../standards/rtf/parse.ts';
import type { XmlElement } from '../../standards/xml/parse.ts';
import type { Composer, ToCompose } from './composer.ts';
import { plainBlocks } from './plain.ts';
import { words } from './words.ts';

const PICTURES = /^image\/(png|jpeg|gif|webp|bmp)$/;

export function composeCda(root: XmlElement, { identity, document }: ToCompose): Composer {
  const { header, body } = readBody(root);
  const agreement = compareIds(header.ids, identity.id);
  const numbers = header.ids.map(formatPatientId).filter(Boolean).join(', ');
  const warning = (): string | undefined =>
    agreement === 'other' ? words().otherPatient(printCdaName(header), numbers) : undefined;
  const whose = (): Block[] => {
    const text = warning();
    if (text !== undefined) return [{ is: 'note', tone: 'danger', text }];
    const who = [printCdaName(header), numbers].filter(Boolean).join(', ');
    return agreement === 'unknown' ? [{ is: 'note', tone: 'warn', text: words().unknownPatient(who || '–') }] : [];
  };
  const content = readContent(body);
  const title = header.title || header.kind || document.label || '';
  return {
    ...(content.inner && { inner: content.inner }),
    warning,
    compose: () => ({
      title,
      blocks: [
        ...whose(),
        { is: 'heading', level: 1, runs: [{ text: title || words().document }] },
        { is: 'facts', rows: headerRows(header, numbers) },
        ...content.compose(),
      ],
      facts: [[words().format, words().cda], ...headerRows(header, numbers).slice(1)],
    }),
  };
}

/** A body that cannot be unpacked leaves its header readable. */
function readBody(root: XmlElement): { readonly header: CdaHeader; readonly body: CdaBody | 'broken' } {
  try {
    return readCda(root);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const bare = { ...root, children: root.children.filter((node) => typeof node === 'string' || node.name !== 'component') };
    return { header: readCda(bare).header, body: 'broken' };
  }
}

function headerRows(header: CdaHeader, numbers: string): [string, string][] {
  const say = words();
  const born = header.birth ? `${say.born} ${printTs(header.birth)}` : '';
  const version = [header.version, header.replaces ? say.replaces : ''].filter(Boolean).join(', ');
  const rows: [string, string][] = [
    [say.patient, [printCdaName(header), numbers, born].filter(Boolean).join(', ')],
    [say.written, printTs(header.written)],
    [say.kind, header.kind === header.title ? '' : header.kind],
    [say.author, header.authors.filter(Boolean).join('; ')],
    [say.signedBy, header.signedBy.filter((one) => one !== '' && !header.authors.includes(one)).join('; ')],
    [say.encounter, header.encounter],
    [say.custodian, header.custodian],
    [say.version, version === '1' ? '' : version],
  ];
  return rows.filter(([, value]) => value !== '');
}

interface Content {
  compose(): readonly Block[];
  readonly inner?: Composer['inner'];
}

function readContent(body: CdaBody | 'broken'): Content {
  if (body === 'broken') return { compose: () => [{ is: 'note', tone: 'warn', text: words().bodyBroken }] };
  switch (body.is) {
    case 'sections':
      return { compose: () => body.blocks };
    case 'elsewhere':
      return { compose: () => [{ is: 'note', tone: 'warn', text: words().elsewhere(body.where) }] };
    case 'nothing':
      return { compose: () => [{ is: 'note', tone: 'info', text: words().noBody }] };
    case 'file':
      return readFile(body.mediaType.toLowerCase(), body.bytes);
  }
}

function readFile(mediaType: string, bytes: Uint8Array<ArrayBuffer>): Content {
  if (PICTURES.test(mediaType)) return { compose: () => [{ is: 'picture', mediaType, bytes, label: mediaType }] };
  if (mediaType === 'text/plain') {
    const blocks = plainBlocks(decodeText(bytes).text);
    return { compose: () => blocks };
  }
  if (/rtf$/.test(mediaType)) {
    const { blocks } = parseRtf(bytes);
    return { compose: () => [{ is: 'note', tone: 'info', text: words().converted }, ...blocks] };
  }
  return { inner: { mediaType, bytes }, compose: () => [{ is: 'note', tone: 'info', text: words().inside(mediaType) }] };
}
