// A pane: whose picture it is, the picture, and what is wrong with it in words.
import { IconMaximize, IconMinimize, IconX } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import type { TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { printWhen } from '../model/printWhen.ts';
import { isOurDrag, readDrag } from '../ui/drag.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { printIdentity } from '../workspace/printIdentity.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import { KindControls } from './KindControls.tsx';
import styles from './Pane.module.css';
import { PaneFailure } from './PaneFailure.tsx';
import { type PaneProps, usePane } from './usePane.ts';
import { words } from './words.ts';

type Props = PaneProps & {
  readonly isAlone: boolean;
  onClose(): void;
  /** One of this patient's items was dropped here. */
  onDrop(item: TimelineItem): void;
};

export function Pane(props: Props) {
  const { number, id, patient } = props;
  const body = useRef<HTMLDivElement>(null);
  const { story, retry } = usePane(props, body);
  const drop = useDrop(props);
  const pane = useWorkspace((workspace) => workspace.panes[props.paneKey]) ?? { state: 'loading', id };
  const isActive = useWorkspace((workspace) => workspace.activePane === number);
  const activate = useWorkspace((workspace) => workspace.activate);
  const toggleFullscreen = useWorkspace((workspace) => workspace.toggleFullscreen);
  const say = words();
  const item = pane.state === 'empty' ? undefined : pane.item;
  const renderer = pane.state === 'empty' ? undefined : pane.renderer;

  return (
    <section
      className={styles.pane}
      aria-label={`${say.pane(number + 1)}: ${item?.title ?? say.loading}`}
      aria-busy={pane.state === 'loading'}
      data-pane={number}
      data-state={pane.state}
      data-renderer={renderer}
      data-item={id}
      data-active={(isActive && !props.isAlone) || undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a viewport takes the keys of ux §7.2, so it takes focus
      tabIndex={0}
      onFocusCapture={() => activate(number)}
      onPointerDownCapture={() => activate(number)}
      {...drop.target}
      data-drop={drop.isOver || undefined}
      onDoubleClick={(event) => isOnPicture(event.target) && toggleFullscreen(number)}
    >
      <header className={styles.header}>
        <PaneIdentity patient={patient} />
        <span className={styles.what} title={item?.title}>
          <bdi>{item?.title}</bdi>
          {item && `, ${printWhen(item.when)}`}
        </span>
        {story.warning !== undefined && pane.state === 'showing' && (
          <span className={styles.warning} role="status" title={story.warning}>
            {story.warning}
          </span>
        )}
        <PaneButtons number={number} isAlone={props.isAlone} onClose={props.onClose} />
        {story.progress !== undefined && (
          <div className={styles.progress} style={{ inlineSize: `${Math.round(story.progress * 100)}%` }} />
        )}
      </header>
      <div className={styles.body}>
        <div className={styles.picture} ref={body} />
        {pane.state === 'loading' && (
          <p className={styles.loading}>
            <strong>{printIdentity(patient).name}</strong>
            {say.loading}
          </p>
        )}
        {pane.state === 'failed' && (
          <PaneFailure failure={pane.failure} item={pane.item} patient={patient} refused={story.refused} onRetry={retry} />
        )}
      </div>
      {pane.state === 'showing' && <KindControls viewport={story.viewport} place="bar" />}
    </section>
  );
}

/** Takes only what this patient's timeline holds: an id from elsewhere finds nothing (domain rule "one patient at a time"). */
function useDrop({ items, onDrop }: Props) {
  const [isOver, setOver] = useState(false);
  const target = {
    onDragOver(event: DragEvent) {
      if (!isOurDrag(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent) {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
    },
    onDrop(event: DragEvent) {
      if (!isOurDrag(event.dataTransfer)) return;
      event.preventDefault();
      setOver(false);
      const id = readDrag(event.dataTransfer);
      const item = items.find((one) => one.id === id);
      if (item) onDrop(item);
    },
  };
  return { isOver, target };
}

const isOnPicture = (target: EventTarget): boolean => target instanceof Element && target.closest('canvas') !== null;

/** Name and number, never shortened; the birth date where there is room, always for the reader of the page. */
function PaneIdentity({ patient }: { readonly patient: Patient }) {
  const { name, number, birthDate } = printIdentity(patient);
  return (
    <span className={styles.who} data-identity="">
      <bdi>{name}</bdi> <span className={styles.number}>{number}</span>
      {birthDate && (
        <span className={styles.born}>
          {' '}
          {words().born} {birthDate}
        </span>
      )}
    </span>
  );
}

function PaneButtons({ number, isAlone, onClose }: { readonly number: number; readonly isAlone: boolean; onClose(): void }) {
  const isFull = useWorkspace((workspace) => workspace.fullscreenPane === number);
  const toggleFullscreen = useWorkspace((workspace) => workspace.toggleFullscreen);
  const say = words();
  return (
    <span className={styles.buttons}>
      {!isAlone && (
        <IconButton
          icon={isFull ? IconMinimize : IconMaximize}
          label={isFull ? say.leaveFullscreen : say.fullscreen}
          shortcut="F"
          size="small"
          onClick={() => toggleFullscreen(number)}
        />
      )}
      <IconButton icon={IconX} label={say.close} size="small" onClick={onClose} />
    </span>
  );
}
