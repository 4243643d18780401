// Labels lie: what a part really is, by its first bytes.
import { readBytes } from '../lib/readBytes.ts';
import { isAbort } from '../model/failure.ts';
import type { Call, Part, Read, TimelineItem } from '../model/item.ts';
import { fhirMediaType } from '../standards/fhir/mediaType.ts';
import { DEEP_ZOOM, IIIF_IMAGE } from '../standards/mime/pyramids.ts';
import { HEAD_BYTES, sniffType } from '../standards/mime/sniff.ts';
import { DIRECTORY_BYTES, isSlideSized, readTiffImage, readTiffStart, SLIDE_TIFF } from '../standards/mime/tiff.ts';

/** Says next to nothing, or is said of everything: looked at before a renderer is chosen. */
const VAGUE =
  /^(|application\/(octet-stream|x-unknown|binary|zip|gzip|x-gzip|json|fhir\+json|xml|hl7-cda\+xml)|binary\/octet-stream|text\/(plain|xml)|image\/tiff)$/;
/** What XML and JSON hold is told further in than what a file is. */
const TEXT_BYTES = 64 * 2 ** 10;
/** Where a source ignores ranges, no more than this is read of an answer. */
const MOST_BYTES = 64 * 2 ** 20;

const isFile = ({ mediaType, sopClass, modality }: Part): boolean =>
  sopClass === undefined && modality === undefined && !/^application\/dicom\b/.test(mediaType);

/** Whether the item's label is too vague to choose a renderer by. */
export const isVague = ({ parts }: TimelineItem): boolean => parts.some((part) => isFile(part) && VAGUE.test(typeOf(part)));

const typeOf = ({ mediaType }: Part): string => mediaType.split(';')[0]?.trim().toLowerCase() ?? '';

/** The item with the media types that its parts' first bytes tell; the same item where they tell nothing new. */
export async function believeBytes(item: TimelineItem, read: Read, call: Call): Promise<TimelineItem> {
  const [first, ...rest] = await Promise.all(item.parts.map((part) => (isFile(part) ? believePart(part, read, call) : part)));
  const parts = [first ?? item.parts[0], ...rest] as const;
  return parts.every((part, index) => part === item.parts[index]) ? item : { ...item, parts };
}

async function believePart(part: Part, read: Read, { signal }: Call): Promise<Part> {
  try {
    const bytes = /xml|json/.test(typeOf(part)) ? TEXT_BYTES : HEAD_BYTES;
    const answer = await read(part, { signal, accept: [part.mediaType, '*/*'], range: { from: 0, to: bytes - 1 } });
    const head = await readBytes(answer, { signal, maxBytes: MOST_BYTES });
    const told = refine(sniffType(head.subarray(0, HEAD_BYTES), part.label ?? ''), head.subarray(0, bytes));
    if (told === 'image/tiff' && (await isSlide(part, head, read, { signal }))) return { ...part, mediaType: SLIDE_TIFF };
    return told === 'application/octet-stream' || told === typeOf(part) ? part : { ...part, mediaType: told };
  } catch (error) {
    if (isAbort(error)) throw error;
    // What cannot be read is said by the renderer that tries.
    return part;
  }
}

/** A media type with what the content says of itself: which FHIR resource, or that the body of a CDA is a PDF. */
function refine(type: string, head: Uint8Array): string {
  const text = /xml$|json$/.test(type) ? new TextDecoder().decode(head) : '';
  if (/json$/.test(type)) {
    if (
      /"protocol"\s*:\s*"http:\/\/iiif\.io\/api\/image"|"@context"\s*:[^{}]*"http:\/\/iiif\.io\/api\/image\/[23]\/context\.json"/.test(
        text,
      )
    )
      return IIIF_IMAGE;
    const resource = /^[^{]*\{[^[]*?"resourceType"\s*:\s*"([A-Za-z]{1,40})"/.exec(text)?.[1];
    if (resource === undefined) return type;
    // A report that was sent with what it refers to is a report.
    const isReport = resource === 'Bundle' && /"resourceType"\s*:\s*"DiagnosticReport"/.test(text);
    return fhirMediaType(isReport ? 'DiagnosticReport' : resource);
  }
  if (/<Image\s[^<]*schemas\.microsoft\.com\/deepzoom\//.test(text)) return DEEP_ZOOM;
  if (/<([\w-]+:)?ClinicalDocument[\s>]/.test(text))
    return /<([\w-]+:)?nonXMLBody[\s>][\s\S]{0,200}?mediaType="application\/pdf"/.test(text)
      ? 'application/hl7-cda+xml;body=pdf'
      : 'application/hl7-cda+xml';
  return type;
}

/** A TIFF's directory may lie behind its pixels: it is asked for by itself. */
async function isSlide(part: Part, head: Uint8Array, read: Read, { signal }: Call): Promise<boolean> {
  const start = readTiffStart(head);
  if (!start) return false;
  const from = start.directory;
  if (head.length >= from + DIRECTORY_BYTES) return isSlideAt(head.subarray(from));
  const range = { from, to: from + DIRECTORY_BYTES - 1 };
  const answer = await read(part, { signal, accept: [part.mediaType, '*/*'], range });
  const bytes = await readBytes(answer, { signal, maxBytes: MOST_BYTES });
  // What ignores ranges sends the file from its beginning.
  return isSlideAt(answer.status === 206 ? bytes : bytes.subarray(from));

  function isSlideAt(directory: Uint8Array): boolean {
    const image = start && readTiffImage(directory, start);
    return image !== undefined && isSlideSized(image);
  }
}
