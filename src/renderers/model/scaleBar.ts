// A ruler of a round length that fits the pane.
const STEPS = [1, 2, 5, 10] as const;

/** @returns the longest of 1, 2, 5, 10, 20 … mm that is at most `mostPx` long; undefined where none is worth showing */
export function scaleBar(pxPerMm: number, mostPx: number): { readonly mm: number; readonly px: number } | undefined {
  if (!(pxPerMm > 0) || !Number.isFinite(pxPerMm) || !(mostPx > 0)) return undefined;
  const decade = 10 ** Math.floor(Math.log10(mostPx / pxPerMm));
  const mm = STEPS.map((step) => step * decade).findLast((length) => length * pxPerMm <= mostPx + 1e-9);
  return mm === undefined || mm < 0.001 || mm > 100_000 ? undefined : { mm, px: mm * pxPerMm };
}
