// The slides of an item, whatever they are stored as.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort } from '../../model/failure.ts';
import type { Call, Part, TimelineItem } from '../../model/item.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import { readSlideInstance, type SlideInstance } from '../../standards/dicom/slides/instance.ts';
import { toSlides } from '../../standards/dicom/slides/pyramid.ts';
import type { Host } from '../renderer.ts';
import { openDicomSlide } from './dicomImage.ts';
import type { SlideImage } from './image.ts';
import { isFile, isSlideFile, suitsSlide } from './suits.ts';

export type Lender = Pick<Host, 'read' | 'admit'>;

/** A slide of the item that has not been opened. */
export interface SlideRef {
  /** SOP Instance UIDs of its objects, for links that name one, and the width of each in its own pixels. */
  readonly instances: ReadonlyMap<string, number>;
  readonly name: string;
  /** Of DICOM, an object of its base level: where on the glass it lies. */
  readonly base?: SlideInstance;
  /** @throws Failure */
  open(call: Call): Promise<SlideImage>;
}

/** A sparse slide tells each of its tiles' places in its metadata. */
const MAX_METADATA_BYTES = 512 * 2 ** 20;

/** @throws Failure 'otherPatient' when one of the objects says that it is somebody else's */
export async function listSlides(item: TimelineItem, host: Lender, call: Call): Promise<readonly [SlideRef, ...SlideRef[]]> {
  host.admit(item.identity);
  const parts = item.parts.filter((part) => suitsSlide(part) > 0);
  const lists = await Promise.all(parts.map((part) => (isFile(part) ? [fileRef(part, host)] : listSeries(part, host, call))));
  const [first, ...rest] = lists.flat();
  if (!first) throw new Failure('pictureless', { detail: 'no slide in the item' });
  return [first, ...rest];
}

const fileRef = (part: Part, { read }: Lender): SlideRef => ({
  instances: new Map(),
  name: part.label ?? '',
  open: async (call) =>
    isSlideFile(part)
      ? (await import('./tiffImage.ts')).openTiffSlide(part, read, call)
      : (await import('./pyramidImage.ts')).openPyramid(part, read, call),
});

async function listSeries(part: Part, { read, admit }: Lender, { signal }: Call): Promise<SlideRef[]> {
  const response = await read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(parseJson(await readBytes(response, { signal, maxBytes: MAX_METADATA_BYTES })));
  for (const dataset of datasets) admit(identityOf(dataset));
  if (datasets.length === 0) throw new Failure('missing', { detail: 'a series without instances' });
  const troubles: unknown[] = [];
  const instances = datasets.flatMap((dataset) => {
    try {
      return [readSlideInstance(dataset)];
    } catch (error) {
      if (isAbort(error)) throw error;
      troubles.push(error);
      return [];
    }
  });
  const slides = toSlides(instances);
  if (slides.length === 0) throw troubles[0] ?? new Failure('pictureless', { detail: 'no volume image' });
  return slides.map((slide) => ({
    instances: new Map(instances.filter(({ container }) => container === slide.container).map(({ uid, width }) => [uid, width])),
    name: slide.container || (part.label ?? ''),
    base: slide.base,
    open: (call) => openDicomSlide(slide, part, read, call),
  }));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    // Without the cause: its message quotes the answer, which may name a patient.
    throw new Failure('malformed', { detail: 'metadata that is no JSON' });
  }
}
