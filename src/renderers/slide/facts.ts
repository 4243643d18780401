// What a slide's objects say about the specimen and how it was made (PS3.3 C.7.6.22, C.8.12.5).
import { type Dataset, items, number, numbers, text } from '../../standards/dicom/json.ts';
import type { SlideInstance } from '../../standards/dicom/slides/instance.ts';
import { transferSyntax } from '../../standards/dicom/transferSyntaxes.ts';
import type { SlideFacts } from './image.ts';

/** Using substance (SCT), in both of its codes: the stain of a staining step (CID 8112). */
const SUBSTANCE = new Set(['424361007', 'F-61D98', '111741']);

export function readFacts({ dataset, container }: SlideInstance): SlideFacts {
  const specimen = items(dataset, '00400560')[0] ?? {};
  const ratio = numbers(dataset, '00282112').at(-1);
  const syntax = text(dataset, '00083002') ?? text(dataset, '00020010') ?? '';
  return {
    container: container || (text(specimen, '00400551') ?? ''),
    stain: readStains(specimen).join(' + '),
    tissue: [meaningOf(specimen, '00082228') || text(specimen, '00400600'), meaningOf(specimen, '00082230')]
      .filter(Boolean)
      .join(', '),
    scanner: [text(dataset, '00080070'), text(dataset, '00081090')].filter(Boolean).join(' '),
    coding: syntax === '' ? '' : (transferSyntax(syntax)?.name ?? syntax),
    lossy: text(dataset, '00282110') === '01' ? { ...(ratio !== undefined && { ratio }) } : undefined,
    label: text(dataset, '22000005') ?? text(dataset, '22000002') ?? '',
  };
}

const meaningOf = (dataset: Dataset, tag: string): string => {
  const code = items(dataset, tag)[0];
  return (code && text(code, '00080104')) ?? '';
};

function readStains(specimen: Dataset): string[] {
  const content = items(specimen, '00400610').flatMap((step) => items(step, '00400612'));
  const stains = content.flatMap((item) => {
    const concept = items(item, '0040A043')[0];
    if (!concept || !SUBSTANCE.has(text(concept, '00080100') ?? '')) return [];
    const name = meaningOf(item, '0040A168') || text(item, '0040A160');
    // Fixatives and wax are substances too; what colours is what readers ask for.
    return name && !/formal|paraffin|xylene|alcohol|ethanol/i.test(name) ? [name] : [];
  });
  return [...new Set(stains)].slice(0, 4);
}

/** An optical path in words: what it is called, else its colour of light, else its number. */
export function pathName(path: Dataset, index: number): string {
  const wavelength = number(path, '00220055');
  return (
    text(path, '00480107') ||
    meaningOf(path, '00480108') ||
    (wavelength !== undefined ? `${Math.round(wavelength)} nm` : '') ||
    meaningOf(path, '00220016') ||
    (text(path, '00480106') ?? String(index + 1))
  );
}

export const pathWavelength = (path: Dataset): number | undefined => number(path, '00220055');
