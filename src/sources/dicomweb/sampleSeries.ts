// What a series holds, where its modality does not say: one of its instances is asked.
import { isAbort } from '../../model/failure.ts';
import type { Call } from '../../model/item.ts';
import { IDENTITY_TAGS } from '../../standards/dicom/identity.ts';
import { type Dataset, number, text } from '../../standards/dicom/json.ts';
import { isAmbiguousModality } from '../../standards/dicom/modalities.ts';
import { isEncapsulated } from '../../standards/dicom/sopClasses.ts';
import type { Room } from './room.ts';
import { uidOf } from './rows.ts';
import { INSTANCE_TAGS, modalityOf, type SeriesRow } from './toItems.ts';

/** A series of documents up to this long is shown as its documents. */
const MAX_DOCUMENTS = 50;

/** A series that cannot be asked stays as it was listed: it is shown all the same. @throws only an abort */
export async function sampleSeries(
  { qido }: Pick<Room, 'qido'>,
  study: string,
  row: Dataset,
  isOwn: (instance: Dataset) => boolean,
  call: Call,
): Promise<SeriesRow> {
  const modality = modalityOf(row);
  const series = uidOf(row, '0020000E');
  if (series === undefined || !isAmbiguousModality(modality)) return { row };
  const count = number(row, '00201209') ?? 1;
  const limit = ['DOC', 'OT', 'SR', ''].includes(modality) && count > 1 && count <= MAX_DOCUMENTS ? MAX_DOCUMENTS : 1;
  const path = `studies/${study}/series/${series}/instances`;
  try {
    const include = [...INSTANCE_TAGS, ...IDENTITY_TAGS];
    const { rows } = await qido.page({ path, include, uid: '00080018', limit }, { ...call, priority: 'near' });
    const instances = rows.filter((instance) => uidOf(instance, '00080018') && isOwn(instance));
    const sample = instances[0];
    const sopClass = sample && text(sample, '00080016');
    if (!sample || sopClass === undefined) return { row };
    const documents = instances.filter((instance) => isEncapsulated(text(instance, '00080016') ?? ''));
    const allAreDocuments = documents.length === instances.length && documents.length > 1;
    return { row, sopClass, sample, ...(allAreDocuments && { documents }) };
  } catch (error) {
    if (isAbort(error)) throw error;
    return { row };
  }
}
