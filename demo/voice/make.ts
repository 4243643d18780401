// A voice that says "a" and a short phrase of vowels: a source of pulses through the resonances of a throat (Klatt 1980),
// hoarse before therapy and clear after. No human voice is in it.
import { writeWav } from '../../src/standards/sound/readWav.ts';
import { randomStream } from '../draw/random.ts';
import type { Output, Task } from '../task.ts';

const RATE = 16_000;

export interface VoiceOptions {
  readonly title: string;
  readonly pitchHz: number;
  /** 0 a clear voice … 1 a breath. */
  readonly breath: number;
  /** How unlike each pulse is to the last: 0.005 healthy, 0.04 rough. */
  readonly jitter: number;
}

type Formants = readonly (readonly [hz: number, bandwidth: number])[];
const VOWELS: Readonly<Record<string, Formants>> = {
  a: [
    [680, 80],
    [1080, 90],
    [2500, 140],
    [3400, 200],
  ],
  e: [
    [440, 70],
    [2000, 100],
    [2600, 150],
    [3400, 200],
  ],
  i: [
    [290, 60],
    [2200, 110],
    [3000, 160],
    [3600, 200],
  ],
  o: [
    [420, 70],
    [720, 80],
    [2400, 140],
    [3300, 200],
  ],
  u: [
    [310, 60],
    [640, 80],
    [2200, 140],
    [3200, 200],
  ],
};
/** Held, then a phrase with stops between. */
const PHRASE: readonly (readonly [vowel: string, seconds: number, pitch: number])[] = [
  ['a', 2.2, 1],
  ['', 0.35, 1],
  ['i', 0.22, 1.12],
  ['', 0.05, 1],
  ['a', 0.26, 1.06],
  ['e', 0.2, 1.02],
  ['', 0.06, 1],
  ['o', 0.3, 0.96],
  ['u', 0.34, 0.88],
  ['', 0.3, 1],
];

export async function makeVoice(task: Task, output: Output): Promise<void> {
  const options = task.options as unknown as VoiceOptions;
  const { study } = task;
  const wav = writeWav(speak(options, study.key), RATE);
  await output.file(`${study.patient.key}/dokument/${study.date} ${options.title}.wav`, wav, study.date);
}

function speak({ pitchHz, breath, jitter }: VoiceOptions, name: string): Float32Array {
  const random = randomStream(`voice ${name}`);
  const parts = PHRASE.map(([vowel, seconds, pitch]) => sound(vowel, seconds, pitchHz * pitch));
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;

  function sound(vowel: string, seconds: number, hz: number): Float32Array {
    const samples = new Float32Array(Math.round(seconds * RATE));
    const formants = VOWELS[vowel];
    if (!formants) return samples.map(() => (random() - 0.5) * 0.002);
    let [phase, period, strength] = [0, RATE / hz, 1];
    for (let index = 0; index < samples.length; index++) {
      phase++;
      if (phase >= period) {
        phase -= period;
        period = (RATE / hz) * (1 + (random() - 0.5) * 4 * jitter) * (1 + 0.008 * Math.sin((2 * Math.PI * 5 * index) / RATE));
        strength = 1 + (random() - 0.5) * 8 * jitter;
      }
      const glottis = phase / period;
      const pulse = glottis < 0.6 ? strength * (glottis * glottis * (0.6 - glottis)) * 12 : 0;
      samples[index] = pulse * (1 - breath) + (random() - 0.5) * 0.6 * (0.02 + breath) * (glottis < 0.6 ? 1 : 0.35);
    }
    for (const [centre, bandwidth] of formants) resonate(samples, centre, bandwidth);
    const loudest = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    const edge = 0.03 * RATE;
    return samples.map((value, index) => (value / loudest) * 0.6 * Math.min(1, index / edge, (samples.length - index) / edge));
  }
}

/** A second-order resonator, in place. */
function resonate(samples: Float32Array, centre: number, bandwidth: number): void {
  const c = -Math.exp((-2 * Math.PI * bandwidth) / RATE);
  const b = 2 * Math.exp((-Math.PI * bandwidth) / RATE) * Math.cos((2 * Math.PI * centre) / RATE);
  const a = 1 - b - c;
  let [last, before] = [0, 0];
  for (let index = 0; index < samples.length; index++) {
    const value = a * (samples[index] as number) + b * last + c * before;
    samples[index] = value;
    [before, last] = [last, value];
  }
}
