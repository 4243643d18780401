// What a pane shows, on its way: begun by the pane, or at a launch before there is one. No React here.
import type { QueryClient } from '@tanstack/react-query';
import { type Failure, isAbort, toFailure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import type { Notice, Reference, Viewport } from '../renderers/renderer.ts';
import { patientKey } from '../sources/queries.ts';
import { beginBusy } from '../workspace/quiet.ts';
import type { Session } from '../workspace/session.tsx';
import { openInPane } from './openInPane.ts';

export interface Wanted {
  readonly id: ItemId;
  readonly patient: Patient;
  /** SOP Instance UID to open at. */
  readonly instance: string | undefined;
  readonly session: Session;
  readonly client: QueryClient;
}

/** How far it has come. */
export interface Story {
  readonly state: 'loading' | 'showing' | 'failed';
  readonly item?: TimelineItem;
  /** Its id. */
  readonly renderer?: string;
  readonly viewport?: Viewport | undefined;
  /** 0 … 1 of the bytes held; undefined when nothing is under way. */
  readonly progress?: number | undefined;
  readonly warning?: string;
  readonly refused?: Identity;
  readonly failure?: Failure;
}

/** The pane that draws it. */
export interface Owner {
  /** The patient's items, as far as they are known by now. */
  items(): readonly TimelineItem[];
  openReference(reference: Reference): boolean;
  changed(story: Story): void;
}

/** A line 2 px high needs no more; each is a redraw of the pane. */
const PROGRESS_STEPS = 40;

export class PaneOpening {
  /** Holds the picture; it may be moved from one place in the page to another. */
  readonly element = document.createElement('div');
  /** Resolves when the first picture is painted, or when there will be none. */
  readonly settled: Promise<void>;
  private told: Story = { state: 'loading' };
  private owner: Owner | undefined;
  private readonly ends = new AbortController();
  private readonly endBusy = beginBusy();
  private readonly wanted: Wanted;

  constructor(wanted: Wanted, owner?: Owner) {
    this.wanted = wanted;
    this.owner = owner;
    this.element.style.cssText = 'position:absolute;inset:0';
    // Not at once: whoever made it places the element first, and a viewport measures where it is.
    this.settled = Promise.resolve().then(() => this.open());
  }

  get story(): Story {
    return this.told;
  }

  /** Whether this is what a pane wants. */
  serves({ id, patient, instance }: Wanted): boolean {
    const { wanted } = this;
    return id === wanted.id && instance === wanted.instance && patientKey(patient) === patientKey(wanted.patient);
  }

  adopt(owner: Owner): void {
    this.owner = owner;
  }

  /** The viewport goes, and all that is under way with it. */
  end(): void {
    this.owner = undefined;
    this.ends.abort();
    this.endBusy();
    this.element.remove();
  }

  private tell(change: Partial<Story>): void {
    this.told = { ...this.told, ...change };
    this.owner?.changed(this.told);
  }

  private async open(): Promise<void> {
    const { wanted, element } = this;
    const { signal } = this.ends;
    const items = (): readonly TimelineItem[] => this.owner?.items() ?? [];
    try {
      await openInPane({
        ...wanted,
        known: items().find((item) => item.id === wanted.id),
        items,
        openReference: (reference) => this.owner?.openReference(reference) ?? false,
        element,
        signal,
        onItem: (item, { id: renderer }) => this.tell({ item, renderer }),
        onNotice: (notice) => this.note(notice),
        onRefused: (refused) => this.tell({ refused }),
        onViewport: (viewport) => this.tell({ viewport }),
      });
      if (signal.aborted) return;
      performance.mark('helbild:first-picture', { detail: { item: wanted.id } });
      this.tell({ state: 'showing' });
    } catch (error) {
      this.fail(error);
    }
  }

  private note(notice: Notice): void {
    if (notice.type === 'failed') this.fail(notice.failure);
    else if (notice.type === 'warning') this.tell({ warning: notice.text });
    else if (notice.type === 'progress') this.advance(notice.fraction);
  }

  private advance(fraction: number): void {
    const progress = fraction < 1 ? Math.floor(fraction * PROGRESS_STEPS) / PROGRESS_STEPS : undefined;
    if (progress !== this.told.progress) this.tell({ progress });
    if (fraction < 1) return;
    this.endBusy();
    performance.mark('helbild:item-complete', { detail: { item: this.wanted.id } });
  }

  private fail(error: unknown): void {
    if (this.ends.signal.aborted || isAbort(error)) return;
    this.ends.abort();
    this.endBusy();
    this.element.remove();
    this.tell({ state: 'failed', failure: toFailure(error), viewport: undefined });
  }
}
