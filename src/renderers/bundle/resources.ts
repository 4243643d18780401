// FHIR Bundle and List: what they hold, as a list.
import { element, tableOf } from '../../lib/dom.ts';
import { printForeign } from '../../lib/foreignText.ts';
import { Failure } from '../../model/failure.ts';
import { child, children, codings, isResource, type Resource, string } from '../../standards/fhir/json.ts';
import type { PaperContent } from '../paperKind.ts';
import { words } from './words.ts';

const MOST_ROWS = 2000;

/** @throws Failure 'malformed' where it is neither */
export function writeResources(resource: unknown, title: string): PaperContent {
  if (!isResource(resource) || !/^(Bundle|List)$/.test(String(resource.resourceType)))
    throw new Failure('malformed', { detail: 'neither a Bundle nor a List' });
  const say = words();
  const entries = children(resource, 'entry');
  const rows = entries.slice(0, MOST_ROWS).map((entry) => rowOf(child(entry, 'resource') ?? child(entry, 'item') ?? entry));
  return {
    nodes: [
      element('h1', {}, title),
      element('p', { 'data-note': true }, say.notOpened),
      ...(entries.length > MOST_ROWS ? [element('p', {}, say.cut(MOST_ROWS, entries.length))] : []),
      rows.length > 0 ? tableOf(say.resources, [say.kind, say.name, ''], rows) : element('p', {}, say.empty),
    ],
    facts: [{ name: say.format, value: `FHIR ${resource.resourceType}` }],
  };
}

function rowOf(resource: Resource): string[] {
  const code = [...codings(resource, 'code'), ...codings(resource, 'type')].find(({ display }) => display !== '')?.display;
  const name = string(resource, 'description') ?? string(resource, 'title') ?? code ?? string(resource, 'display') ?? '';
  const when = ['effectiveDateTime', 'date', 'authored', 'issued', 'started', 'recordedDate'].map((key) => string(resource, key));
  const kind = string(resource, 'resourceType') ?? string(resource, 'reference')?.split('/')[0] ?? '';
  return [printForeign(kind, 40), printForeign(name, 200), when.find(Boolean)?.slice(0, 16).replace('T', ' ') ?? ''];
}
