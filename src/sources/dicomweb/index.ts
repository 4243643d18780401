// A DICOMweb archive (PS3.18) as a source: queries by QIDO-RS, bytes by WADO-RS.
import { Failure } from '../../model/failure.ts';
import type { Part, ReadOptions } from '../../model/item.ts';
import { isEncapsulated } from '../../standards/dicom/sopClasses.ts';
import { type Auth, createHttp, type HttpConfig } from '../http.ts';
import type { Source } from '../source.ts';
import { parsePart } from './address.ts';
import { findPatients } from './findPatients.ts';
import { createLearnt, type Quirk } from './learnt.ts';
import { openItem, openStudy } from './openItem.ts';
import { createQido } from './qido.ts';
import { readBulkData } from './readBulkData.ts';
import { readDocument } from './readDocument.ts';
import { readFrame } from './readFrame.ts';
import { readInstances } from './readInstances.ts';
import { frameKey, readMetadata, readSample, sampleKey, seriesKey, toInstance, warm } from './readMetadata.ts';
import { readPreview } from './readPreview.ts';
import type { Room } from './room.ts';
import { Speculation } from './speculation.ts';
import { readTimeline } from './timeline.ts';

export interface DicomwebConfig extends Pick<HttpConfig, 'rewrite' | 'maxParallel' | 'firstByteMs' | 'stallMs'> {
  readonly id: string;
  readonly label: string;
  readonly urls: { readonly base: string };
  readonly auth?: Auth;
  readonly quirks?: readonly Quirk[];
}

export function dicomwebSource(config: DicomwebConfig): Source {
  const http = createHttp({ ...config, base: config.urls.base });
  const learnt = createLearnt(config.quirks);
  const room: Room = { sourceId: config.id, http, learnt, qido: createQido(http, learnt), speculation: new Speculation() };
  return {
    id: config.id,
    label: config.label,
    findPatients: (query, call) => findPatients(room, query, call),
    timeline: (patient, call) => readTimeline(room, patient, call),
    open: (id, call) => openItem(room, id, call),
    study: (uid, call) => openStudy(room, uid, call),
    warm: (part) => warm(room, part),
    read: (part, options) => read(room, part, options),
  };
}

async function read(room: Room, part: Part, options: ReadOptions): Promise<Response> {
  options.signal.throwIfAborted();
  if (options.beside !== undefined) throw new Failure('unsupported', { detail: 'an object has nothing beside it' });
  const address = parsePart(part, options);
  const [accept = ''] = options.accept ?? [];
  if (options.bulkData !== undefined) return readBulkData(room, address, options);
  if (options.fit) return readPreview(room, part, options);
  if (options.frame !== undefined) {
    const instance = await toInstance(room, part, options);
    const early = options.frame === 1 ? room.speculation.take(frameKey(instance), options.signal) : undefined;
    return early ?? readFrame(room, instance, options.frame, options);
  }
  if (accept.startsWith('application/dicom+json')) {
    if (options.instance !== undefined) return readMetadata(room, address, options);
    const early = room.speculation.take((options.sample ? sampleKey : seriesKey)(part), options.signal);
    return early ?? (options.sample ? readSample(room, part, options) : readMetadata(room, address, options));
  }
  if (!accept.startsWith('application/dicom') && (part.sopClass === undefined || isEncapsulated(part.sopClass))) {
    const document = await readDocument(room, part, options);
    if (document) return document;
  }
  return readInstances(room, address, options);
}
