// Names of ECG leads by the codes of their sources (PS3.16 CID 3001; MDC, SCPECG) and by what makers write.
import { type Dataset, text } from '../json.ts';

/** The order in which twelve leads are printed. */
export const STANDARD_LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;

/** SCP-ECG (EN 1064) lead numbers: 5.6.3-9-… */
const SCP: Readonly<Record<string, string>> = {
  1: 'I',
  2: 'II',
  61: 'III',
  62: 'aVR',
  63: 'aVL',
  64: 'aVF',
  3: 'V1',
  4: 'V2',
  5: 'V3',
  6: 'V4',
  7: 'V5',
  8: 'V6',
};
/** MDC (ISO/IEEE 11073-10101): 2:1 …, as reference identifiers or numbers. */
const MDC: Readonly<Record<string, string>> = {
  1: 'I',
  2: 'II',
  61: 'III',
  62: 'aVR',
  63: 'aVL',
  64: 'aVF',
  3: 'V1',
  4: 'V2',
  5: 'V3',
  6: 'V4',
  7: 'V5',
  8: 'V6',
};

/** '' where the source is not told. */
export function leadOf(source: Dataset | undefined): string {
  const code = (source && text(source, '00080100')) ?? '';
  const meaning = (source && text(source, '00080104')) ?? '';
  const scp = SCP[/^5\.6\.3-9-(\d+)$/.exec(code)?.[1] ?? ''];
  const mdc = MDC[/^2:(\d+)$/.exec(code)?.[1] ?? ''];
  const named = /^MDC_ECG_(?:ELEC_POTL_|LEAD_)(I{1,3}|A?V[RLF1-6])$/i.exec(code)?.[1];
  return scp ?? mdc ?? (named && tidy(named)) ?? tidyMeaning(meaning) ?? meaning;
}

const tidy = (name: string): string =>
  STANDARD_LEADS.find((lead) => lead.toLowerCase() === name.toLowerCase().replace(/^av/, 'av')) ?? name;

/** 'Lead II', 'Lead aVR (einthoven)', 'V1' */
function tidyMeaning(meaning: string): string | undefined {
  const word = /^(?:lead[\s_]*)?(I{1,3}|aV[RLF]|V[1-6])\b/i.exec(meaning.trim())?.[1];
  return word === undefined ? undefined : tidy(word);
}
