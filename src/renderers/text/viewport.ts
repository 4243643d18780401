// Shows text documents as sheets of paper.
import { describeFailure, toFailure } from '../../model/failure.ts';
import { PaperViewport } from '../paperViewport.ts';
import type { Host, Viewport } from '../renderer.ts';
import { readTexts } from './readTexts.ts';

export const createViewport = (host: Host): Viewport =>
  new PaperViewport({ id: 'text', read: readTexts, actFailed: (error) => describeFailure(toFailure(error)).title }, host);
