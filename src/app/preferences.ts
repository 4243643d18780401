// The reader's own choices for this device. Nothing here tells of a patient.
import type { Language } from '../lib/language.ts';

export type Theme = 'dark' | 'light';

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(`helbild.${key}`);
  } catch {
    return null; // storage may be forbidden: then the choice lasts as long as the page
  }
};
const write = (key: string, value: string): void => {
  try {
    localStorage.setItem(`helbild.${key}`, value);
  } catch {
    // as above
  }
};

export function preferredLanguage(): Language | undefined {
  const kept = read('language');
  return kept === 'sv' || kept === 'en' ? kept : undefined;
}
export const preferLanguage = (language: Language): void => write('language', language);

export function preferredTheme(): Theme | undefined {
  const kept = read('theme');
  return kept === 'dark' || kept === 'light' ? kept : undefined;
}
export function preferTheme(theme: Theme): void {
  write('theme', theme);
  document.documentElement.dataset.theme = theme;
}
