// The FHIR R4 face of the archive: who there is, what documents they have, and their bytes (ITI-67, ITI-68, ITI-78).
import { statSync } from 'node:fs';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chooseType } from '../http/accept.ts';
import { hashTag, isFresh, sendBytes } from '../http/answers.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, addRoute, type Handle, param } from '../http/routes.ts';
import type { Catalogue } from '../index/catalogue.ts';
import { parseSearch, type Resource, toBundle } from './bundle.ts';
import { capabilityStatement } from './capability.ts';
import { DOCUMENT_PARAMETERS, documentFile, findDocuments, getDocument } from './documents.ts';
import { findPatients, getPatient, PATIENT_PARAMETERS } from './patients.ts';

const FHIR_JSON = 'application/fhir+json';
const SAFE_TITLE = /[^\w.,()+ -]/g;

export function addFhirRoutes(app: FastifyInstance, prefix: string, catalogue: Catalogue): void {
  const { db } = catalogue;
  const base = (request: FastifyRequest) => `${request.protocol}://${request.host}${prefix}`;
  const patients: Handle = (request, reply) => {
    const search = parseSearch(request, PATIENT_PARAMETERS);
    const { total, resources } = findPatients(db, search);
    return send(request, reply, toBundle(base(request), 'Patient', search, total, resources));
  };
  const documents: Handle = (request, reply) => {
    const search = parseSearch(request, DOCUMENT_PARAMETERS);
    const { total, resources } = findDocuments(db, search);
    return send(request, reply, toBundle(base(request), 'DocumentReference', search, total, resources));
  };
  const one =
    (find: (id: string) => Resource | undefined): Handle =>
    (request, reply) => {
      const resource = find(param(request, 'id'));
      if (!resource) throw new HttpProblem(404, 'no such resource');
      return send(request, reply, resource);
    };
  addRoute(app, `${prefix}/metadata`, { GET: (request, reply) => send(request, reply, capabilityStatement(base(request))) });
  addRoute(app, `${prefix}/Patient`, { GET: patients });
  addRoute(app, `${prefix}/Patient/_search`, { POST: patients });
  addRoute(app, `${prefix}/Patient/:id`, { GET: one((id) => getPatient(db, id)) });
  addRoute(app, `${prefix}/DocumentReference`, { GET: documents });
  addRoute(app, `${prefix}/DocumentReference/_search`, { POST: documents });
  addRoute(app, `${prefix}/DocumentReference/:id`, { GET: one((id) => getDocument(db, id)) });
  addRoute(app, `${prefix}/Binary/:id`, { GET: (request, reply) => sendBinary(request, reply, catalogue) });
}

function send(request: FastifyRequest, reply: FastifyReply, body: object): FastifyReply {
  // `*/json`, `*/*`, and with any fhirVersion: all of them mean this.
  const type = chooseType(acceptOf(request), [FHIR_JSON, 'application/json', 'text/json']);
  if (!type) throw new HttpProblem(406, `available: ${FHIR_JSON}`);
  const text = JSON.stringify(body);
  reply.header('Cache-Control', 'private, no-cache');
  if (isFresh(request, reply, hashTag(text))) return reply.send();
  return reply.type(`${type}; charset=utf-8`).send(text);
}

function sendBinary(request: FastifyRequest, reply: FastifyReply, catalogue: Catalogue): FastifyReply {
  const file = documentFile(catalogue.db, param(request, 'id'));
  const path = catalogue.absolute(file.root, file.path);
  const found = catalogue.isInside(path) ? statSync(path, { throwIfNoEntry: false }) : undefined;
  if (!found?.isFile()) throw new HttpProblem(404, 'the file is not there any more');
  reply.header('Cache-Control', 'private, no-cache').header('Vary', 'Accept');
  // Documents of unknown senders must not run as pages of this origin.
  reply.header('Content-Security-Policy', "sandbox; default-src 'none'");
  const plain = file.title.normalize('NFKD').replace(SAFE_TITLE, '_');
  reply.header(
    'Content-Disposition',
    `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.title).replace(/['()*]/g, percentEncode)}`,
  );
  if (isFresh(request, reply, hashTag(path, String(found.mtimeMs), String(found.size)))) return reply.send();
  return sendBytes(request, reply, file.type, [{ file: path, offset: 0, length: found.size }]);
}

const percentEncode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
