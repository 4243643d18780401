// A recording from its source: something a browser plays, and its samples for drawing.
import { readBytes } from '../../lib/readBytes.ts';
import { Failure, isAbort, toFailure } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { mixDicomAudio, readAudio } from '../../standards/dicom/audio/readAudio.ts';
import { identityOf } from '../../standards/dicom/identity.ts';
import { toDatasets } from '../../standards/dicom/json.ts';
import { mixDown, readWav, writeWav } from '../../standards/sound/readWav.ts';
import type { Lent } from '../renderer.ts';

export interface Sound {
  /** For an <audio> element. */
  readonly blob: Blob;
  /** One channel, -1 … 1. */
  readonly samples: Float32Array<ArrayBuffer>;
  readonly samplesPerSecond: number;
  readonly seconds: number;
}

const MAX_BYTES = 512 * 2 ** 20;
/** What is drawn of a compressed recording: enough for 0 to 8 kHz. */
const DRAWN_RATE = 16_000;
const MOST_SECONDS = 3 * 3600;

type Lender = Pick<Lent, 'read' | 'admit'>;
type Loading = Call & { readonly onProgress?: (fraction: number) => void };

/** @throws Failure 'otherPatient' before anything is drawn, 'malformed', 'unsupported', 'outOfMemory' */
export async function loadSound(item: TimelineItem, host: Lender, call: Loading): Promise<Sound> {
  host.admit(item.identity);
  const [part] = item.parts;
  if (part.mediaType.startsWith('application/dicom')) return loadObject(part, host, call);
  const { signal, onProgress } = call;
  const answer = await host.read(part, { signal, accept: [part.mediaType, '*/*'] });
  const bytes = await readBytes(answer, { signal, maxBytes: MAX_BYTES, ...(onProgress && { onProgress }) }).catch(
    (error: unknown) => {
      throw isAbort(error) ? error : toFailure(error);
    },
  );
  if (bytes.length === 0) throw new Failure('malformed', { detail: 'an empty file' });
  const isWav = bytes[0] === 0x52 && bytes[8] === 0x57;
  return isWav ? fromWav(bytes, signal) : decode(bytes, part.mediaType, signal);
}

async function loadObject(
  part: TimelineItem['parts'][0],
  { read, admit }: Lender,
  { signal, onProgress }: Loading,
): Promise<Sound> {
  const answer = await read(part, { signal, accept: ['application/dicom+json'] });
  const datasets = toDatasets(await answer.json().catch(() => undefined));
  for (const dataset of datasets) admit(identityOf(dataset));
  const dataset = datasets.find((one) => one['54000100'] !== undefined);
  if (!dataset) throw new Failure('pictureless', { detail: 'an object without sound' });
  const audio = readAudio(dataset);
  const bytes =
    'inline' in audio.data
      ? Uint8Array.from(atob(audio.data.inline), (letter) => letter.charCodeAt(0))
      : await readBytes(await read(part, { signal, bulkData: audio.data.bulkData }), {
          signal,
          maxBytes: MAX_BYTES,
          ...(onProgress && { onProgress }),
        });
  return fromSamples(mixDicomAudio(audio, bytes), audio.samplesPerSecond);
}

/** Codings that browsers do not play (μ-law, A-law, 24 bits) are written anew; others are played as they came. */
function fromWav(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Sound | Promise<Sound> {
  try {
    const wav = readWav(bytes);
    const samples = mixDown(bytes, wav);
    if (samples.length === 0) throw new Failure('malformed', { detail: 'a recording without samples' });
    const isPlain = wav.format === 'pcm' && wav.bits <= 16 && wav.to <= bytes.length;
    if (!isPlain) return fromSamples(samples, wav.samplesPerSecond);
    return {
      blob: new Blob([bytes], { type: 'audio/wav' }),
      samples,
      samplesPerSecond: wav.samplesPerSecond,
      seconds: samples.length / wav.samplesPerSecond,
    };
  } catch (error) {
    // Codings inside WAV that only some programs know: perhaps the browser is one of them.
    if (error instanceof Failure && error.reason === 'unsupported') return decode(bytes, 'audio/wav', signal);
    throw error;
  }
}

function fromSamples(samples: Float32Array<ArrayBuffer>, samplesPerSecond: number): Sound {
  if (samples.length === 0) throw new Failure('pictureless', { detail: 'a recording without samples' });
  const blob = new Blob([writeWav(samples, samplesPerSecond)], { type: 'audio/wav' });
  return { blob, samples, samplesPerSecond, seconds: samples.length / samplesPerSecond };
}

async function decode(bytes: Uint8Array<ArrayBuffer>, mediaType: string, signal: AbortSignal): Promise<Sound> {
  const context = new OfflineAudioContext(1, 1, DRAWN_RATE);
  const buffer = await context.decodeAudioData(bytes.slice().buffer).catch((cause: unknown) => {
    const isOgg = /ogg|flac|mpeg|mp4|aac/.test(mediaType);
    throw new Failure(isOgg ? 'malformed' : 'unsupported', {
      cause,
      detail: `${mediaType}: sound that this browser cannot decode`,
    });
  });
  signal.throwIfAborted();
  if (buffer.length === 0) throw new Failure('malformed', { detail: 'a recording without samples' });
  if (buffer.duration > MOST_SECONDS) throw new Failure('outOfMemory', { detail: 'a recording of many hours' });
  const samples = new Float32Array(buffer.length);
  for (let channel = 0; channel < buffer.numberOfChannels; channel++) {
    const one = buffer.getChannelData(channel);
    for (let index = 0; index < samples.length; index++)
      samples[index] = (samples[index] as number) + (one[index] as number) / buffer.numberOfChannels;
  }
  return { blob: new Blob([bytes], { type: mediaType }), samples, samplesPerSecond: DRAWN_RATE, seconds: buffer.duration };
}
