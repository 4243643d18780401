// Holds one recording and looks at it off the main thread: peaks, spectrogram, pitch, level. Samples come piece by piece.
import { type DicomCoding, mixDicomAudio } from '../../standards/dicom/audio/readAudio.ts';
import { levelAt, peaksOf, pitchAt, spectrogram, type Window } from '../../standards/sound/analyse.ts';
import { type Coding, mixDown, wavHeader } from '../../standards/sound/readWav.ts';

/** What the pieces are: coded bytes, or channels that a decoder has made. */
export type PieceCoding =
  | { readonly is: 'wav'; readonly coding: Coding }
  | { readonly is: 'dicom'; readonly coding: DicomCoding }
  | { readonly is: 'channels' };

/** Seconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type AudioRequest = { readonly id: number } & (
  | { readonly type: 'open'; readonly coding: PieceCoding; readonly count: number; readonly rate: number }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'channels'; readonly channels: readonly Float32Array<ArrayBuffer>[] }
  | { readonly type: 'peaks'; readonly span: Span; readonly pieces: number }
  | { readonly type: 'look'; readonly window: Window }
  | { readonly type: 'write' }
);

export interface Look {
  /** 0 … 255, row by row from the highest. */
  readonly picture: Uint8Array<ArrayBuffer>;
  /** Hz for each column; 0 where nothing is voiced. */
  readonly pitch: Float32Array<ArrayBuffer>;
  /** dBFS for each column. */
  readonly level: Float32Array<ArrayBuffer>;
}

export type AudioAnswer = { readonly id: number } & (
  | { readonly held: number }
  | { readonly peaks: Float32Array<ArrayBuffer> }
  | { readonly look: Look }
  | { readonly wav: Blob }
);

/** Pitch costs more than a column of the spectrogram. */
const MOST_PITCHES = 400;
const LEVEL_SECONDS = 0.05;

let samples = new Int16Array();
let held = 0;
let rate = 1;
let coding: PieceCoding = { is: 'channels' };

self.addEventListener('message', ({ data }: MessageEvent<AudioRequest>) => {
  const { id } = data;
  switch (data.type) {
    case 'open':
      samples = new Int16Array(data.count);
      ({ rate, coding } = data);
      return answer({ id, held });
    case 'bytes':
      put(toMono(data.bytes));
      return answer({ id, held });
    case 'channels':
      put(mixChannels(data.channels));
      return answer({ id, held });
    case 'peaks': {
      const peaks = peaksOf(cut(data.span), data.pieces);
      return answer({ id, peaks }, [peaks.buffer]);
    }
    case 'look': {
      const look = lookAt(data.window);
      return answer({ id, look }, [look.picture.buffer, look.pitch.buffer, look.level.buffer]);
    }
    case 'write':
      return answer({ id, wav: new Blob([wavHeader(held, rate), samples.subarray(0, held)], { type: 'audio/wav' }) });
  }
});

const answer = (message: AudioAnswer, transfer: Transferable[] = []): void => self.postMessage(message, { transfer });

function toMono(bytes: Uint8Array): Float32Array {
  if (coding.is === 'dicom') return mixDicomAudio(coding.coding, bytes);
  return coding.is === 'wav' ? mixDown(bytes, coding.coding) : new Float32Array();
}

function mixChannels(channels: readonly Float32Array[]): Float32Array {
  const mixed = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let index = 0; index < mixed.length; index++)
      mixed[index] = (mixed[index] as number) + (channel[index] as number) / channels.length;
  return mixed;
}

/** More than was announced is not kept. */
function put(mono: Float32Array): void {
  const count = Math.min(mono.length, samples.length - held);
  for (let index = 0; index < count; index++)
    samples[held + index] = Math.max(-32_768, Math.min(32_767, Math.round((mono[index] as number) * 32_768)));
  held += count;
}

const cut = ({ from, to }: Span): Int16Array => samples.subarray(Math.max(0, Math.round(from * rate)), Math.round(to * rate));

function lookAt(window: Window): Look {
  const columns = Math.min(MOST_PITCHES, window.columns);
  const at = (column: number): number => (window.from + ((column + 0.5) / columns) * (window.to - window.from)) * rate;
  return {
    picture: spectrogram(samples, rate, window),
    pitch: Float32Array.from({ length: columns }, (_, column) => pitchAt(samples, rate, at(column))),
    level: Float32Array.from({ length: columns }, (_, column) => levelAt(samples, at(column), Math.round(rate * LEVEL_SECONDS))),
  };
}
