// Magnification as pathologists say it: 40× is a quarter of a micrometre a pixel (objective power, by convention 10 µm / spacing).

/** @param scale CSS px per pixel @param umPerPixel of the base level */
export const magnificationOf = (scale: number, umPerPixel: number): number => (10 / umPerPixel) * scale;

export const scaleOf = (magnification: number, umPerPixel: number): number => (magnification * umPerPixel) / 10;

/** Of the presets between the whole slide (1) and one pixel a pixel (9). */
export const PRESETS: Readonly<Record<2 | 3 | 4 | 5 | 6 | 7 | 8, number>> = { 2: 1, 3: 2, 4: 5, 5: 10, 6: 20, 7: 40, 8: 60 };

/** The objective it was scanned with: scanners differ by a few percent from the convention. */
export function objectiveOf(umPerPixel: number): number {
  const exact = 10 / umPerPixel;
  const known = [1.25, 2, 2.5, 4, 5, 10, 20, 40, 60, 63, 80, 100].find((power) => Math.abs(exact / power - 1) < 0.16);
  return known ?? Math.round(exact * 10) / 10;
}

/** Two digits that mean something: 0.8, 2.5, 13, 40. */
export const roundMagnification = (value: number): number =>
  value >= 10 ? Math.round(value) : value >= 1 ? Math.round(value * 10) / 10 : Number(value.toPrecision(1));
