// A structured report as a document (PS3.3 C.17.2): who says it, how sure it is, what it replaces, what it is about.
import type { When } from '../../../model/item.ts';
import { parseDateTime, toWhen } from '../dateTime.ts';
import { type Dataset, items, text } from '../json.ts';
import { type Code, codeIn } from './code.ts';
import { type ContentTree, parseContent, toName } from './content.ts';
import { childrenNamed, textOf } from './walk.ts';

export interface ObjectAddress {
  readonly study: string;
  readonly series: string;
}
export interface Verifier {
  readonly name: string;
  readonly organisation: string;
  readonly when?: When;
}
/** 'unknown' where the object does not say: key objects and many old devices. */
export type DocumentState = 'preliminary' | 'partial' | 'unverified' | 'verified' | 'unknown';

export interface SrDocument {
  readonly instance: string;
  readonly sopClass: string;
  readonly study: string;
  readonly number: number;
  readonly title: Code | undefined;
  readonly state: DocumentState;
  readonly when?: When;
  readonly verifiers: readonly Verifier[];
  /** Persons and devices that the content or the header names as its makers. Untrusted text. */
  readonly authors: readonly string[];
  /** Whether a device made it and nobody signed it. */
  readonly isByDevice: boolean;
  readonly maker: string;
  readonly language: string;
  /** SOP Instance UIDs of what this one replaces or adds to. */
  readonly predecessors: readonly string[];
  /** Where the referenced instances lie: SOP Instance UID → study and series. */
  readonly evidence: ReadonlyMap<string, ObjectAddress>;
  /** Requested procedures that it answers. Untrusted text. */
  readonly requests: readonly string[];
  readonly tree: ContentTree;
}

const MAX_EVIDENCE = 20_000;

/** Never throws. */
export function parseDocument(dataset: Dataset): SrDocument {
  const tree = parseContent(dataset);
  const when = toWhen(text(dataset, '00080023'), text(dataset, '00080033'));
  const verifiers = items(dataset, '0040A073').slice(0, 20).map(toVerifier);
  const people = [
    ...childrenNamed(tree.root, '121008').map(textOf),
    ...items(dataset, '0040A078').map((author) => toName(author, '0040A123')),
  ];
  const devices = childrenNamed(tree.root, '121013', '121015').map(textOf);
  return {
    instance: text(dataset, '00080018') ?? '',
    sopClass: text(dataset, '00080016') ?? '',
    study: text(dataset, '0020000D') ?? '',
    number: Number(text(dataset, '00200013') ?? 0) || 0,
    title: codeIn(dataset, '0040A043'),
    state: stateOf(dataset),
    ...(when && { when }),
    verifiers,
    authors: unique([...people, ...devices]),
    isByDevice: verifiers.length === 0 && unique(people).length === 0,
    maker: [text(dataset, '00080070'), text(dataset, '00081090')].filter(Boolean).join(' '),
    language: textOf(childrenNamed(tree.root, '121049')[0]),
    predecessors: items(dataset, '0040A360').flatMap((study) => [...instancesOf(study).keys()]),
    evidence: evidenceOf(dataset),
    requests: unique(items(dataset, '0040A370').map((request) => text(request, '00321060') ?? '')),
    tree,
  };
}

const unique = (list: readonly string[]): string[] => [...new Set(list.filter((one) => one !== ''))].slice(0, 20);

/** Preliminary Flag (0040,A496), Completion Flag (0040,A491), Verification Flag (0040,A493). */
function stateOf(dataset: Dataset): DocumentState {
  if (text(dataset, '0040A496') === 'PRELIMINARY') return 'preliminary';
  if (text(dataset, '0040A491') === 'PARTIAL') return 'partial';
  const verified = text(dataset, '0040A493');
  return verified === 'VERIFIED' ? 'verified' : verified === 'UNVERIFIED' ? 'unverified' : 'unknown';
}

function toVerifier(item: Dataset): Verifier {
  const when = parseDateTime(text(item, '0040A030') ?? '');
  return { name: toName(item, '0040A075'), organisation: text(item, '0040A027') ?? '', ...(when && { when }) };
}

/** Current requested procedure evidence and pertinent other evidence, also what the request's own sequences name. */
function evidenceOf(dataset: Dataset): Map<string, ObjectAddress> {
  const all = new Map<string, ObjectAddress>();
  for (const tag of ['0040A375', '0040A385', '0040A360'])
    for (const study of items(dataset, tag))
      for (const [instance, address] of instancesOf(study)) if (all.size < MAX_EVIDENCE) all.set(instance, address);
  return all;
}

function instancesOf(study: Dataset): Map<string, ObjectAddress> {
  const found = new Map<string, ObjectAddress>();
  for (const series of items(study, '00081115'))
    for (const instance of items(series, '00081199')) {
      const uid = text(instance, '00081155');
      if (uid) found.set(uid, { study: text(study, '0020000D') ?? '', series: text(series, '0020000E') ?? '' });
    }
  return found;
}
