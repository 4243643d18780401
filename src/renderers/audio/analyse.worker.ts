// Looks at sound off the main thread: peaks, spectrogram, pitch, level.
import { levelAt, peaksOf, pitchAt, spectrogram, type Window } from '../../standards/sound/analyse.ts';

export type AudioRequest =
  | { readonly type: 'open'; readonly samples: Float32Array<ArrayBuffer>; readonly rate: number }
  | { readonly type: 'peaks'; readonly id: number; readonly pieces: number }
  | { readonly type: 'look'; readonly id: number; readonly window: Window };
export type AudioAnswer =
  | { readonly id: number; readonly peaks: Float32Array<ArrayBuffer> }
  | {
      readonly id: number;
      readonly picture: Uint8Array<ArrayBuffer>;
      /** Hz for each column; 0 where nothing is voiced. */
      readonly pitch: Float32Array<ArrayBuffer>;
      /** dBFS for each column. */
      readonly level: Float32Array<ArrayBuffer>;
    };

let samples: Float32Array = new Float32Array();
let rate = 1;
/** Pitch costs more than a column of the spectrogram. */
const MOST_PITCHES = 400;

self.addEventListener('message', ({ data }: MessageEvent<AudioRequest>) => {
  if (data.type === 'open') {
    samples = data.samples;
    rate = data.rate;
  } else if (data.type === 'peaks') {
    const peaks = peaksOf(samples, data.pieces);
    answer({ id: data.id, peaks }, [peaks.buffer]);
  } else {
    const { window } = data;
    const picture = spectrogram(samples, rate, window);
    const columns = Math.min(MOST_PITCHES, window.columns);
    const at = (column: number): number => (window.from + ((column + 0.5) / columns) * (window.to - window.from)) * rate;
    const pitch = Float32Array.from({ length: columns }, (_, column) => pitchAt(samples, rate, at(column)));
    const level = Float32Array.from({ length: columns }, (_, column) => levelAt(samples, at(column), Math.round(rate * 0.05)));
    answer({ id: data.id, picture, pitch, level }, [picture.buffer, pitch.buffer, level.buffer]);
  }
});

const answer = (message: AudioAnswer, transfer: Transferable[]): void => self.postMessage(message, { transfer });
