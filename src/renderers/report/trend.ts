// How a measurement changed.
/** Less than this is called unchanged: below what a second reader would measure differently. */
const UNCHANGED = 0.02;

/** ↗ +49 %, ↘ −12 %, → ±0 %; '' where there is nothing to compare. An arrow, for colour would judge what only a reader can. */
export function printChange(before: number, now: number): string {
  if (!Number.isFinite(before) || !Number.isFinite(now) || before === 0) return '';
  const share = (now - before) / Math.abs(before);
  if (Math.abs(share) < UNCHANGED) return '→ ±0 %';
  const percent = Math.min(9999, Math.max(1, Math.round(Math.abs(share) * 100)));
  return share > 0 ? `↗ +${percent} %` : `↘ −${percent} %`;
}
