// Files of genomes, read as text: the reported variants first, the whole list behind a click.
import { Failure } from '../../model/failure.ts';
import { gunzip } from '../../standards/genome/gunzip.ts';
import { parseVcf } from '../../standards/genome/parseVcf.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { type DocumentRef, listDocuments, readDocument } from '../documents.ts';
import type { PaperContent, PaperDocument, PaperKind } from '../paperKind.ts';
import { createPaperViewport } from '../paperViewport.ts';
import type { Host } from '../renderer.ts';
import { writeReads } from './reads.ts';
import { writeRegions } from './regions.ts';
import { writeVariants } from './variants.ts';

/** A panel or an exome; a whole genome's list is not for reading on paper. */
const MAX_PACKED_BYTES = 64 * 2 ** 20;
const MAX_BYTES = 256 * 2 ** 20;

export const genomeKind: PaperKind = {
  id: 'genome',
  async list(item, host, call) {
    const [first, ...rest] = await listDocuments(item, host, () => true, call);
    return [toDocument(first, host), ...rest.map((one) => toDocument(one, host))];
  },
};

const toDocument = (document: DocumentRef, host: Host): PaperDocument => ({
  key: document.part.key,
  label: document.label ?? '',
  write: (call) => write(document, host, call),
});

async function write(document: DocumentRef, host: Host, call: Parameters<typeof readDocument>[2]): Promise<PaperContent> {
  const { mediaType } = document.part;
  if (/x-(bam|cram)/.test(mediaType)) return writeReads(document, host, call);
  const { bytes } = await readDocument(document, host, { ...call, maxBytes: MAX_PACKED_BYTES });
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const { text } = decodeText(isPacked ? gunzip(bytes, MAX_BYTES) : bytes);
  if (/bed/.test(mediaType)) return writeRegions(text);
  const read = parseVcf(text);
  if (read.variants.length === 0 && !text.startsWith('##fileformat=VCF') && !/^#CHROM\t/m.test(text))
    throw new Failure('malformed', { detail: 'no VCF' });
  return writeVariants(read);
}

export const createViewport = createPaperViewport(genomeKind);
