// An item's texts, read and ready to be composed.
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { fhirMediaType, fhirResourceOf } from '../../standards/fhir/mediaType.ts';
import type { Reading } from '../paperViewport.ts';
import { HandOver, type Host } from '../renderer.ts';
import { toComposer } from './compose.ts';
import type { Composer } from './composer.ts';
import { listTexts, readBytesOf } from './listTexts.ts';

/** Of all documents of an item: text is small, and what is not is no text. */
const MAX_BYTES = 32 * 2 ** 20;

/** @throws Failure; HandOver where the only document wraps something else */
export async function readTexts(item: TimelineItem, host: Host, { signal }: Call): Promise<Reading> {
  const documents = await listTexts(item, host, { signal });
  const composers: Composer[] = [];
  let left = MAX_BYTES;
  for (const [index, document] of documents.entries()) {
    const read = await readBytesOf(document, host, {
      signal,
      maxBytes: left,
      onProgress: (fraction) => {
        const all = (index + fraction) / documents.length;
        // The last step is said once, when the first picture is there.
        if (all < 1) host.report({ type: 'progress', fraction: all });
      },
    });
    signal.throwIfAborted();
    left -= read.bytes.length;
    composers.push(await toComposer({ ...read, document, identity: item.identity }));
  }
  const [only] = composers;
  if (only && composers.length === 1) handOver(only, item, host);
  return {
    compose: () => composers.map((composer) => composer.compose()),
    warning: () => composers.map((composer) => composer.warning?.()).find((text) => text !== undefined),
  };
}

function handOver({ inner, resourceType, warning }: Composer, item: TimelineItem, host: Host): void {
  const [part] = item.parts;
  const asPart = (mediaType: string, more: Partial<Part> = {}): TimelineItem => ({
    ...item,
    parts: [{ key: part.key, mediaType, ...(part.label && { label: part.label }), ...more }],
  });
  if (inner) {
    const text = warning?.();
    if (text !== undefined) host.report({ type: 'warning', text });
    const { mediaType, bytes } = inner;
    throw new HandOver(asPart(mediaType, { sizeBytes: bytes.length }), async (_, { signal, range }) => {
      signal.throwIfAborted();
      const body = range ? bytes.slice(range.from, range.to + 1) : bytes;
      const headers = { 'content-type': mediaType, 'content-length': String(body.length) };
      if (!range) return new Response(body, { headers });
      const end = Math.min(range.to, bytes.length - 1);
      return new Response(body, {
        status: 206,
        headers: { ...headers, 'content-range': `bytes ${range.from}-${end}/${bytes.length}` },
      });
    });
  }
  if (resourceType !== undefined && FORMS.includes(resourceType) && fhirResourceOf(part.mediaType) === undefined)
    throw new HandOver(asPart(fhirMediaType(resourceType), { ...(part.sizeBytes && { sizeBytes: part.sizeBytes }) }), host.read);
}

/** What the renderers of forms and bundles are made for; other resources are readable as they are. */
const FORMS: readonly string[] = ['QuestionnaireResponse', 'Bundle', 'List'];
