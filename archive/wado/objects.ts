// Instances by their address, and their parsed headers kept for a while.
import type { FastifyRequest } from 'fastify';
import { openBytes } from '../dicom/bytes.ts';
import { NotDicom, type ParsedDicom, parseDicom } from '../dicom/parse.ts';
import { HttpProblem } from '../http/problem.ts';
import { uidParam } from '../http/routes.ts';
import type { Catalogue, InstancePlace } from '../index/catalogue.ts';

const KEPT = 24;
const MAX_KEPT_MEMORY_BYTES = 32 * 2 ** 20;

export class Objects {
  readonly catalogue: Catalogue;
  readonly #kept = new Map<string, ParsedDicom>();

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /** What the path of a request names. @throws HttpProblem 404 */
  find(request: FastifyRequest): InstancePlace[] {
    const names = request.params as { series?: string; instance?: string };
    const study = uidParam(request, 'study');
    const series = names.series === undefined ? undefined : uidParam(request, 'series');
    const instance = names.instance === undefined ? undefined : uidParam(request, 'instance');
    const places = this.catalogue.places(study, series, instance);
    if (places.length === 0) throw new HttpProblem(404, `no such ${instance ? 'instance' : series ? 'series' : 'study'}`);
    return places;
  }

  findOne(request: FastifyRequest): InstancePlace {
    const [place] = this.find(request);
    if (!place) throw new HttpProblem(404, 'no such instance');
    return place;
  }

  /**
   * Lends the parsed file for as long as the function runs, which must not wait.
   * @throws HttpProblem 404 when the file is gone since it was indexed
   */
  read<Result>(place: InstancePlace, use: (parsed: ParsedDicom) => Result): Result {
    const key = `${place.version}/${place.path}`;
    let parsed = this.#kept.get(key);
    this.#kept.delete(key);
    parsed ??= this.#parse(place.path);
    try {
      return use(parsed);
    } finally {
      this.#keep(key, parsed);
    }
  }

  close(): void {
    for (const { file } of this.#kept.values()) file.close();
    this.#kept.clear();
  }

  #parse(path: string): ParsedDicom {
    if (!this.catalogue.isInside(path)) throw new HttpProblem(404, 'the file is not there any more');
    return parseFile(path);
  }

  #keep(key: string, parsed: ParsedDicom): void {
    if (parsed.bytes !== parsed.file && parsed.bytes.size > MAX_KEPT_MEMORY_BYTES) {
      parsed.file.close();
      return;
    }
    this.#kept.set(key, parsed);
    for (const [oldest, { file }] of this.#kept) {
      if (this.#kept.size <= KEPT) break;
      file.close();
      this.#kept.delete(oldest);
    }
  }
}

function parseFile(path: string): ParsedDicom {
  let bytes: ReturnType<typeof openBytes>;
  try {
    bytes = openBytes(path);
  } catch {
    throw new HttpProblem(404, 'the file is not there any more');
  }
  try {
    return parseDicom(bytes);
  } catch (error) {
    bytes.close();
    if (error instanceof NotDicom) throw new HttpProblem(404, 'the file is no DICOM object any more');
    throw error;
  }
}
