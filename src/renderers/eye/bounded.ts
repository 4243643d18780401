// Figures of foreign objects are taken only where they can be true.

export const bounded = (value: number | undefined, low: number, high: number): number | undefined =>
  value !== undefined && value >= low && value <= high ? value : undefined;

/** A property, or nothing where it has no value. */
export const optional = <Key extends string>(key: Key, value: number | undefined): { readonly [K in Key]?: number } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: number };
