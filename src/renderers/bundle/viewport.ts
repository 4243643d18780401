// Shows what an archive or a bundle holds, as a list on paper.
import { describeFailure, toFailure } from '../../model/failure.ts';
import { PaperViewport } from '../paperViewport.ts';
import type { Host, Viewport } from '../renderer.ts';
import { readListings } from './readListings.ts';
import { words } from './words.ts';

export const createViewport = (host: Host): Viewport =>
  new PaperViewport(
    {
      id: 'bundle',
      read: readListings,
      actFailed(error) {
        const { title } = describeFailure(toFailure(error));
        return `${words().notSaved} ${title}.`;
      },
    },
    host,
  );
