// The life of what a pane shows: one item, one viewport, one state.
import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { isAbort, toFailure } from '../model/failure.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import type { Reference, Viewport } from '../renderers/renderer.ts';
import { patientKey } from '../sources/queries.ts';
import { beginBusy } from '../workspace/quiet.ts';
import { useSession } from '../workspace/session.tsx';
import { putViewport } from '../workspace/viewports.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import { openInPane } from './openInPane.ts';

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
  readonly viewport: Viewport | undefined;
  /** 0 … 1 of the bytes held; undefined when nothing is under way. */
  readonly progress: number | undefined;
  readonly warning: string | undefined;
  readonly refused: Identity | undefined;
  retry(): void;
}

/** A line 2 px high needs no more; each is a redraw of the pane. */
const PROGRESS_STEPS = 40;

export function usePane(
  { paneKey, id, patient, items, instance, openReference }: PaneProps,
  body: RefObject<HTMLElement | null>,
): PaneLife {
  const session = useSession();
  const client = useQueryClient();
  const setPane = useWorkspace((workspace) => workspace.setPane);
  const [attempt, setAttempt] = useState(0);
  const [viewport, setViewport] = useState<Viewport>();
  const [progress, setProgress] = useState<number>();
  const [warning, setWarning] = useState<string>();
  const [refused, setRefused] = useState<Identity>();
  const latest = useRef({ items, patient, openReference });
  latest.current = { items, patient, openReference };
  // An address that names an instance elsewhere does not take this pane away from where it is.
  const wanted = useRef(instance);
  if (instance !== undefined) wanted.current = instance;
  const target = wanted.current;
  const whose = patientKey(patient);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `whose` and `attempt` stand for the patient and the retry button
  useEffect(() => {
    const controller = new AbortController();
    const element = document.createElement('div');
    element.style.cssText = 'position:absolute;inset:0';
    body.current?.replaceChildren(element);
    let shown: { readonly item: TimelineItem; readonly renderer: string } | undefined;
    let takeAway = (): void => {};
    const isOver = (): boolean => controller.signal.aborted;
    setViewport(undefined);
    setProgress(undefined);
    setWarning(undefined);
    setRefused(undefined);
    setPane(paneKey, { state: 'loading', id });
    const endBusy = beginBusy();
    const fail = (error: unknown): void => {
      if (isOver() || isAbort(error)) return;
      controller.abort();
      endBusy();
      element.remove();
      setViewport(undefined);
      setPane(paneKey, { state: 'failed', id, failure: toFailure(error), ...shown });
    };
    openInPane({
      id,
      patient: latest.current.patient,
      known: latest.current.items.find((item) => item.id === id),
      instance: target,
      items: () => latest.current.items,
      openReference: (reference) => latest.current.openReference(reference),
      element,
      signal: controller.signal,
      session,
      client,
      onItem(item, renderer) {
        shown = { item, renderer: renderer.id };
        setPane(paneKey, { state: 'loading', id, ...shown });
      },
      onNotice(notice) {
        if (notice.type === 'failed') fail(notice.failure);
        else if (notice.type === 'warning') setWarning(notice.text);
        else if (notice.type === 'progress') {
          setProgress(notice.fraction < 1 ? Math.floor(notice.fraction * PROGRESS_STEPS) / PROGRESS_STEPS : undefined);
          if (notice.fraction < 1) return;
          endBusy();
          performance.mark('helbild:item-complete', { detail: { item: id } });
        }
      },
      onRefused: setRefused,
      onViewport(created) {
        takeAway = putViewport(paneKey, created);
        setViewport(created);
      },
    }).then(() => {
      if (isOver() || !shown) return;
      setPane(paneKey, { state: 'showing', id, ...shown });
      performance.mark('helbild:first-picture', { detail: { item: id } });
    }, fail);
    return () => {
      controller.abort();
      endBusy();
      takeAway();
      element.remove();
      setPane(paneKey, { state: 'empty' });
    };
  }, [paneKey, id, whose, target, attempt, session, client]);

  return { viewport, progress, warning, refused, retry: () => setAttempt((count) => count + 1) };
}
