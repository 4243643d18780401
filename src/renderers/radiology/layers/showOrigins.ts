// Opening what lies over pictures: by the pictures it refers to, or alone where it holds pixels of its own and they are gone.
import { Failure } from '../../../model/failure.ts';
import type { Part, TimelineItem } from '../../../model/item.ts';
import type { Host, Lent, ShowOptions } from '../../renderer.ts';
import { findOrigins } from './derived.ts';
import { layerWords } from './words.ts';

export interface PicturesToShow {
  readonly lent: Pick<Lent, 'read' | 'admit' | 'item'>;
  readonly first: Part | undefined;
  readonly instance: string | undefined;
}

/** Numbers, which mean something without the anatomy under them; a segmentation's bits and a plan's lines do not. */
const STANDS_ALONE = new Set(['1.2.840.10008.5.1.4.1.1.30', '1.2.840.10008.5.1.4.1.1.481.2']);

/**
 * @param show paints the pictures
 * @returns whose pictures were shown (the host's own where the object stands alone) and which objects are to be on
 * @throws Failure 'missing' where the pictures are not in the source
 */
export async function showOrigins(
  item: TimelineItem,
  host: Host,
  { signal, instance }: ShowOptions,
  show: (pictures: PicturesToShow) => Promise<void>,
): Promise<{ readonly lent: Pick<Lent, 'read' | 'admit'>; readonly opened: readonly string[] }> {
  const { uids, pictures, standsAlone } = await findOrigins(item, host, signal, STANDS_ALONE);
  if (pictures) {
    await show({ lent: pictures.lent, first: pictures.part, instance: pictures.instance });
    // A link may name the one object that is meant.
    return { lent: pictures.lent, opened: instance && uids.includes(instance) ? [instance] : uids };
  }
  if (!standsAlone) throw new Failure('missing', { detail: layerWords().noPictures });
  await show({ lent: { ...host, item }, first: undefined, instance });
  host.report({ type: 'warning', text: layerWords().alone });
  return { lent: host, opened: [] };
}
