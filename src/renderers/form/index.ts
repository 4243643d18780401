import { fhirResourceOf } from '../../standards/fhir/mediaType.ts';
import type { Renderer } from '../renderer.ts';

/** Answers to questionnaires, with their numbers over time. */
export const form: Renderer = {
  id: 'form',
  suits: ({ parts }) => {
    const resources = parts.map(({ mediaType }) => fhirResourceOf(mediaType));
    if (resources.every((one) => one === 'QuestionnaireResponse')) return 1;
    // What nobody has looked into yet: most documents of this type are forms, and the rest is handed over.
    return resources.every((one) => one === '' || one === 'QuestionnaireResponse') ? 0.9 : 0;
  },
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
