// The panes and what stands around them: tools at the left, series beside them, the side panel at the right.
import type { CSSProperties } from 'react';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import type { Reference } from '../renderers/renderer.ts';
import { useSession } from '../workspace/session.tsx';
import { viewportOf } from '../workspace/viewports.ts';
import { paneKey, useWorkspace } from '../workspace/workspaceStore.ts';
import { KindControls } from './KindControls.tsx';
import { gridFor } from './layout.ts';
import { Pane } from './Pane.tsx';
import { SidePanel } from './SidePanel.tsx';
import styles from './Stage.module.css';
import { useAspect } from './useAspect.ts';
import { words } from './words.ts';

export interface StageProps {
  readonly patient: Patient;
  readonly items: readonly TimelineItem[];
  readonly ids: readonly ItemId[];
  /** SOP Instance UID that a pane opens at, and which pane. */
  readonly instance: string | undefined;
  readonly instancePane: number;
  openReference(reference: Reference): boolean;
  onClose(pane: number): void;
  onOpen(item: TimelineItem): void;
  onAdd(item: TimelineItem): void;
  /** Into a pane, in the place of what it shows. */
  onPlace(item: TimelineItem, pane: number): void;
}

export function Stage(props: StageProps) {
  const { patient, items, ids, instance, instancePane, openReference, onClose, onOpen, onAdd, onPlace } = props;
  const say = words();
  const { ref, aspect } = useAspect<HTMLDivElement>();
  const fullscreen = useWorkspace((workspace) => workspace.fullscreenPane);
  const isPanelOpen = useWorkspace((workspace) => workspace.isPanelOpen);
  const activeKey = useWorkspace((workspace) => paneKey(ids, Math.min(workspace.activePane, ids.length - 1)));
  const active = useWorkspace((workspace) => workspace.panes[activeKey]);
  const viewport = active?.state === 'showing' ? viewportOf(activeKey) : undefined;
  const renderers = useSession().renderers;
  const shown = active && active.state !== 'empty' ? active : undefined;
  const needsList = shown?.item && renderers.find(({ id }) => id === shown.renderer)?.needsList?.(shown.item);
  const { columns, rows } = gridFor(fullscreen === undefined ? ids.length : 1, aspect);
  const grid = { '--columns': columns, '--rows': rows } as CSSProperties;

  return (
    <div className={styles.stage}>
      <div
        className={styles.rail}
        role="toolbar"
        aria-label={say.tools}
        aria-orientation="vertical"
        data-kept={active?.state === 'loading' || viewport?.loadControls ? true : undefined}
      >
        <KindControls viewport={viewport} place="rail" />
      </div>
      <nav className={styles.list} aria-label={say.series} data-kept={needsList || undefined}>
        <KindControls viewport={viewport} place="list" />
      </nav>
      <div ref={ref} className={styles.panes} style={grid}>
        {ids.map((id, number) => (
          // A pane keeps its engine while others come and go: it is known by its item and which one of equals it is.
          <div key={paneKey(ids, number)} className={styles.cell} hidden={fullscreen !== undefined && fullscreen !== number}>
            <Pane
              number={number}
              paneKey={paneKey(ids, number)}
              id={id}
              patient={patient}
              items={items}
              instance={number === instancePane ? instance : undefined}
              openReference={openReference}
              isAlone={ids.length === 1}
              onClose={() => onClose(number)}
              onDrop={(item) => onPlace(item, number)}
            />
          </div>
        ))}
      </div>
      {isPanelOpen && <SidePanel item={shown?.item} items={items} ids={ids} viewport={viewport} onOpen={onOpen} onAdd={onAdd} />}
    </div>
  );
}
