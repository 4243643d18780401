// The user's language, known to everything that speaks. Swedish first; English complete.
export type Language = 'sv' | 'en';

let current: Language = 'sv';
const listeners = new Set<() => void>();

export const language = (): Language => current;

/** Changes the language; the app redraws itself from its root. */
export function setLanguage(next: Language): void {
  current = next;
  for (const listener of listeners) listener();
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A room's own words. The Swedish catalogue gives the type, so a missing English word does not compile.
 * @returns a function that answers the catalogue in the language of the moment; call it where the words are drawn
 */
export function defineWords<Catalogue>(catalogues: { readonly sv: Catalogue; readonly en: NoInfer<Catalogue> }): () => Catalogue {
  return () => catalogues[current];
}

interface Numerals {
  readonly numbers: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
}
const numerals = new Map<Language, Numerals>();

/**
 * Kept, for Intl formats cost a tenth of a millisecond to make and a timeline asks for hundreds. Made when first asked for:
 * the page's first one costs twenty, which no launch need wait for.
 */
function numeralsOf(tongue: Language): Numerals {
  const made = numerals.get(tongue) ?? { numbers: new Intl.NumberFormat(tongue), plurals: new Intl.PluralRules(tongue) };
  numerals.set(tongue, made);
  return made;
}

/** `1 bild`, `2 bilder`: the form for a number in the language of the moment (Unicode plural rules: one, other). */
export const plural = (count: number, one: string, other: string): string => {
  const { numbers, plurals } = numeralsOf(current);
  return `${numbers.format(count)} ${plurals.select(count) === 'one' ? one : other}`;
};
