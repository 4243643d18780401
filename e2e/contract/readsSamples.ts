// Indexed files, and ones that lie. The reads are what demo/variants/bam.ts writes.
import type { Read } from '../../src/model/item.ts';
import type { Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

const BAM =
  'H4sIBAAAAAAA/wYAQkMCAKkBpdO/SwJhHMfx7+ElPAYhBy0NRVBDi3g/ND0KThFUUMMOHHQpTKiGBHFpaamhpaWlpaWlpf+jP6G5saWlpSUoJB8bqs/wfL7DLffw4bW8y6WmFYlIVKuoTit0M3kV74T94XB0cHSyPx6korit4lbYPxy5qtEKvaBQzOUDz0tFu1VVr4SuipthKWWJyJyITN5J8vFpoSvf95IQSWzVncmDZRH5nN7k3ygrz5aIU7tYdX4+6/Cala6fFb3+OltP/1532fU3ZPfY9Xdk99n1D2QP2HXLBvYcu560gT3Prs8j+ya7nkb2Aru+iOxF0/XedH3JFrH/s7vGser5ldn8X7Ea16rn16DeOFc9vwH1xr3q+QzUGwer532oNy5Wzxeg3jhZPb8N9cbN6vky1BtHq+erUE9X20B6j662jfQeXW0H6ulqe1BPV7sH9XS1A6inqz2GerraIdTT1Y6hnq72FOrpas+Q3qerPUd6n672Eurpaq+gnq72Gurpam+gnq72Furpau+gnq72Hurpah+g3rjaL3rL5U8nDwAAH4sIBAAAAAAA/wYAQkMCABsAAwAAAAAAAAAAAA==';
const BAI = 'QkFJAQEAAAABAAAASRIAAAEAAABZAAAAAAAAACcPAAAAAAAAAQAAAFkAAAAAAAAA';

/** Forty variants, packed and indexed by htslib. */
const VCF =
  'H4sIBAAAAAAA/wYAQkMCADgGXVbLblzHEV2PfoPb5Kbr3Q2EAQhZpAXIkS0xQbb9tAw4MiAI+f6coWcucQfciBTmTFedV93drd9+n+uPb/+t3+///fbxf7rxm7u7b3PNb/Nrn/dPn95+kYw/9T++fv/t1/u/v//hvn/5Rn/5fX799fuXe04p/ePN3dsfP3386fTzx8+n9z+cPr17PD18eD798q+HD6fH9x+e3306vf/n48fT48dPPz08n3589+Hpr/TmDHOi03Z6e3o+haUtkZ5+fvj8+fSfe2lW8uQZzpxazyJ5Fu+uHGo8RvMUmSlOT8+n9LcLlpYXsKeTF92y0RXMKEeppc+1ZFa3uqJEjUnmqUXpoTRL6noAKwGwB7zMmLbkO1jzmLOb5aAlNq26TpUeoxO+Y4WoxRqLD2Ck9vK0B8wpG1O+otWaSoyWky/Jo5LkPIwxsFLry/G/6rzGDVoRoD0BTZU3SeWKltl1RG6z1JaMJ7cgDqvhSdVmG9NCMf0BjZVe0N6eiNJGr5PyUqkTi5KWS3fueGwaqwb2KbPTbK20tNYRLZ9JeAYaq25e0hVNsWIqSjo5Bmm2qpmrCae6aml1ZlmatR/QROJCKZWNbZfHnNxTkC+sixo+6YtDqih+xzLBQHKjMY5g2S6UUi6bue2DJq+tzLA5yrRSyC3KaFLHsEjLafQ6me0oNpEXNAxKsbHHPihBpsVTnzqzQRW0jKhrxfOG4GsN9AQd1aaZLmvzVDbN8iq30nmslLUsbMPbwuAVnog26vA5mzYbN2sz/pOEB6AloO1ygy6LtbpUoeCarBBBs1OXtgFCWAHny9IRLeL6NrXNbUdbJXFblQwIXCKsCYZvtcAf6Uxuz1Nqqwc0Z7tYnopvlPyKVnQZ1tNi5rEAUIlWbzm3PIbCGZMTYW3Ht3lcWQinjWMXL3hMYI9bZR22loLFkSdWljoWRpRr1+H5gBZ8jSNx2STvxpokCB5m0kGDNZImte7BMhgkDOlgpR8FEl4unqfIGHSnFPTPMvqk4cNGm2yldaSQ5Sz44VHbSKkdn5YpLpTm89N0X1ujNKB+RQbV6rOWUThX5wEHGPyK0OS08pGE7FcSMqzAslMatfdcJPcK65u6SWEouPVA6E4tMbGATke5FZIdLW3G+9sEUqg9j8m1wky1CBYoIs5EHtVzXfDVPCZIcbqkm4VvmXmXm3QbHVbotcHkw3qimUZWHznPXJBveVo/olFK10CKiE1fM0QmnFCbacQQGqvhQTU5mJG1wg0JV2DfegNncWHVVDZ7tVbuBUJjElopoAcPxz9GKDLYR0UYMwZox+xF4l6JMFLQusNJggxcYCXM1bCkORa8YQlxkHjAZ5QWYu4Gzv60w9NJoZKkeygNLnUl8Gg1T4iDpY9cucFPpSRrcC2+LN3AwXEXd7lvITuvw1sVYrE6R6odWnbtSXKsivBIgn6oYKrcoL308xNmZTwONf6a5nBCqwFGI2VvmSQqTSygizQpo2KR3m9KkMu1G/CUDV+7B8maMVLhEQNNvZBJiF3EinfFlyC3F5UGFx3hZK9o1rQJ73ZFN/O5N8UdYiGuyAXY3mGHALVU/ezhaTdwe0fjkxtW/OqJCYG1qgONMiwtJqvIqlkMQdsj1xzzdnW6d7QEbTnvaJOVs4yGmsCmujlmS4TmBqtSe41O0OGiG7i9pIMRTbIzgePqnEcr0BkoY+M0isK52RMva0RtUPZ+jCaILi6qYzlfN7tOKgSHoobIPS1zR/1EIXZkXK8jSUd1mg69gXvp6ZeDRHjDJPvqMilVgfwnrDEF14/AJwm+Qmm0PnFFQZVHNBe5oJ27MMfuf6jWzPNEoKARa+dsCD40DEpCkOazLEXZ3qzO89USnHQrtj9OpYGFhHTMGbEyGnecXJUSjDbbAiLqm9MNscHlIpNzrOOk3W8SfLic860VnA5wpgqfyxEJLFA+bp4YOIBvVhdxvVpZEhy76wQKQjR1VAR6OVZ0d4eFWyCfSqSZ8sIVMW+IzXy9mAquc97L9WwnKLg13BBe56oZzV96woFndbSAZUc/j3ZEC7k4THFRx+7XVRHrgpJXOAtneIH4ED1+7rSliVFlrcJwV7T/A57evDy0DAAAH4sIBAAAAAAA/wYAQkMCABsAAwAAAAAAAAAAAA==';
const TBI =
  'H4sIBAAAAAAA/wYAQkMCAEwAC3HyZGRkYGBgAmIYDQLKUJoViJMzigzBEp5CEEU1DDBgyQYivSZBNKKLazCgAlS9EAAAn1kgX4EAAAAfiwgEAAAAAAD/BgBCQwIAGwADAAAAAAAAAAAA';

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

/** Its size is a claim too: what is larger than is read whole is looked into. */
function variants(name: string, vcf: Uint8Array<ArrayBuffer>, tbi: Uint8Array<ArrayBuffer>): Sample {
  const data = { key: 'vcf', mediaType: 'application/x-vcf+gzip', label: 'x.vcf.gz', sizeBytes: 1e10 };
  const index = { key: 'tbi', mediaType: 'application/x-tabix', label: 'x.vcf.gz.tbi' };
  return { name, item: itemOf(data, { parts: [data, index] }), read: ranged({ vcf, tbi }) };
}

const bam = bytesOf(BAM);
const bai = bytesOf(BAI);
const vcf = bytesOf(VCF);
const tbi = bytesOf(TBI);
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
  variants('indexed variants', vcf, tbi),
  variants('indexed variants that are noise', noise, tbi),
  variants('indexed variants that are cut short', vcf.slice(0, vcf.length / 2), tbi),
  variants('a table that is noise', vcf, noise),
  variants('a table that is cut short', vcf, tbi.slice(0, 50)),
  variants('a table of reads', vcf, bai),
];
