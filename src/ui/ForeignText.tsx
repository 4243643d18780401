import { printForeign } from '../lib/foreignText.ts';

/** Foreign text in a line of ours: isolated in its reading direction, the whole of it in the title when it was cut. */
export function ForeignText({ text, max = 120 }: { readonly text: string; readonly max?: number }) {
  const printed = printForeign(text, max);
  const whole = printForeign(text);
  return <bdi title={whole === printed ? undefined : whole}>{printed}</bdi>;
}
