// A tone that rises, as a WAV.
import { Failure } from '../../src/model/failure.ts';
import type { Read } from '../../src/model/item.ts';
import type { ContractKit, Sample } from '../../src/renderers/renderer.contract.ts';
import { writeWav } from '../../src/standards/sound/readWav.ts';
import { alwaysAnswers, answer, itemOf } from './samples.ts';

const tone = Float32Array.from(
  { length: 24_000 },
  (_, index) => 0.6 * Math.sin((index / 8) * (1 + index / 48_000)) * Math.sin(index / 3000) ** 2,
);
const whole = writeWav(tone, 8000);
const change = (at: number, value: number): Uint8Array<ArrayBuffer> => {
  const bytes = whole.slice();
  new DataView(bytes.buffer).setUint32(at, value, true);
  return bytes;
};

const sample = (name: string, body: BodyInit, mediaType = 'audio/wav'): Sample => ({
  name,
  item: itemOf({ key: 'voice', mediaType }),
  read: alwaysAnswers(() => body, mediaType),
});

/** Six megabytes, asked for by ranges: the pieces after the first are what `later` makes of them. */
function long(name: string, later: (piece: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): Sample {
  const bytes = writeWav(
    Float32Array.from({ length: 3_000_000 }, (_, index) => Math.sin(index / 8)),
    8000,
  );
  const read: Read = async (_, { range, signal }) => {
    signal.throwIfAborted();
    const { from = 0, to = bytes.length - 1 } = range ?? {};
    const piece = bytes.slice(from, to + 1);
    return new Response(from > 0 ? later(piece) : piece, {
      status: 206,
      headers: { 'content-type': 'audio/wav', 'content-range': `bytes ${from}-${from + piece.length - 1}/${bytes.length}` },
    });
  };
  return { name, item: itemOf({ key: 'long', mediaType: 'audio/wav' }), read };
}

export const audioSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: sample('a rising tone', whole),
  hostile: [
    sample('empty', ''),
    sample('claims four gigabytes', change(40, 0xffff_fff0)),
    sample('no samples', whole.slice(0, 44)),
    sample('sixty-five thousand channels', change(22, 0xffff)),
    sample('cut short', whole.slice(0, 30)),
    long('pieces shorter than asked for', (piece) => piece.slice(0, 1001)),
    long('pieces of nothing', () => new Uint8Array()),
    long('pieces that do not come', () => {
      throw new Failure('unreachable', { detail: 'contract' });
    }),
    sample('not a sound', 'OggS, but nothing of the kind', 'audio/ogg'),
    sample('a web page', '<script>window.wasRun = true</script>', 'audio/mpeg'),
    {
      ...sample('an object without sound', ''),
      item: itemOf({ key: 'series', mediaType: 'application/dicom', sopClass: '1.2.840.10008.5.1.4.1.1.9.4.1' }),
      read: async () => answer('[{"00080018":{"vr":"UI","Value":["1.2"]}}]', 'application/dicom+json'),
    },
  ],
};
