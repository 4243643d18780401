import type { Renderer } from '../renderer.ts';

/** Answered questionnaires, as FHIR has them. The media type's parameter tells the resource (see believeBytes). */
export const form: Renderer = {
  id: 'form',
  suits: ({ parts }) => (parts.every(({ mediaType }) => /json;\s*resource=QuestionnaireResponse$/.test(mediaType)) ? 1 : 0),
  load: () => import('./viewport.ts'),
  loadSmallPicture: () => import('./smallPicture.ts'),
};
