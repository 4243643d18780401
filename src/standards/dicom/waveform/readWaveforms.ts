// The Waveform module (PS3.3 C.10.9): multiplex groups of channels, in true units.
import { Failure } from '../../../model/failure.ts';
import { type Dataset, items, number, text } from '../json.ts';
import { leadOf } from './leads.ts';

export interface Channel {
  /** As clinicians write it: 'II', 'V1', 'aVR'; else the meaning of its source's code. Foreign text. */
  readonly name: string;
  /** UCUM: 'uV', 'mV', 'mm[Hg]'; '' where the object says none. */
  readonly unit: string;
  /** Real value of one step; undefined where the scale is unknown or absurd: then no units may be drawn. */
  readonly scale: number | undefined;
  /** Real value of a sample of zero. */
  readonly baseline: number;
  /** Hz. */
  readonly lowHz: number | undefined;
  readonly highHz: number | undefined;
  readonly notchHz: number | undefined;
}

export interface MultiplexGroup {
  /** Foreign text. */
  readonly label: string;
  readonly channels: readonly Channel[];
  /** Samples of one channel. */
  readonly length: number;
  readonly samplesPerSecond: number;
  readonly encoding: SampleEncoding;
  /** Where its samples are: in the data set, or at an address to be asked for. */
  readonly data: { readonly inline: string } | { readonly bulkData: string };
}

/** Waveform Bits Allocated and Sample Interpretation (C.10.9.1.5). */
export type SampleEncoding = 'SB' | 'UB' | 'SS' | 'US' | 'SL' | 'UL';

const BYTES: Readonly<Record<SampleEncoding, number>> = { SB: 1, UB: 1, SS: 2, US: 2, SL: 4, UL: 4 };
type ReadSample = (view: DataView, at: number) => number;
const readSigned16: ReadSample = (view, at) => view.getInt16(at, true);
const READERS: ReadonlyMap<SampleEncoding, ReadSample> = new Map<SampleEncoding, ReadSample>([
  ['SB', (view, at) => view.getInt8(at)],
  ['UB', (view, at) => view.getUint8(at)],
  ['SS', readSigned16],
  ['US', (view, at) => view.getUint16(at, true)],
  ['SL', (view, at) => view.getInt32(at, true)],
  ['UL', (view, at) => view.getUint32(at, true)],
]);
const MOST_CHANNELS = 512;
const MOST_SAMPLES = 2 ** 28;

/**
 * Groups in the object's order.
 * @throws Failure 'pictureless' where there are none, 'malformed' for claims that cannot be true, 'unsupported' for companded samples
 */
export function readWaveforms(dataset: Dataset): readonly [MultiplexGroup, ...MultiplexGroup[]] {
  const [first, ...rest] = items(dataset, '54000100').map(readGroup);
  if (!first) throw new Failure('pictureless', { detail: 'an object without waveforms' });
  return [first, ...rest];
}

function readGroup(group: Dataset): MultiplexGroup {
  const count = number(group, '003A0005') ?? 0;
  const length = number(group, '003A0010') ?? 0;
  const samplesPerSecond = number(group, '003A001A') ?? 0;
  if (!(count >= 1 && count <= MOST_CHANNELS) || !(length >= 1 && length * count <= MOST_SAMPLES))
    throw new Failure('malformed', { detail: `a waveform of ${count} channels and ${length} samples` });
  if (!(samplesPerSecond > 0 && samplesPerSecond <= 1e6))
    throw new Failure('malformed', { detail: 'a waveform without a sampling frequency' });
  const definitions = items(group, '003A0200');
  const element = group['54001010'];
  const data =
    typeof element?.BulkDataURI === 'string'
      ? { bulkData: element.BulkDataURI }
      : typeof element?.InlineBinary === 'string'
        ? { inline: element.InlineBinary }
        : undefined;
  if (!data) throw new Failure('pictureless', { detail: 'a waveform without samples' });
  return {
    label: text(group, '003A0020') ?? '',
    channels: Array.from({ length: count }, (_, index) => readChannel(definitions[index] ?? {}, index)),
    length,
    samplesPerSecond,
    encoding: encodingOf(group),
    data,
  };
}

function encodingOf(group: Dataset): SampleEncoding {
  const word = text(group, '54001006') ?? 'SS';
  const bits = number(group, '54001004') ?? 16;
  if (word === 'MB' || word === 'AB') throw new Failure('unsupported', { detail: 'companded samples' });
  const isKnown = (value: string): value is SampleEncoding => value in BYTES;
  if (!isKnown(word) || BYTES[word] * 8 !== bits)
    throw new Failure('malformed', { detail: `samples of ${bits} bits as ${word}` });
  return word;
}

function readChannel(definition: Dataset, index: number): Channel {
  const [source] = items(definition, '003A0208');
  const [unit] = items(definition, '003A0211');
  const sensitivity = number(definition, '003A0210');
  const scale = sensitivity === undefined ? undefined : sensitivity * (number(definition, '003A0212') ?? 1);
  const isSane = scale !== undefined && Number.isFinite(scale) && scale !== 0 && Math.abs(scale) < 1e9 && Math.abs(scale) > 1e-12;
  const baseline = number(definition, '003A0213') ?? 0;
  return {
    name: leadOf(source) || text(definition, '003A0203') || String(index + 1),
    unit: (unit && text(unit, '00080100')) ?? '',
    scale: isSane ? scale : undefined,
    baseline: isSane && Number.isFinite(baseline) ? baseline : 0,
    lowHz: number(definition, '003A0220'),
    highHz: number(definition, '003A0221'),
    notchHz: number(definition, '003A0222'),
  };
}

/**
 * The samples of one channel out of interleaved bytes, little endian.
 * @returns as many as are there; a group that is cut short is shorter
 */
export function samplesOf({ channels, length, encoding }: MultiplexGroup, bytes: Uint8Array, channel: number): Float32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = BYTES[encoding];
  const held = Math.min(length, Math.floor(bytes.length / (size * channels.length)));
  const read = READERS.get(encoding) ?? readSigned16;
  const { scale = 1, baseline = 0 } = channels[channel] ?? {};
  const out = new Float32Array(held);
  for (let index = 0, at = channel * size; index < held; index++, at += channels.length * size)
    out[index] = read(view, at) * scale + baseline;
  return out;
}

/** A printed value or statement that came with the recording (C.10.10). */
export interface Annotation {
  /** Foreign text. */
  readonly text: string;
  readonly value?: number;
  readonly unit?: string;
}

export function readAnnotations(dataset: Dataset): readonly Annotation[] {
  return items(dataset, '0040B020')
    .slice(0, 500)
    .flatMap((one): Annotation[] => {
      const [concept] = items(one, '0040A043');
      const name = (concept && text(concept, '00080104')) ?? '';
      const value = number(one, '0040A30A');
      const [unit] = items(one, '004008EA');
      const [code] = items(one, '0040A168');
      if (value !== undefined) return [{ text: name, value, unit: (unit && text(unit, '00080100')) ?? '' }];
      const said = text(one, '00700006') ?? (code && text(code, '00080104'));
      // A concept at a sample is a mark on the curve (onset of P, fiducial point), and says nothing by itself.
      return said ? [{ text: name && said !== name ? `${name}: ${said}` : said }] : [];
    });
}
