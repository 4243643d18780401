// Basic Voice and General Audio waveforms (PS3.3 A.34.2, A.34.9, C.10.9): one multiplex group of sound.
import { Failure } from '../../../model/failure.ts';
import { fromAlaw, fromMulaw } from '../../sound/readWav.ts';
import { type Dataset, items, number, text } from '../json.ts';

/** How samples lie in bytes: enough to read any piece of them. */
export interface DicomCoding {
  readonly channels: number;
  readonly bits: 8 | 16;
  /** Waveform Sample Interpretation (5400,1006). */
  readonly interpretation: string;
}

export interface DicomAudio extends DicomCoding {
  readonly samplesPerSecond: number;
  readonly data: { readonly inline: string } | { readonly bulkData: string };
}

/** @throws Failure 'pictureless', 'malformed', 'unsupported' */
export function readAudio(dataset: Dataset): DicomAudio {
  const [group] = items(dataset, '54000100');
  if (!group) throw new Failure('pictureless', { detail: 'an object without sound' });
  const channels = number(group, '003A0005') ?? 1;
  const samplesPerSecond = number(group, '003A001A') ?? 0;
  const bits = number(group, '54001004') ?? 8;
  const interpretation = text(group, '54001006') ?? '';
  if (!(channels >= 1 && channels <= 16 && samplesPerSecond >= 1000 && samplesPerSecond <= 400_000))
    throw new Failure('malformed', { detail: `sound of ${channels} channels at ${samplesPerSecond} Hz` });
  if (!((bits === 8 && /^(UB|SB|MB|AB)$/.test(interpretation)) || (bits === 16 && /^(SS|US)$/.test(interpretation))))
    throw new Failure('unsupported', { detail: `sound of ${bits} bits as ${interpretation}` });
  const element = group['54001010'];
  if (typeof element?.BulkDataURI === 'string')
    return { channels, samplesPerSecond, bits: bits as 8 | 16, interpretation, data: { bulkData: element.BulkDataURI } };
  if (typeof element?.InlineBinary === 'string')
    return { channels, samplesPerSecond, bits: bits as 8 | 16, interpretation, data: { inline: element.InlineBinary } };
  throw new Failure('pictureless', { detail: 'sound without samples' });
}

/** Of one moment: a sample of every channel. */
export const bytesPerMoment = ({ channels, bits }: DicomCoding): number => (bits / 8) * channels;

/** All channels mixed to one, -1 … 1. */
export function mixDicomAudio({ channels, bits, interpretation }: DicomCoding, bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bits / 8;
  const count = Math.floor(bytes.length / (size * channels));
  const read = readers.get(interpretation) ?? readSigned16;
  const out = new Float32Array(count);
  for (let index = 0, at = 0; index < count; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++, at += size) sum += read(view, at);
    out[index] = sum / channels;
  }
  return out;
}

type ReadSample = (view: DataView, at: number) => number;
const readSigned16: ReadSample = (view, at) => view.getInt16(at, true) / 32768;
const readers: ReadonlyMap<string, ReadSample> = new Map<string, ReadSample>([
  ['UB', (view, at) => (view.getUint8(at) - 128) / 128],
  ['SB', (view, at) => view.getInt8(at) / 128],
  ['MB', (view, at) => fromMulaw(view.getUint8(at))],
  ['AB', (view, at) => fromAlaw(view.getUint8(at))],
  ['SS', readSigned16],
  ['US', (view, at) => (view.getUint16(at, true) - 32768) / 32768],
]);
