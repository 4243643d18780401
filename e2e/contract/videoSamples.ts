// A film of two seconds, drawn and encoded by the browser itself, so that it can surely play it; and films that lie.
import { BufferTarget, CanvasSource, Mp4OutputFormat, Output } from 'mediabunny';
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { answer, itemOf } from './samples.ts';

const PART = { key: 'film', mediaType: 'video/mp4' };
const RATE = 25;
const SECONDS = 2;

/** VP9 in MP4: every Chromium has it, with and without the codecs that are paid for. */
async function encode(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(320, 240);
  const context = canvas.getContext('2d');
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });
  const source = new CanvasSource(canvas, { codec: 'vp9', bitrate: 300_000, keyFrameInterval: 1 });
  output.addVideoTrack(source, { frameRate: RATE });
  await output.start();
  for (let frame = 0; frame < SECONDS * RATE && context; frame++) {
    context.fillStyle = '#632';
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = '#fc8';
    context.fillRect(frame * 5, 80, 60, 60);
    await source.add(frame / RATE, 1 / RATE);
  }
  await output.finalize();
  return new Uint8Array(output.target.buffer ?? new ArrayBuffer(0));
}

let film: Promise<Uint8Array<ArrayBuffer>> | undefined;
const whole = (): Promise<Uint8Array<ArrayBuffer>> => {
  film ??= encode();
  return film;
};

type Change = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A source that knows ranges, as sources that are asked for long films do. */
const ranged =
  (change: Change = (bytes) => bytes): Read =>
  async (_, { range, signal }) => {
    signal.throwIfAborted();
    const bytes = change(await whole());
    signal.throwIfAborted();
    if (!range || bytes.length === 0) return answer(bytes, 'video/mp4');
    const to = Math.min(range.to, bytes.length - 1);
    return new Response(bytes.slice(range.from, to + 1), {
      status: 206,
      headers: { 'content-type': 'video/mp4', 'content-range': `bytes ${range.from}-${to}/${bytes.length}` },
    });
  };

const sample = (name: string, change?: Change): Sample => ({ name, item: itemOf(PART), read: ranged(change) });
const bytesOf =
  (...values: number[]): Change =>
  () =>
    Uint8Array.from(values);
/** The same 188 bytes over and over: packets of a transport stream that hold nothing. */
const emptyPackets: Change = () => Uint8Array.from({ length: 188 * 400 }, (_, at) => (at % 188 === 0 ? 0x47 : 0xff));
/** A byte stream of H.264 that is all start codes and parameters that make no sense. */
const nonsense: Change = () => Uint8Array.from({ length: 40_000 }, (_, at) => [0, 0, 0, 1, 0x67, 0x64, 0xff][at % 7] ?? 0);

function scatter(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  for (let at = 64; at < copy.length; at += 13) copy[at] = (at * 31) & 255;
  return copy;
}

const VIDEO_ENDOSCOPIC = '1.2.840.10008.5.1.4.1.1.77.1.1.1';
const dicom = (name: string, metadata: string): Sample => ({
  name,
  item: itemOf({ key: 'series', mediaType: 'application/dicom', sopClass: VIDEO_ENDOSCOPIC, modality: 'ES' }),
  read: async (part, options) =>
    options.accept?.includes('application/dicom+json') ? answer(metadata, 'application/dicom+json') : ranged()(part, options),
});

export const videoSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('two seconds'),
  hostile: [
    sample('empty', bytesOf()),
    sample('not a film', () => new TextEncoder().encode('<html><script>alert(1)</script></html>')),
    sample('cut short', (bytes) => bytes.slice(0, bytes.length / 2)),
    sample('only its first box', (bytes) => bytes.slice(0, 32)),
    sample('scattered with wrong bytes', scatter),
    sample('a box that claims four gigabytes', (bytes) =>
      Uint8Array.from([...bytes.slice(0, 32), 255, 255, 255, 255, 109, 111, 111, 118]),
    ),
    sample('a transport stream of nothing', emptyPackets),
    sample('an H.264 stream of nonsense', nonsense),
    sample('MPEG-2', bytesOf(0, 0, 1, 0xb3, 0x14, 0x00, 0xf0, 0x23, 0xff, 0xff, 0xe0, 0x18)),
    {
      ...sample('a size that is not true'),
      read: async (part, options) => {
        const told = await ranged()(part, options);
        const headers = new Headers(told.headers);
        headers.set('content-range', `bytes ${options.range?.from ?? 0}-${options.range?.to ?? 0}/9007199254740991`);
        return new Response(told.body, { status: 206, headers });
      },
    },
    dicom('a series without instances', '[]'),
    dicom('metadata that is not JSON', '<html>'),
    dicom(
      'a frame rate of nothing',
      '[{"00080018":{"vr":"UI","Value":["1.2.3"]},"00181063":{"vr":"DS","Value":[0]},"00280008":{"vr":"IS","Value":["many"]}}]',
    ),
  ],
};
