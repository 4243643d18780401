// Files into an archive through STOW-RS (PS3.18 §10.5), a request of bounded size at a time.
import { readFileSync, statSync } from 'node:fs';

export interface Stored {
  /** SOP Instance UIDs. */
  readonly stored: ReadonlySet<string>;
  /** Files that the archive refused, or could not understand. */
  readonly refused: readonly string[];
  /** Files that brought the server down. */
  readonly deadly: readonly string[];
}

const CHUNK_BYTES = 32 * 2 ** 20;

/**
 * @param base DICOMweb root, without a slash at its end
 * @param revive brings the server back when it stopped answering; without it, that is an error
 */
export async function storeFiles(base: string, files: readonly string[], revive?: () => Promise<void>): Promise<Stored> {
  const stored = new Set<string>();
  const refused: string[] = [];
  const deadly: string[] = [];
  const tryStore = async (some: readonly string[]): Promise<boolean> => {
    const answer = await post(base, some).catch((error: unknown) => {
      if (!revive) throw error;
      return undefined;
    });
    for (const uid of answer ?? []) stored.add(uid);
    if (answer === undefined) await revive?.();
    const isAlone = some.length === 1;
    if (isAlone && answer === undefined) deadly.push(...some);
    else if (isAlone && answer?.length === 0) refused.push(...some);
    return answer?.length === some.length;
  };
  for (const chunk of toChunks(files)) {
    if ((await tryStore(chunk)) || chunk.length === 1) continue;
    // One bad file may cost its whole request: each is tried alone, so that the bad ones are known by name.
    for (const file of chunk) await tryStore([file]);
  }
  return { stored, refused, deadly };
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

/** @returns SOP Instance UIDs that were stored */
async function post(base: string, files: readonly string[]): Promise<string[]> {
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
  return readStored(answer);
}

/** SOP Instance UIDs in the Referenced SOP Sequence (0008,1199). */
function readStored(answer: unknown): string[] {
  const sequence = dig(answer, '00081199', 'Value');
  const uids = Array.isArray(sequence) ? sequence.map((item) => dig(item, '00081155', 'Value', '0')) : [];
  return uids.filter((uid) => typeof uid === 'string');
}

const dig = (value: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
