import type { Presentation } from '../renderer.ts';
import { type AudioState, SPEEDS, type Word } from './state.ts';

type Dress = Pick<AudioState, 'speed' | 'isLooping' | 'span' | 'words' | 'bands' | 'hasPitch'>;
const MOST_WORDS = 200;

export const printPresentation = ({ speed, isLooping, span, words, bands, hasPitch }: Dress): Presentation => ({
  renderer: 'audio',
  values: {
    speed,
    isLooping,
    bands,
    hasPitch,
    ...(span && { span: [span.from, span.to] }),
    words: words.map(({ from, to, text }) => [from, to, text]),
  },
});

/** What is not understood stays as it was. */
export function parsePresentation({ renderer, values }: Presentation, current: Dress): Dress {
  const { speed, isLooping, span, words, bands, hasPitch } = current;
  if (renderer !== 'audio') return { speed, isLooping, span, words, bands, hasPitch };
  return {
    speed: SPEEDS.find((one) => one === values.speed) ?? speed,
    isLooping: typeof values.isLooping === 'boolean' ? values.isLooping : isLooping,
    bands: values.bands === 'wide' || values.bands === 'narrow' ? values.bands : bands,
    hasPitch: typeof values.hasPitch === 'boolean' ? values.hasPitch : hasPitch,
    span: isPair(values.span) ? { from: values.span[0], to: values.span[1] } : undefined,
    words: Array.isArray(values.words) ? values.words.slice(0, MOST_WORDS).flatMap(toWord) : words,
  };
}

const isPair = (value: unknown): value is [number, number] =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number' && value[0] >= 0 && value[0] < value[1];

function toWord(value: unknown, index: number): Word[] {
  if (!isPair(value)) return [];
  const text: unknown = value[2 as 0];
  return [{ id: `word-${index}`, from: value[0], to: value[1], text: typeof text === 'string' ? text.slice(0, 60) : '' }];
}
