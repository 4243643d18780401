// All that any patient's timeline holds, as the viewer's own sources list it: what is not here has vanished.
import type { PatientRecord } from '../../archive/index/readFile.ts';
import { sameName, samePatient } from '../../src/model/identity.ts';
import type { TimelineItem } from '../../src/model/item.ts';
import type { SourceConfig } from '../../src/sources/config.ts';
import { createSource } from '../../src/sources/registry.ts';
import type { Source } from '../../src/sources/source.ts';
import { identityOf } from '../../src/standards/dicom/identity.ts';
import { parseConfig } from '../../src/workspace/config.ts';
import type { CorpusFile } from './files.ts';

const MOST_PATIENTS = 100_000;
const CALL_MS = 120_000;

export interface Timelines {
  readonly items: readonly TimelineItem[];
  /** What a source could not list, in its words. */
  readonly gaps: readonly string[];
  itemOf(file: CorpusFile): TimelineItem | undefined;
}

/** @param origin of a running archive */
export async function readTimelines(origin: string): Promise<Timelines> {
  const response = await fetch(`${origin}/config.json`);
  const { sources } = parseConfig(await response.json());
  const items: TimelineItem[] = [];
  const gaps: string[] = [];
  for (const config of sources) await readSource(createSource(absolute(config, origin)), items, gaps);
  return { items, gaps, itemOf: createFinder(items) };
}

async function readSource(source: Source, items: TimelineItem[], gaps: string[]): Promise<void> {
  const call = () => ({ signal: AbortSignal.timeout(CALL_MS) });
  const { patients } = await source.findPatients({ limit: MOST_PATIENTS }, call());
  for (const patient of patients) {
    for await (const batch of source.timeline(patient, call())) {
      items.push(...batch.items);
      gaps.push(...batch.gaps.map(({ reason, detail }) => `${source.id}: ${reason} ${detail}`));
    }
  }
}

/** A page resolves paths against itself; here somebody must. */
const absolute = (config: SourceConfig, origin: string): SourceConfig => ({
  ...config,
  urls: { ...config.urls, base: new URL(config.urls.base, origin).href },
});

const toIdentity = ({ id, issuer, name }: PatientRecord) =>
  identityOf({
    '00100010': { vr: 'PN', Value: [{ Alphabetic: name.split('=')[0] ?? '' }] },
    '00100020': { vr: 'LO', Value: [id] },
    '00100021': { vr: 'LO', Value: [issuer] },
  });

function createFinder(items: readonly TimelineItem[]): Timelines['itemOf'] {
  const byKey = new Map<string, TimelineItem[]>();
  const put = (key: string, item: TimelineItem): void => void byKey.set(key, [...(byKey.get(key) ?? []), item]);
  for (const item of items) {
    put(item.id.slice(item.id.indexOf('~') + 1), item);
    // Behind the UIDs of a DICOMweb part stands whose it is.
    for (const { key } of item.parts) {
      const address = key.replace(/#.*/, '');
      put(address, item);
      // An index is a content of the document that it belongs to, and has no item of its own.
      put(address.slice(address.lastIndexOf('/') + 1), item);
    }
  }
  return ({ content }) => {
    if (content.is === 'copy') return undefined;
    if (content.is === 'document') return byKey.get(content.id)?.[0];
    const { study, series, uid, patient } = content;
    const found = [...(byKey.get(`${study}/${series}/${uid}`) ?? []), ...(byKey.get(`${study}/${series}`) ?? [])];
    const owner = toIdentity(patient);
    return (
      found.find(
        ({ identity }) => samePatient(identity, owner) || (owner.id.value === '' && sameName(identity.name, owner.name)),
      ) ??
      found.find(({ identity }) => identity.id.value === patient.id) ??
      found[0]
    );
  };
}
