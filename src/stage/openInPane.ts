// One item into one pane: resolves it, checks whose it is, chooses its renderer, shows it. No React here.
import type { QueryClient } from '@tanstack/react-query';
import { Failure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { chooseRenderer } from '../renderers/choose.ts';
import type { Notice, Presentation, Renderer, Viewport } from '../renderers/renderer.ts';
import { openQuery } from '../sources/queries.ts';
import { type Source, sourceOf } from '../sources/source.ts';
import { belongsTo, gate } from '../workspace/firewall.ts';
import type { Session } from '../workspace/session.tsx';
import { currentRoute } from '../workspace/url.ts';

export interface Opening {
  readonly id: ItemId;
  readonly patient: Patient;
  /** As the timeline has it, if it has it already. */
  readonly known: TimelineItem | undefined;
  readonly instance: string | undefined;
  readonly element: HTMLElement;
  readonly signal: AbortSignal;
  readonly session: Session;
  readonly client: QueryClient;
  onItem(item: TimelineItem, renderer: Renderer): void;
  onNotice(notice: Notice): void;
  /** What a refused object said about whose it is, for the words beside the refusal. */
  onRefused(found: Identity): void;
  onViewport(viewport: Viewport): void;
}

/** Resolves when the first real picture is painted. @throws Failure */
export async function openInPane(opening: Opening): Promise<void> {
  const { id, patient, element, signal, session, client } = opening;
  const source = sourceOf(session.sources, id);
  if (!source) throw new Failure('missing', { detail: 'no such source' });
  const item = opening.known ?? (await client.fetchQuery(openQuery(source, id)));
  signal.throwIfAborted();
  if (!belongsTo(patient, item)) {
    opening.onRefused(item.identity);
    throw new Failure('otherPatient');
  }
  const renderer = chooseRenderer(item, session.renderers);
  try {
    await showIn(opening, item, renderer, source);
  } catch (error) {
    const card = session.renderers.find(({ id: name }) => name === 'fallback');
    if (!(error instanceof Failure && error.reason === 'pictureless') || !card || card === renderer) throw error;
    // Raw data among images, an object that was sent without its pixels: the card says what it is, and offers the file.
    signal.throwIfAborted();
    element.replaceChildren();
    const { reason, detail } = error;
    await showIn(opening, item, card, source, { renderer: card.id, values: { reason, detail } });
  }
}

const currentItems = (): readonly ItemId[] => {
  const route = currentRoute();
  return route.screen === 'view' ? route.items : [];
};

async function showIn(
  opening: Opening,
  item: TimelineItem,
  renderer: Renderer,
  source: Source,
  presentation?: Presentation,
): Promise<void> {
  const { patient, element, signal, instance, session } = opening;
  const { imagesMegabytes } = session.config.memory;
  const panes = Math.max(1, currentItems().length);
  opening.onItem(item, renderer);
  const admit = gate(patient, item);
  const { createViewport } = await renderer.load();
  signal.throwIfAborted();
  const viewport = createViewport({
    element,
    read: source.read,
    ...(source.locate && { locate: source.locate }),
    ...(imagesMegabytes !== undefined && { picturesBytes: (imagesMegabytes * 2 ** 20) / panes }),
    admit(found) {
      try {
        admit(found);
      } catch (error) {
        opening.onRefused(found);
        throw error;
      }
    },
    report: (notice) => !signal.aborted && opening.onNotice(notice),
  });
  signal.addEventListener('abort', () => viewport.dispose());
  opening.onViewport(viewport);
  try {
    await viewport.show(item, { signal, ...(instance !== undefined && { instance }), ...(presentation && { presentation }) });
  } catch (error) {
    viewport.dispose();
    throw error;
  }
  signal.throwIfAborted();
}
