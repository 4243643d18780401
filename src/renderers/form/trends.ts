// The same questions in the patient's other answered forms, over time.
import { isAbort } from '../../model/failure.ts';
import type { Call, TimelineItem } from '../../model/item.ts';
import { type FilledForm, readForm, scoresOf } from '../../standards/fhir/questionnaire.ts';
import { decodeText } from '../../standards/mime/decodeText.ts';
import { readDocument } from '../documents.ts';
import type { Host, Lent } from '../renderer.ts';

export interface Trend {
  /** Foreign text. */
  readonly name: string;
  readonly unit: string;
  /** Oldest first; the shown one among them. */
  readonly points: readonly { readonly date: string; readonly value: number; readonly isShown: boolean }[];
}

/** Earlier forms are small, but a life may hold many. */
const MOST_OTHERS = 40;
const MOST_BYTES = 2 ** 20;

export async function collectTrends(form: FilledForm, item: TimelineItem, host: Host, call: Call): Promise<Trend[]> {
  const scores = scoresOf(form);
  if (scores.size === 0 || form.questionnaire === '') return [];
  const candidates = (host.others?.() ?? []).filter(({ item: other }) => isLikely(item, other)).slice(0, MOST_OTHERS);
  const others = (await Promise.all(candidates.map((other) => load(other, call)))).filter(
    (other) => other !== undefined && other.questionnaire === form.questionnaire,
  );
  return [...scores].flatMap(([linkId, { text, unit, value }]): Trend[] => {
    const points = [
      { date: form.authored.slice(0, 10), value, isShown: true },
      ...others.flatMap((other) => {
        const score = other && scoresOf(other).get(linkId);
        return other && score && score.unit === unit
          ? [{ date: other.authored.slice(0, 10), value: score.value, isShown: false }]
          : [];
      }),
    ].filter(({ date }) => date !== '');
    return points.length < 2 ? [] : [{ name: text, unit, points: points.sort((a, b) => a.date.localeCompare(b.date)) }];
  });
}

/** A JSON document that bears the same name, or is told to be an answered form. */
const isLikely = (item: TimelineItem, { parts, title }: TimelineItem): boolean =>
  parts.some(({ mediaType }) => /json/.test(mediaType)) &&
  (title === item.title || parts.some(({ mediaType }) => /Questionnaire/.test(mediaType)));

/** One that cannot be read is missing in the trend, and says so in its own pane. */
async function load({ item, read, admit }: Lent, call: Call): Promise<FilledForm | undefined> {
  try {
    admit(item.identity);
    const { bytes } = await readDocument({ part: item.parts[0] }, { read }, { ...call, maxBytes: MOST_BYTES });
    return readForm(JSON.parse(decodeText(bytes).text));
  } catch (error) {
    if (isAbort(error)) throw error;
    return undefined;
  }
}
