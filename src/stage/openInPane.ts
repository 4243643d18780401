// One item into one pane: resolves it, checks whose it is, chooses its renderer, shows it. No React here.
import type { QueryClient } from '@tanstack/react-query';
import { Failure } from '../model/failure.ts';
import type { ItemId, Read, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { believeBytes, isVague } from '../renderers/believeBytes.ts';
import { chooseRenderer } from '../renderers/choose.ts';
import {
  HandOver,
  type Lent,
  type Notice,
  type Presentation,
  type Reference,
  type Renderer,
  type Viewport,
} from '../renderers/renderer.ts';
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
  /** The patient's items, as far as they are known by now. */
  items(): readonly TimelineItem[];
  openReference(reference: Reference): boolean;
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
  const call = { signal };
  const labelled = isVague(item) ? await believeBytes(item, source.read, call) : item;
  try {
    await showIn(opening, labelled, chooseRenderer(labelled, session.renderers), source);
  } catch (error) {
    const other = await chooseAgain(error, labelled, opening, source);
    if (!other) throw error;
    signal.throwIfAborted();
    element.replaceChildren();
    await showIn(opening, other.item, other.renderer, source, other);
  }
}

interface Choice {
  readonly item: TimelineItem;
  readonly renderer: Renderer;
  readonly presentation?: Presentation;
  /** Where its bytes are not what the source holds, but inside of that. */
  readonly read?: Read;
}

/** What else may be done with an item that its renderer could not show. */
async function chooseAgain(error: unknown, item: TimelineItem, opening: Opening, source: Source): Promise<Choice | undefined> {
  const { renderers } = opening.session;
  if (!(error instanceof Failure)) return undefined;
  if (error instanceof HandOver) return { item: error.item, renderer: chooseRenderer(error.item, renderers), read: error.read };
  const { reason, detail } = error;
  if (reason === 'malformed' || reason === 'unsupported') {
    const believed = await believeBytes(item, source.read, opening);
    const renderer = chooseRenderer(believed, renderers);
    return renderer === chooseRenderer(item, renderers) ? undefined : { item: believed, renderer };
  }
  // Raw data among images, an object that was sent without its pixels: the card says what it is, and offers the file.
  const card = renderers.find(({ id }) => id === 'fallback');
  if (reason !== 'pictureless' || !card || card === chooseRenderer(item, renderers)) return undefined;
  return { item, renderer: card, presentation: { renderer: card.id, values: { reason, detail } } };
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
  { presentation, read = source.read }: Pick<Choice, 'presentation' | 'read'> = {},
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
    read,
    others: () =>
      opening.items().flatMap((other) => (other.id === item.id || !belongsTo(patient, other) ? [] : lend(opening, other))),
    ...(source.study && {
      study: async (uid, call) => {
        const items = (await source.study?.(uid, call)) ?? [];
        return items.flatMap((other) => (belongsTo(patient, other) ? lend(opening, other) : []));
      },
    }),
    openReference: opening.openReference,
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

/** @returns nothing where its source is not configured */
function lend({ session, patient }: Opening, item: TimelineItem): Lent[] {
  const source = sourceOf(session.sources, item.id);
  return source ? [{ item, read: source.read, admit: gate(patient, item) }] : [];
}
