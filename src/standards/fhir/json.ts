// FHIR JSON (R4 §2.6.2), read by name. Tolerates wrong types: what is not there or not right is absent.

export type Resource = { readonly [name: string]: unknown };

export const isResource = (value: unknown): value is Resource =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An element that is an object. */
export function child(parent: Resource | undefined, name: string): Resource | undefined {
  const value = parent?.[name];
  return isResource(value) ? value : undefined;
}

/** An element that repeats: its objects. A single object counts as one. */
export function children(parent: Resource | undefined, name: string): Resource[] {
  const value = parent?.[name];
  return (Array.isArray(value) ? value : [value]).filter(isResource);
}

/** An element that is text; '' is absent. */
export function string(parent: Resource | undefined, name: string): string | undefined {
  const value = parent?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A repeating element of texts. */
export function strings(parent: Resource | undefined, name: string): string[] {
  const value = parent?.[name];
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

export function number(parent: Resource | undefined, name: string): number | undefined {
  const value = parent?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** The codings of one or more CodeableConcepts, with their text as a coding without a code. */
export function codings(parent: Resource | undefined, name: string): Coding[] {
  return children(parent, name).flatMap((concept) => [
    ...children(concept, 'coding').map((coding) => ({
      system: string(coding, 'system') ?? '',
      code: string(coding, 'code') ?? '',
      display: string(coding, 'display') ?? '',
    })),
    ...(string(concept, 'text') ? [{ system: '', code: '', display: string(concept, 'text') ?? '' }] : []),
  ]);
}

/** valueString of an extension. */
export const extension = (parent: Resource | undefined, url: string): string | undefined =>
  string(
    children(parent, 'extension').find((one) => one.url === url),
    'valueString',
  );

/** FHIR id (R4 §2.24.0.1). */
export const isId = (value: string | undefined): value is string => value !== undefined && /^[A-Za-z0-9.-]{1,64}$/.test(value);

/** The id in a reference to a resource of this type, relative or absolute, with or without a version. */
export function idOf(reference: string | undefined, type: string): string | undefined {
  const match = new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})(?:/_history/[^/]+)?$`).exec(reference ?? '');
  return match?.[1];
}
