// Files into an archive through STOW-RS (PS3.18 §10.5), a request of bounded size at a time.
import { readFileSync, statSync } from 'node:fs';

export interface Stored {
  /** SOP Instance UIDs. */
  readonly stored: ReadonlySet<string>;
  /** Files that the archive refused, or could not understand. */
  readonly refused: readonly string[];
  /** HTTP statuses, each as often as it came. */
  readonly statuses: ReadonlyMap<number, number>;
}

const CHUNK_BYTES = 32 * 2 ** 20;

/** @param base DICOMweb root, without a slash at its end */
export async function storeFiles(base: string, files: readonly string[]): Promise<Stored> {
  const stored = new Set<string>();
  const refused: string[] = [];
  const statuses = new Map<number, number>();
  for (const chunk of toChunks(files)) {
    const answer = await post(base, chunk);
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    for (const uid of answer.stored) stored.add(uid);
    if (answer.stored.length === chunk.length) continue;
    // One bad file may cost its whole request: each is tried alone, so that the bad ones are known by name.
    for (const file of chunk.length > 1 ? chunk : []) {
      const alone = await post(base, [file]);
      for (const uid of alone.stored) stored.add(uid);
      if (alone.stored.length === 0) refused.push(file);
    }
    if (chunk.length === 1) refused.push(...chunk);
  }
  return { stored, refused, statuses };
}

function* toChunks(files: readonly string[]): Generator<string[]> {
  let [chunk, sizeBytes]: [string[], number] = [[], 0];
  for (const file of files) {
    const { size } = statSync(file);
    if (chunk.length > 0 && sizeBytes + size > CHUNK_BYTES) {
      yield chunk;
      [chunk, sizeBytes] = [[], 0];
    }
    chunk.push(file);
    sizeBytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

async function post(base: string, files: readonly string[]): Promise<{ status: number; stored: string[] }> {
  const boundary = `helbild-${crypto.randomUUID()}`;
  const pieces = files.flatMap((file) => [
    Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
    readFileSync(file),
    Buffer.from('\r\n'),
  ]);
  const response = await fetch(`${base}/studies`, {
    method: 'POST',
    headers: {
      'content-type': `multipart/related; type="application/dicom"; boundary=${boundary}`,
      accept: 'application/dicom+json',
    },
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  });
  // The body counts whatever the status is: 202 and 409 carry it too (§10.5.3).
  const answer: unknown = await response.json().catch(() => ({}));
  return { status: response.status, stored: readStored(answer) };
}

/** SOP Instance UIDs in the Referenced SOP Sequence (0008,1199). */
function readStored(answer: unknown): string[] {
  const sequence = dig(answer, '00081199', 'Value');
  const uids = Array.isArray(sequence) ? sequence.map((item) => dig(item, '00081155', 'Value', '0')) : [];
  return uids.filter((uid) => typeof uid === 'string');
}

const dig = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
