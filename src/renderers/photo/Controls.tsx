// The buttons only photos need, in the places that the stage has.
import {
  IconArrowAutofitContent,
  IconFlipVertical,
  IconRotateClockwise,
  IconRuler2,
  IconRulerMeasure,
  IconTrash,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ComponentType, useState } from 'react';
import { useStore } from 'zustand';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import { Button } from '../../ui/Button.tsx';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Command, ControlPlace } from '../renderer.ts';
import styles from './photo.module.css';
import { type PhotoStore, scaleOf, type Tool } from './state.ts';
import { words } from './words.ts';

/** The viewport, as its buttons see it. */
export interface Controlled {
  readonly store: PhotoStore;
  perform(command: Command): boolean;
  openShot(index: number): void;
  compareWith(item: TimelineItem): Promise<void>;
  endComparison(): void;
  setFlicker(isFlickering: boolean): void;
  setTool(tool: Tool): void;
  calibrate(mm: number): void;
  forgetScale(): void;
}
interface Props {
  readonly viewport: Controlled;
}

export const createControls =
  (viewport: Controlled): ComponentType<{ readonly place: ControlPlace }> =>
  ({ place }) => {
    switch (place) {
      case 'rail':
        return <Rail viewport={viewport} />;
      case 'list':
        return <Pictures viewport={viewport} />;
      case 'bar':
        return (
          <div>
            <CalibrateBar viewport={viewport} />
            <CompareBar viewport={viewport} />
          </div>
        );
      case 'panel':
        return <Facts viewport={viewport} />;
    }
  };

function Rail({ viewport }: Props) {
  const { tool, measures } = useStore(viewport.store);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton size="rail" icon={IconArrowAutofitContent} label={say.fit} onClick={() => viewport.perform('fitOrActual')} />
      <IconButton
        size="rail"
        icon={IconRotateClockwise}
        label={say.rotate}
        shortcut="R"
        onClick={() => viewport.perform('rotate')}
      />
      <IconButton
        size="rail"
        icon={IconFlipVertical}
        label={say.flip}
        shortcut="Shift R"
        onClick={() => viewport.perform('flip')}
      />
      <IconButton
        size="rail"
        icon={IconRulerMeasure}
        label={say.length}
        shortcut="L"
        pressed={tool === 'length'}
        onClick={() => viewport.setTool(tool === 'length' ? 'pan' : 'length')}
      />
      <IconButton
        size="rail"
        icon={IconRuler2}
        label={say.calibrate}
        pressed={tool === 'calibrate'}
        onClick={() => viewport.setTool(tool === 'calibrate' ? 'pan' : 'calibrate')}
      />
      {measures.length > 0 && (
        <IconButton size="rail" icon={IconTrash} label={say.deleteMark} onClick={() => viewport.perform('deleteMark')} />
      )}
    </>
  );
}

function Pictures({ viewport }: Props) {
  const { shots, index, earlier, comparison } = useStore(viewport.store);
  const say = words();
  return (
    <div className={styles.list}>
      {shots.length > 1 && <h3>{say.pictures}</h3>}
      {shots.length > 1 &&
        shots.map((shot, at) => (
          <button type="button" key={shot.key} aria-current={at === index || undefined} onClick={() => viewport.openShot(at)}>
            {at + 1}. <ForeignText text={shot.label} max={40} />
          </button>
        ))}
      {earlier.length > 0 && <h3>{say.earlier}</h3>}
      {earlier.map((item) => {
        const isShown = comparison?.item.id === item.id;
        return (
          <button
            type="button"
            key={item.id}
            aria-pressed={isShown}
            onClick={() => (isShown ? viewport.endComparison() : void viewport.compareWith(item))}
          >
            {say.compare(printWhen(item.when))}
          </button>
        );
      })}
    </div>
  );
}

function CompareBar({ viewport }: Props) {
  const { comparison, mix, isFlickering } = useStore(viewport.store);
  const say = words();
  if (!comparison) return null;
  return (
    <div className={styles.bar}>
      <span className={styles.count}>{say.current}</span>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round(mix * 100)}
        aria-label={say.mix}
        disabled={isFlickering}
        onChange={(event) => viewport.store.setState({ mix: Number(event.target.value) / 100 })}
      />
      <span className={styles.count}>
        {say.prior}, {comparison.when}
      </span>
      <Button aria-pressed={isFlickering} onClick={() => viewport.setFlicker(!isFlickering)}>
        {say.flicker}
      </Button>
      <Button onClick={() => viewport.endComparison()}>{say.endCompare}</Button>
    </div>
  );
}

function CalibrateBar({ viewport }: Props) {
  const { tool, known } = useStore(viewport.store);
  const [mm, setMm] = useState('10');
  const say = words();
  if (tool !== 'calibrate') return null;
  if (!known) return <div className={styles.bar}>{say.calibrateHelp}</div>;
  return (
    <form
      className={styles.bar}
      onSubmit={(event) => {
        event.preventDefault();
        viewport.calibrate(Number(mm));
      }}
    >
      <label>
        {say.lengthMm}{' '}
        <input type="number" min="0.1" max="2000" step="any" value={mm} onChange={(event) => setMm(event.target.value)} />
      </label>
      <Button type="submit">{say.use}</Button>
      <Button onClick={() => viewport.setTool('pan')}>{say.cancel}</Button>
    </form>
  );
}

function Facts({ viewport }: Props) {
  const state = useStore(viewport.store);
  const { photo, shots, index, ownScale } = state;
  const say = words();
  const shot = shots[index];
  if (!photo || !shot) return null;
  const scale = scaleOf(state);
  const colour = { managed: say.colourManaged, plain: say.colourPlain, ignored: say.colourIgnored }[photo.colour];
  const side = shot.laterality && { R: say.right, L: say.left, B: say.both }[shot.laterality];
  return (
    <dl className={styles.facts}>
      <dt>{say.size}</dt>
      <dd>
        {photo.columns} × {photo.rows}
      </dd>
      <dt>{say.scale}</dt>
      <dd>
        {scale ? `${scale.x.toFixed(3).replace('.', ',')} ${scale.basis === 'reader' ? say.ownScale : say.mm}` : say.uncalibrated}
        {ownScale !== undefined && (
          <>
            {' '}
            <Button onClick={() => viewport.forgetScale()}>{say.forgetScale}</Button>
          </>
        )}
      </dd>
      {side && <dt>{say.side}</dt>}
      {side && <dd>{side}</dd>}
      <dt>{say.colour}</dt>
      <dd>{colour}</dd>
    </dl>
  );
}
