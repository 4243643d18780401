// A FHIR R4 server with documents (IHE MHD) as a source.
import { type Auth, createHttp, type HttpConfig } from '../http.ts';
import type { Source } from '../source.ts';
import { findPatients } from './findPatients.ts';
import { readDocument } from './read.ts';
import type { Room } from './room.ts';
import { openItem, readTimeline } from './timeline.ts';

export interface MhdConfig extends Pick<HttpConfig, 'rewrite' | 'firstByteMs' | 'stallMs'> {
  readonly id: string;
  readonly label: string;
  readonly urls: { readonly base: string };
  readonly auth?: Auth;
}

export function mhdSource(config: MhdConfig): Source {
  const room: Room = {
    sourceId: config.id,
    http: createHttp({ ...config, base: config.urls.base }),
    learnt: { takesPost: true },
  };
  return {
    id: config.id,
    label: config.label,
    findPatients: (query, call) => findPatients(room, query, call),
    timeline: (patient, call) => readTimeline(room, patient, call),
    open: (id, call) => openItem(room, id, call),
    read: (part, options) => readDocument(room, part, options),
  };
}
