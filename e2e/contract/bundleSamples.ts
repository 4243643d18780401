import { strToU8, zipSync } from 'fflate';
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A source that can send pieces. */
const inPieces =
  (bytes: Bytes): Read =>
  async (_, { range, signal }) => {
    signal.throwIfAborted();
    if (!range) return answer(bytes, 'application/zip');
    const piece = bytes.slice(range.from, range.to + 1);
    const headers = {
      'content-type': 'application/zip',
      'content-range': `bytes ${range.from}-${Math.min(range.to, bytes.length - 1)}/${bytes.length}`,
    };
    return new Response(piece, { status: 206, headers });
  };

const sample = (name: string, bytes: Bytes): Sample => ({
  name,
  item: itemOf({ key: 'zip', mediaType: 'application/zip', label: 'Bilder.zip', sizeBytes: bytes.length }),
  read: inPieces(bytes),
});
const whole = zipSync({ 'brev/remiss.txt': strToU8('Remiss'), 'bilder/hud.jpg': new Uint8Array(2000) }) as Bytes;

function changed(change: (view: DataView, end: number) => void): Bytes {
  const copy = whole.slice();
  change(new DataView(copy.buffer), copy.length - 22);
  return copy;
}
const fhir = (name: string, body: unknown): Sample => ({
  name,
  item: itemOf({ key: 'bundle', mediaType: 'application/fhir+json; resource=Bundle' }),
  read: async () => answer(typeof body === 'string' ? body : JSON.stringify(body), 'application/fhir+json'),
});

export const bundleSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('two files', whole),
  hostile: [
    sample('empty', new Uint8Array(0)),
    sample('no archive', strToU8('nothing of the kind, but long enough to look') as Bytes),
    sample('cut short', whole.slice(0, whole.length / 2)),
    sample('without its start', whole.slice(40)),
    sample(
      'a directory of four gigabytes',
      changed((view, end) => view.setUint32(end + 12, 0xfffffff0, true)),
    ),
    sample(
      'a directory that lies elsewhere',
      changed((view, end) => view.setUint32(end + 16, 0xfffffff0, true)),
    ),
    sample(
      'a count that is not so',
      changed((view, end) => view.setUint16(end + 10, 60_000, true)),
    ),
    sample(
      'names that lead out',
      zipSync({ '../../etc/passwd': strToU8('x'), '<img src=x onerror=alert(1)>': strToU8('y') }) as Bytes,
    ),
    fhir('no JSON', '{'),
    fhir('another resource', { resourceType: 'Patient' }),
    fhir('entries of every wrong kind', {
      resourceType: 'Bundle',
      entry: [1, null, { resource: 'x' }, { resource: { resourceType: 5, code: [] } }],
    }),
    fhir('a document whose text is no XML', {
      resourceType: 'Bundle',
      entry: [{ resource: { resourceType: 'Composition', section: [{ title: 'a', text: { div: '<div><p>' } }] } }],
    }),
  ],
};
