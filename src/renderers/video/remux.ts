// Streams that browsers do not open are copied into MP4, picture by picture, without being encoded again.
import { BufferTarget, Conversion, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import { Failure } from '../../model/failure.ts';
import { readAccessUnits } from '../../standards/mime/annexB.ts';
import type { OpenMedia } from '../mediaDoor.ts';
import { openInput } from './probe.ts';
import { ASSUMED_RATE } from './timing.ts';

export interface RemuxOptions {
  readonly container: 'transport' | 'avc';
  readonly signal: AbortSignal;
  /** Frames a second, for streams that hold no times. */
  readonly rate?: number;
}

/** @throws Failure 'unsupported', 'malformed' */
export const remux = (media: OpenMedia, options: RemuxOptions): Promise<Uint8Array<ArrayBuffer>> =>
  options.container === 'avc' ? wrapPictures(media, options) : copyTracks(media, options);

async function copyTracks(media: OpenMedia, { signal }: RemuxOptions): Promise<Uint8Array<ArrayBuffer>> {
  const input = openInput(media, signal);
  try {
    const track = await input.getPrimaryVideoTrack();
    const codec = await track?.getCodec();
    if (!track || !codec) throw new Failure('unsupported', { detail: 'MPEG-TS, no H.264 or HEVC in it' });
    const output = newOutput();
    const conversion = await Conversion.init({ input, output, video: { forceTranscode: false }, showWarnings: false });
    if (!conversion.isValid) throw new Failure('unsupported', { detail: `MPEG-TS, ${codec}` });
    signal.addEventListener('abort', () => void conversion.cancel(), { once: true });
    await conversion.execute();
    signal.throwIfAborted();
    return written(output);
  } finally {
    input.dispose();
  }
}

async function wrapPictures(media: OpenMedia, { signal, rate = ASSUMED_RATE }: RemuxOptions): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await media.readPiece({ from: 0, to: media.sizeBytes - 1 }, { signal });
  const { config, units } = readAccessUnits(bytes, rate);
  const output = newOutput();
  const source = new EncodedVideoPacketSource('avc');
  output.addVideoTrack(source, { frameRate: rate });
  await output.start();
  for (const [index, { from, to, isKey, time }] of units.entries()) {
    signal.throwIfAborted();
    const packet = new EncodedPacket(bytes.subarray(from, to), isKey ? 'key' : 'delta', time, 1 / rate);
    await source.add(packet, index === 0 ? { decoderConfig: config } : undefined);
  }
  await output.finalize();
  return written(output);
}

const newOutput = (): Output<Mp4OutputFormat, BufferTarget> =>
  new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new BufferTarget() });

function written({ target }: Output<Mp4OutputFormat, BufferTarget>): Uint8Array<ArrayBuffer> {
  if (!target.buffer) throw new Failure('malformed', { detail: 'nothing could be copied' });
  return new Uint8Array(target.buffer);
}
