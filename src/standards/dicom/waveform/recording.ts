// A waveform object (PS3.3 C.10.9) as groups of channels sampled together, with what its samples mean.
import { Failure } from '../../../model/failure.ts';
import { type Dataset, type Element, items, number, text } from '../json.ts';
import { type Annotation, readAnnotations } from './annotations.ts';
import { type Channel, readChannel } from './channel.ts';
import { type Encoding, readEncoding } from './samples.ts';

/** One multiplex group: channels sampled by one clock (PS3.3 C.10.9.1). */
export interface Group {
  /** Untrusted text; '' where it has none. */
  readonly label: string;
  /** A median or averaged beat, made by software from the rhythm. */
  readonly isMedian: boolean;
  readonly rateHz: number;
  /** Samples of each channel, as far as the object claims. */
  readonly samples: number;
  /** In the order in which their samples are interleaved. */
  readonly channels: readonly Channel[];
  readonly encoding: Encoding;
  /** Seconds from the acquisition's start to the first sample (0018,1068). */
  readonly startSec: number;
  /** Where the samples are: inline, or at an address. */
  readonly data: Element;
}

export interface Recording {
  readonly instance: string;
  readonly sopClass: string;
  readonly number: number;
  readonly groups: readonly [Group, ...Group[]];
  /** Why other groups of the object cannot be read. */
  readonly unreadable: readonly Failure[];
  readonly annotations: readonly Annotation[];
}

/** More than any device records at once: what claims more is a fault. */
const MAX_GROUPS = 32;
const MAX_CHANNELS = 512;
const MAX_RATE_HZ = 1e6;
const MAX_SAMPLES = 2 ** 31;

/** @throws Failure 'pictureless' without a waveform, 'malformed' or 'unsupported' when none of its groups can be read */
export function readRecording(dataset: Dataset): Recording {
  const sequence = items(dataset, '54000100').slice(0, MAX_GROUPS);
  if (sequence.length === 0) throw new Failure('pictureless', { detail: 'no waveform in the object' });
  const groups: Group[] = [];
  const unreadable: Failure[] = [];
  for (const item of sequence) {
    try {
      groups.push(readGroup(item));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      unreadable.push(error);
    }
  }
  const [first, ...rest] = groups;
  if (!first) throw unreadable[0] ?? new Failure('malformed', { detail: 'no waveform group' });
  return {
    instance: text(dataset, '00080018') ?? '',
    sopClass: text(dataset, '00080016') ?? '',
    number: number(dataset, '00200013') ?? 0,
    groups: [first, ...rest],
    unreadable,
    annotations: readAnnotations(dataset),
  };
}

/** @throws Failure */
function readGroup(item: Dataset): Group {
  const count = number(item, '003A0005') ?? items(item, '003A0200').length;
  const samples = number(item, '003A0010') ?? 0;
  const rateHz = number(item, '003A001A') ?? 0;
  if (!Number.isInteger(count) || count < 1 || count > MAX_CHANNELS)
    throw new Failure('malformed', { detail: `${count} waveform channels` });
  if (!(rateHz > 0) || rateHz > MAX_RATE_HZ) throw new Failure('malformed', { detail: 'no sampling frequency' });
  if (!Number.isInteger(samples) || samples < 1 || samples > MAX_SAMPLES)
    throw new Failure('malformed', { detail: `${samples} waveform samples` });
  const encoding = readEncoding(item);
  const definitions = items(item, '003A0200');
  const label = (text(item, '003A0020') ?? '').slice(0, 64);
  const offsetMs = number(item, '00181068') ?? 0;
  return {
    label,
    isMedian: /median|average|representative/i.test(label),
    rateHz,
    samples,
    channels: Array.from({ length: count }, (_, index) => readChannel(definitions[index] ?? {}, index, rateHz)),
    encoding,
    startSec: Math.abs(offsetMs) < 1e9 ? offsetMs / 1000 : 0,
    data: item['54001010'] ?? {},
  };
}

/** Seconds. */
export const durationOf = ({ samples, rateHz }: Pick<Group, 'samples' | 'rateHz'>): number => samples / rateHz;
