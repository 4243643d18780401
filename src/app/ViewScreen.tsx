// Items side by side, with the folded timeline under them.
import { lazy, Suspense } from 'react';
import type { TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import type { Reference } from '../renderers/renderer.ts';
import { Stage } from '../stage/Stage.tsx';
import { findReferred } from '../workspace/reference.ts';
import type { Timeline } from '../workspace/timeline.ts';
import { MAX_PANES, navigate, type Route } from '../workspace/url.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import styles from './App.module.css';
import { today } from './today.ts';
import { useShortcuts } from './useShortcuts.ts';

const TimeStrip = lazy(async () => ({ default: (await import('../timeline/TimeStrip.tsx')).TimeStrip }));

interface Props {
  readonly route: Extract<Route, { readonly screen: 'view' }>;
  readonly patient: Patient;
  readonly timeline: Timeline;
  /** Nothing that was asked for first is still under way: the strip may load. */
  readonly isFree: boolean;
  readonly thumbnail: (item: TimelineItem, signal: AbortSignal) => Promise<string | undefined>;
  onOpen(item: TimelineItem): void;
}

export function ViewScreen({ route, patient, timeline, isFree, thumbnail, onOpen }: Props) {
  const isStripOpen = useWorkspace((workspace) => workspace.isStripOpen);
  const activePane = useWorkspace((workspace) => workspace.activePane);
  useShortcuts(route);
  const go = (ids: Props['route']['items']): void => {
    if (ids.length === 0) navigate({ screen: 'timeline', anchor: route.anchor });
    else navigate({ screen: 'view', anchor: route.anchor, items: ids });
  };
  const place = (item: TimelineItem, pane = Math.min(activePane, route.items.length - 1)): void =>
    go(route.items.map((id, number) => (number === pane ? item.id : id)));
  const add = (item: TimelineItem): void => {
    if (!route.items.includes(item.id)) go([...route.items, item.id].slice(0, MAX_PANES));
  };
  const openReference = (reference: Reference): boolean => {
    const item = findReferred(timeline.items, reference);
    if (!item) return false;
    const at = route.items.indexOf(item.id);
    const ids = at >= 0 ? route.items : [...route.items, item.id].slice(-MAX_PANES);
    navigate({
      screen: 'view',
      anchor: route.anchor,
      items: ids,
      ...(reference.instance && { instance: reference.instance, instancePane: at >= 0 ? at : ids.length - 1 }),
    });
    return true;
  };
  return (
    <main className={styles.view}>
      <Stage
        patient={patient}
        items={timeline.items}
        ids={route.items}
        instance={route.instance}
        instancePane={route.instancePane ?? 0}
        openReference={openReference}
        onClose={(pane) => go(route.items.filter((_, index) => index !== pane))}
        onOpen={onOpen}
        onAdd={add}
        onPlace={place}
      />
      {isStripOpen && (
        <div className={styles.strip}>
          <Suspense>
            {isFree && (
              <TimeStrip
                items={timeline.items}
                openItems={route.items}
                today={today()}
                thumbnail={thumbnail}
                onOpen={(item) => place(item)}
                onPlace={add}
              />
            )}
          </Suspense>
        </div>
      )}
    </main>
  );
}
