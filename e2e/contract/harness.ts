// The page on which every renderer proves that it keeps the contract; renderers.spec.ts turns its pages.
import { audio } from '../../src/renderers/audio/index.ts';
import { bundle } from '../../src/renderers/bundle/index.ts';
import { eye } from '../../src/renderers/eye/index.ts';
import { fallback } from '../../src/renderers/fallback/index.ts';
import { form } from '../../src/renderers/form/index.ts';
import { genome } from '../../src/renderers/genome/index.ts';
import { model } from '../../src/renderers/model/index.ts';
import { pdf } from '../../src/renderers/pdf/index.ts';
import { photo } from '../../src/renderers/photo/index.ts';
import { radiology } from '../../src/renderers/radiology/index.ts';
import { type ContractKit, rendererContract } from '../../src/renderers/renderer.contract.ts';
import { report } from '../../src/renderers/report/index.ts';
import { text } from '../../src/renderers/text/index.ts';
import { waveform } from '../../src/renderers/waveform/index.ts';
import '../../src/styles/tokens.css';
import '../../src/styles/reset.css';
import { slide } from '../../src/renderers/slide/index.ts';
import { video } from '../../src/renderers/video/index.ts';
import { audioSamples } from './audioSamples.ts';
import { bundleSamples } from './bundleSamples.ts';
import { eyeSamples } from './eyeSamples.ts';
import { fallbackSamples } from './fallbackSamples.ts';
import { formSamples } from './formSamples.ts';
import { genomeSamples } from './genomeSamples.ts';
import { type Flight, flyOverHugeSlide } from './hugeSlide.ts';
import { type Roaming, type RoamOptions, roamOverHugeSlide } from './hugeSlideRoam.ts';
import { modelSamples } from './modelSamples.ts';
import { pdfSamples } from './pdfSamples.ts';
import { photoSamples } from './photoSamples.ts';
import { radiologySamples } from './radiologySamples.ts';
import { reportSamples } from './reportSamples.ts';
import { slideSamples } from './slideSamples.ts';
import { textSamples } from './textSamples.ts';
import { videoSamples } from './videoSamples.ts';
import { waveformSamples } from './waveformSamples.ts';

const kits: readonly ContractKit[] = [
  { renderer: radiology, ...radiologySamples },
  { renderer: photo, ...photoSamples },
  { renderer: eye, ...eyeSamples },
  { renderer: waveform, ...waveformSamples },
  { renderer: audio, ...audioSamples },
  { renderer: pdf, ...pdfSamples },
  { renderer: text, ...textSamples },
  { renderer: form, ...formSamples },
  { renderer: bundle, ...bundleSamples },
  { renderer: genome, ...genomeSamples },
  { renderer: report, ...reportSamples },
  { renderer: slide, ...slideSamples },
  { renderer: video, ...videoSamples },
  { renderer: model, ...modelSamples },
  { renderer: fallback, ...fallbackSamples },
];

declare global {
  interface Window {
    /** @returns why the clause does not hold, '' when it does */
    checkClause?: (renderer: string, clause: string) => Promise<string>;
    flyOverHugeSlide?: () => Promise<Flight>;
    roamOverHugeSlide?: (options: RoamOptions) => Promise<Roaming>;
    roaming?: Roaming;
    contract?: { readonly renderers: readonly string[]; readonly clauses: readonly string[] };
  }
}

window.contract = { renderers: kits.map(({ renderer }) => renderer.id), clauses: rendererContract.map(({ name }) => name) };
window.flyOverHugeSlide = flyOverHugeSlide;
window.roamOverHugeSlide = roamOverHugeSlide;
window.checkClause = async (id, name) => {
  const kit = kits.find(({ renderer }) => renderer.id === id);
  const clause = rendererContract.find((one) => one.name === name);
  if (!kit || !clause) return 'no such renderer or clause';
  try {
    await clause.check(kit);
    return '';
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  }
};
