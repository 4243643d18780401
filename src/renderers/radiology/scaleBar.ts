// A ruler of a round length that fits the pane.
const STEPS = [1, 2, 5] as const;

/** @returns the longest of 1, 2, 5, 10, 20 … mm that is at most `maxPx` long, and how long it is; undefined when none fits */
export function scaleBar(cssPxPerMm: number, maxPx: number): { readonly mm: number; readonly px: number } | undefined {
  if (!(cssPxPerMm > 0) || !Number.isFinite(cssPxPerMm)) return undefined;
  const decade = 10 ** Math.floor(Math.log10(maxPx / cssPxPerMm));
  let best: number | undefined;
  for (const step of [...STEPS, 10]) if (step * decade * cssPxPerMm <= maxPx + 1e-9) best = step * decade;
  return best === undefined || best < 0.001 || best > 10_000 ? undefined : { mm: best, px: best * cssPxPerMm };
}
