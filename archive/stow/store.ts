// STOW-RS (PS3.18 §10.5): all of a request is received, then all of it is stored, then it is answered.
import { statSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../../src/model/failure.ts';
import { parseContentType } from '../../src/standards/mime/contentType.ts';
import { readMultipartStreams } from '../../src/standards/mime/multipart.ts';
import { openBytes } from '../dicom/bytes.ts';
import { chooseType } from '../http/accept.ts';
import { HttpProblem } from '../http/problem.ts';
import { acceptOf, type Handle, param } from '../http/routes.ts';
import type { Catalogue, FileRecord } from '../index/catalogue.ts';
import { type InstanceEntry, readEntry } from '../index/readFile.ts';
import { holdSameBytes } from '../index/sameBytes.ts';
import { baseOf } from '../qido/routes.ts';
import { type Outcome, printOutcome, REASON, statusOf, WARNING_DAMAGED } from './outcome.ts';
import { receiveJson } from './receiveJson.ts';
import type { Staged, Staging } from './staging.ts';

export interface StoreLimits {
  /** Of one object. Default 4 GiB. */
  readonly maxObjectBytes?: number;
}

const JSON_TYPE = 'application/dicom+json';
const DICOM = 'application/dicom';
const GIB = 2 ** 30;

/** @param prefix what stands before `/studies` */
export function createStore(
  catalogue: Catalogue,
  staging: Staging,
  prefix: string,
  { maxObjectBytes = 4 * GIB }: StoreLimits = {},
): Handle {
  // One at a time: two objects with one UID must not both find their place free.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<Outcome>): Promise<Outcome> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const type = chooseType(acceptOf(request), [JSON_TYPE, 'application/json']);
    if (!type) throw new HttpProblem(406, `available: ${JSON_TYPE}`);
    const contentType = request.headers['content-type'] ?? '';
    const staged = await receive(request.body, contentType, staging, maxObjectBytes);
    if (staged.length === 0) throw new HttpProblem(400, 'the request holds no object');
    const outcomes: Outcome[] = [];
    try {
      for (const one of staged) outcomes.push(await inTurn(() => storeOne(one, param(request, 'study'), catalogue, staging)));
    } finally {
      await Promise.all(staged.map((one) => staging.drop(one)));
    }
    return reply
      .code(statusOf(outcomes))
      .type(type)
      .send(JSON.stringify(printOutcome(outcomes, baseOf(request, prefix))));
  };
}

/** Everything or nothing: a request that breaks off leaves no file behind. */
async function receive(body: unknown, contentType: string, staging: Staging, maxPartBytes: number): Promise<Staged[]> {
  const { type, parameters } = parseContentType(contentType);
  const inner = type === 'multipart/related' ? parseContentType(parameters.get('type') ?? DICOM).type : type;
  if (inner !== DICOM && inner !== JSON_TYPE)
    throw new HttpProblem(415, `accepted: multipart/related; type="${DICOM}" or "${JSON_TYPE}"`);
  if (!(body instanceof Readable)) throw new HttpProblem(400, 'the request has no body');
  const staged: Staged[] = [];
  try {
    const parts = readMultipartStreams(Readable.toWeb(body) as ReadableStream<Uint8Array>, contentType, { maxPartBytes });
    if (inner === JSON_TYPE) return await receiveJson(parts, staging, staged);
    for await (const part of parts) staged.push(await staging.write(part.body));
    return staged;
  } catch (error) {
    await Promise.all(staged.map((one) => staging.drop(one)));
    if (error instanceof HttpProblem) throw error;
    if (error instanceof Failure && error.reason === 'outOfMemory')
      throw new HttpProblem(413, `an object may have ${maxPartBytes} bytes`);
    if (error instanceof Failure) throw new HttpProblem(400, `the body is broken: ${error.detail}`);
    if (isDiskFull(error)) throw new HttpProblem(507, 'the archive has no room left');
    throw new HttpProblem(400, 'the body broke off');
  }
}

const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

async function storeOne(staged: Staged, study: string, catalogue: Catalogue, staging: Staging): Promise<Outcome> {
  const entry = readEntry(staged.path, 'upload.dcm');
  if (entry.kind === 'document' || entry.generated || !isPart10(staged.path))
    return { sopClass: '', uid: '', studyUid: '', seriesUid: '', failure: REASON.cannotUnderstand };
  const { sopClass, uid, studyUid, seriesUid, problem } = entry;
  const names = { sopClass, uid, studyUid, seriesUid };
  if (study !== '' && study !== studyUid) return { ...names, failure: REASON.otherStudy };
  const earlier = catalogue.place(uid);
  if (earlier) return holdSameBytes(staged.path, earlier.path) ? names : { ...names, failure: REASON.exists };
  try {
    catalogue.put([await keep(staged, entry, staging)]);
  } catch (error) {
    return { ...names, failure: isDiskFull(error) ? REASON.outOfResources : REASON.processingFailure };
  }
  return problem === '' ? names : { ...names, warning: WARNING_DAMAGED };
}

async function keep(staged: Staged, entry: InstanceEntry, staging: Staging): Promise<FileRecord> {
  const path = await staging.keep(staged, entry.uid);
  const { mtimeMs, size } = statSync(`${staging.objects}/${path}`);
  return { root: 'store', path, mtime: mtimeMs, size, entry };
}

function isPart10(path: string): boolean {
  const bytes = openBytes(path);
  try {
    return Buffer.from(bytes.read(128, 4)).toString('latin1') === 'DICM';
  } finally {
    bytes.close();
  }
}
