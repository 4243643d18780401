// OPTIONS of the DICOMweb base (PS3.18 §8.9): what is there, as WADL or in short as JSON.
import type { FastifyInstance } from 'fastify';
import { chooseType } from './http/accept.ts';
import { HttpProblem } from './http/problem.ts';
import { acceptOf, addRoute } from './http/routes.ts';

const JSON_TYPE = 'application/dicom+json';
const FRAME_TYPES = [
  'multipart/related',
  'application/octet-stream',
  'image/jpeg',
  'image/jls',
  'image/jp2',
  'image/jphc',
  'image/jxl',
  'image/dicom-rle',
  'video/mp4',
];

interface Resource {
  readonly path: string;
  readonly methods: readonly { readonly name: 'GET' | 'POST'; readonly id: string; readonly types: readonly string[] }[];
}
const get = (id: string, ...types: string[]) => ({ name: 'GET', id, types }) as const;
const store = { name: 'POST', id: 'StoreInstances', types: [JSON_TYPE] } as const;
const DICOM = ['multipart/related', 'application/dicom'];
const PICTURE = ['image/jpeg', 'image/png'];
const FILM = ['video/mp4', 'video/mpeg', 'video/H265'];

const SERIES = 'studies/{study}/series/{series}';
const INSTANCE = `${SERIES}/instances/{instance}`;
const RESOURCES: readonly Resource[] = [
  { path: 'studies', methods: [get('SearchForStudies', JSON_TYPE), store] },
  { path: 'series', methods: [get('SearchForSeries', JSON_TYPE)] },
  { path: 'instances', methods: [get('SearchForInstances', JSON_TYPE)] },
  { path: 'studies/{study}', methods: [get('RetrieveStudy', ...DICOM), store] },
  { path: 'studies/{study}/metadata', methods: [get('RetrieveStudyMetadata', JSON_TYPE)] },
  { path: 'studies/{study}/thumbnail', methods: [get('RetrieveStudyThumbnail', ...PICTURE)] },
  { path: 'studies/{study}/series', methods: [get('SearchForStudySeries', JSON_TYPE)] },
  { path: 'studies/{study}/instances', methods: [get('SearchForStudyInstances', JSON_TYPE)] },
  { path: SERIES, methods: [get('RetrieveSeries', ...DICOM)] },
  { path: `${SERIES}/metadata`, methods: [get('RetrieveSeriesMetadata', JSON_TYPE)] },
  { path: `${SERIES}/thumbnail`, methods: [get('RetrieveSeriesThumbnail', ...PICTURE)] },
  { path: `${SERIES}/instances`, methods: [get('SearchForSeriesInstances', JSON_TYPE)] },
  { path: INSTANCE, methods: [get('RetrieveInstance', ...DICOM)] },
  { path: `${INSTANCE}/metadata`, methods: [get('RetrieveInstanceMetadata', JSON_TYPE)] },
  { path: `${INSTANCE}/rendered`, methods: [get('RetrieveRenderedInstance', ...PICTURE, ...FILM)] },
  { path: `${INSTANCE}/thumbnail`, methods: [get('RetrieveInstanceThumbnail', ...PICTURE)] },
  { path: `${INSTANCE}/frames/{frames}`, methods: [get('RetrieveFrames', ...FRAME_TYPES)] },
  { path: `${INSTANCE}/frames/{frame}/rendered`, methods: [get('RetrieveRenderedFrame', ...PICTURE)] },
  { path: `${INSTANCE}/frames/{frame}/thumbnail`, methods: [get('RetrieveFrameThumbnail', ...PICTURE)] },
  { path: `${INSTANCE}/bulkdata/{path}`, methods: [get('RetrieveBulkdata', ...FRAME_TYPES)] },
];

export function addCapabilities(app: FastifyInstance, prefix: string): void {
  addRoute(app, prefix, {
    OPTIONS: (request, reply) => {
      const type = chooseType(acceptOf(request), ['application/vnd.sun.wadl+xml', 'application/json', JSON_TYPE]);
      if (!type) throw new HttpProblem(406, 'available: application/vnd.sun.wadl+xml, application/json');
      reply.header('Allow', 'OPTIONS').type(type);
      return reply.send(
        type.endsWith('xml')
          ? toWadl(`${request.protocol}://${request.host}${prefix}`)
          : JSON.stringify({ resources: RESOURCES }),
      );
    },
  });
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function toWadl(base: string): string {
  const resources = RESOURCES.map(({ path, methods }) => {
    const printed = methods.map(({ name, id, types }) => {
      const representations = types.map((type) => `<representation mediaType="${type}"/>`).join('');
      return `<method name="${name}" id="${id}"><response status="200">${representations}</response></method>`;
    });
    return `<resource path="${path}">${printed.join('')}</resource>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<application xmlns="http://wadl.dev.java.net/2009/02"><resources base="${attribute(base)}">${resources.join('')}</resources></application>\n`;
}
