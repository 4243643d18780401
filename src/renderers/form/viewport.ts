// Shows answered forms as sheets of paper.
import { describeFailure, toFailure } from '../../model/failure.ts';
import { PaperViewport } from '../paperViewport.ts';
import type { Host, Viewport } from '../renderer.ts';
import { readForms } from './readForms.ts';

export const createViewport = (host: Host): Viewport =>
  new PaperViewport({ id: 'form', read: readForms, actFailed: (error) => describeFailure(toFailure(error)).title }, host);
