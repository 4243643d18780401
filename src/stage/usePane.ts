// The life of what a pane shows: one item, one viewport, one state.
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import type { Reference, Viewport } from '../renderers/renderer.ts';
import { patientKey } from '../sources/queries.ts';
import { useSession } from '../workspace/session.tsx';
import { putViewport } from '../workspace/viewports.ts';
import { type PaneState, useWorkspace } from '../workspace/workspaceStore.ts';
import { takeEarly } from './early.ts';
import { PaneOpening, type Story } from './paneOpening.ts';

export interface PaneProps {
  /** In reading order, from 0. */
  readonly number: number;
  /** See paneKey. */
  readonly paneKey: string;
  readonly id: ItemId;
  readonly patient: Patient;
  readonly items: readonly TimelineItem[];
  readonly instance: string | undefined;
  openReference(reference: Reference): boolean;
}

export interface PaneLife {
  readonly story: Story;
  retry(): void;
}

export function usePane(
  { paneKey, id, patient, items, instance, openReference }: PaneProps,
  body: RefObject<HTMLElement | null>,
): PaneLife {
  const session = useSession();
  const client = useQueryClient();
  const setPane = useWorkspace((workspace) => workspace.setPane);
  const [attempt, setAttempt] = useState(0);
  const [story, setStory] = useState<Story>({ state: 'loading' });
  const latest = useRef({ items, patient, openReference });
  latest.current = { items, patient, openReference };
  // An address that names an instance elsewhere does not take this pane away from where it is.
  const target = useRef(instance);
  if (instance !== undefined) target.current = instance;
  const whose = patientKey(patient);

  // Before the browser paints: a picture that is there already must not blink.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `whose` and `attempt` stand for the patient and the retry button
  useLayoutEffect(() => {
    const wanted = { id, patient: latest.current.patient, instance: target.current, session, client };
    let drawn: Story | undefined;
    let viewport: Viewport | undefined;
    let takeAway = (): void => {};
    const owner = {
      items: () => latest.current.items,
      openReference: (reference: Reference) => latest.current.openReference(reference),
      changed(next: Story): void {
        if (next.viewport !== viewport) {
          takeAway();
          viewport = next.viewport;
          takeAway = viewport ? putViewport(paneKey, viewport) : () => {};
        }
        setStory(next);
        if (!drawn || isOtherState(drawn, next)) setPane(paneKey, toPaneState(id, next));
        drawn = next;
      },
    };
    const early = takeEarly(wanted);
    early?.adopt(owner);
    const opening = early ?? new PaneOpening(wanted, owner);
    body.current?.replaceChildren(opening.element);
    owner.changed(opening.story);
    return () => {
      opening.end();
      takeAway();
      setPane(paneKey, { state: 'empty' });
    };
  }, [paneKey, id, whose, target.current, attempt, session, client]);

  return { story, retry: () => setAttempt((count) => count + 1) };
}

/** What others than the pane see of it has changed. */
const isOtherState = (before: Story, now: Story): boolean =>
  before.state !== now.state || before.item !== now.item || before.renderer !== now.renderer;

function toPaneState(id: ItemId, { state, item, renderer, failure }: Story): PaneState {
  const shown = { ...(item && { item }), ...(renderer !== undefined && { renderer }) };
  if (state === 'showing' && item && renderer !== undefined) return { state, id, item, renderer };
  if (state === 'failed' && failure) return { state, id, failure, ...shown };
  return { state: 'loading', id, ...shown };
}
