// What lies over the contract's CT: each kind opened by itself, whole, with lies in it, and without its pictures.
import type { Read } from '../../src/model/item.ts';
import type { Sample } from '../../src/renderers/renderer.contract.ts';
import type { Lent } from '../../src/renderers/renderer.ts';
import type { Dataset, Element } from '../../src/standards/dicom/json.ts';
import { ds, OVER_OBJECTS, sq } from '../../src/testing/overObjects.ts';
import { answer, itemOf } from './samples.ts';

const MODALITIES: Readonly<Record<keyof typeof OVER_OBJECTS, string>> = {
  segmentation: 'SEG',
  structureSet: 'RTSTRUCT',
  doseGrid: 'RTDOSE',
  presentationState: 'PR',
  parametricMap: 'OT',
  keyObjects: 'KO',
  cadReport: 'SR',
};
const KINDS = Object.keys(OVER_OBJECTS) as (keyof typeof OVER_OBJECTS)[];

function objectOf(name: string, kind: keyof typeof OVER_OBJECTS, dataset: Dataset, frameBytes = 8192): Sample {
  const sopClass = String(dataset['00080016']?.Value?.[0] ?? '');
  const part = { key: name, mediaType: 'application/dicom', sopClass, modality: MODALITIES[kind], count: 1 };
  const read: Read = async (_, { accept = [], signal }) => {
    signal.throwIfAborted();
    if (accept.includes('application/dicom+json')) return answer(JSON.stringify([dataset]), 'application/dicom+json');
    return answer(new Uint8Array(frameBytes).fill(0x55).buffer, 'application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1');
  };
  return { name, item: itemOf(part), read };
}

const lend = ({ item, read }: Sample): Lent => ({ item, read, admit: () => undefined });

/** The study of the pictures, with one whole object of every kind over them. */
export const lendStudy = (pictures: Sample): NonNullable<Sample['study']> => {
  const all = [pictures, ...KINDS.map((kind) => objectOf(`over ${kind}`, kind, OVER_OBJECTS[kind]()))].map(lend);
  return async (_, { signal }) => {
    signal.throwIfAborted();
    return all;
  };
};

const LIES: readonly { readonly name: string; readonly tags: Readonly<Record<string, Element>> }[] = [
  { name: 'of four billion pixels', tags: { '00280010': ds(65_535), '00280011': ds(65_535) } },
  { name: 'of a million frames', tags: { '00280008': ds(1_000_000) } },
  { name: 'of words for numbers', tags: { '00280010': { vr: 'US', Value: ['many'] }, '00200037': { vr: 'DS', Value: ['x'] } } },
  {
    name: 'that says nothing of its frames',
    tags: { '52009229': sq(), '52009230': sq(), '00620002': sq(), '30060039': sq(), '0040A730': sq(), '00081115': sq() },
  },
];

/** @param pictures what they are drawn on */
export function overSamples(pictures: Sample): readonly Sample[] {
  const study = lendStudy(pictures);
  const empty: NonNullable<Sample['study']> = async () => [];
  return KINDS.flatMap((kind) => [
    { ...objectOf(`a ${kind}`, kind, OVER_OBJECTS[kind]()), study },
    { ...objectOf(`a ${kind} cut short`, kind, OVER_OBJECTS[kind](), 7), study },
    { ...objectOf(`a ${kind} without its pictures`, kind, OVER_OBJECTS[kind]()), study: empty },
    objectOf(`a ${kind} of a source without studies`, kind, OVER_OBJECTS[kind]()),
    ...LIES.map(({ name, tags }) => ({ ...objectOf(`a ${kind} ${name}`, kind, { ...OVER_OBJECTS[kind](), ...tags }), study })),
  ]);
}
