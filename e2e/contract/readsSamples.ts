// Forty reads over one place, and files of reads that lie. The bytes are what demo/variants/bam.ts writes.
import type { Read } from '../../src/model/item.ts';
import type { Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

const BAM =
  'H4sIBAAAAAAA/wYAQkMCAKkBpdO/SwJhHMfx7+ElPAYhBy0NRVBDi3g/ND0KThFUUMMOHHQpTKiGBHFpaamhpaWlpaWlpf+jP6G5saWlpSUoJB8bqs/wfL7DLffw4bW8y6WmFYlIVKuoTit0M3kV74T94XB0cHSyPx6korit4lbYPxy5qtEKvaBQzOUDz0tFu1VVr4SuipthKWWJyJyITN5J8vFpoSvf95IQSWzVncmDZRH5nN7k3ygrz5aIU7tYdX4+6/Cala6fFb3+OltP/1532fU3ZPfY9Xdk99n1D2QP2HXLBvYcu560gT3Prs8j+ya7nkb2Aru+iOxF0/XedH3JFrH/s7vGser5ldn8X7Ea16rn16DeOFc9vwH1xr3q+QzUGwer532oNy5Wzxeg3jhZPb8N9cbN6vky1BtHq+erUE9X20B6j662jfQeXW0H6ulqe1BPV7sH9XS1A6inqz2GerraIdTT1Y6hnq72FOrpas+Q3qerPUd6n672Eurpaq+gnq72Gurpam+gnq72Furpau+gnq72Hurpah+g3rjaL3rL5U8nDwAAH4sIBAAAAAAA/wYAQkMCABsAAwAAAAAAAAAAAA==';
const BAI = 'QkFJAQEAAAABAAAASRIAAAEAAABZAAAAAAAAACcPAAAAAAAAAQAAAFkAAAAAAAAA';

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const changed = (bytes: Uint8Array<ArrayBuffer>, at: number, ...values: readonly number[]): Uint8Array<ArrayBuffer> => {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
};

/** A source that knows ranges. */
const ranged =
  (files: Readonly<Record<string, Uint8Array<ArrayBuffer>>>): Read =>
  async ({ key }, { range, signal }) => {
    signal.throwIfAborted();
    const bytes = files[key] ?? new Uint8Array(0);
    if (!range || bytes.length === 0) return answer(bytes, 'application/octet-stream');
    const to = Math.min(range.to, bytes.length - 1);
    return new Response(bytes.slice(range.from, to + 1), {
      status: 206,
      headers: { 'content-range': `bytes ${range.from}-${to}/${bytes.length}` },
    });
  };

const DATA = { key: 'bam', mediaType: 'application/x-bam', label: 'x.bam' };
const INDEX = { key: 'bai', mediaType: 'application/x-bam-index', label: 'x.bam.bai' };

function reads(name: string, bam: Uint8Array<ArrayBuffer>, bai: Uint8Array<ArrayBuffer> | undefined): Sample {
  const read = ranged(bai ? { bam, bai } : { bam });
  return { name, item: itemOf(DATA, bai ? { parts: [DATA, INDEX] } : {}), read };
}

const bam = bytesOf(BAM);
const bai = bytesOf(BAI);
const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) % 256);

export const readsSamples: readonly Sample[] = [
  reads('reads', bam, bai),
  reads('reads without an index', bam, undefined),
  reads('reads that are empty', new Uint8Array(0), bai),
  reads('reads that are noise', noise, bai),
  reads('reads that are cut short', bam.slice(0, bam.length / 2), bai),
  reads('reads whose block is broken', changed(bam, 30, 255, 255, 255, 255), bai),
  reads('reads whose blocks have no length', changed(bam, 16, 0, 0), bai),
  reads('an index that is empty', bam, new Uint8Array(0)),
  reads('an index that is noise', bam, noise),
  reads('an index that is cut short', bam, bai.slice(0, 60)),
  reads('an index of four thousand million chromosomes', bam, changed(bai, 4, 255, 255, 255, 255)),
  reads('an index of two thousand million bins', bam, changed(bai, 8, 255, 255, 255, 127)),
  reads('an index that points far outside', bam, changed(bai, 24, 255, 255, 255, 255, 255, 255, 255, 127)),
];
