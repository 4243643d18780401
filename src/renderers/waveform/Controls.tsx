// The buttons only curves need, in the places that the stage has.
import {
  IconArrowAutofitContent,
  IconBulb,
  IconChevronLeft,
  IconChevronRight,
  IconRulerMeasure,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useStore } from 'zustand';
import type { TimelineItem } from '../../model/item.ts';
import { printWhen } from '../../model/printWhen.ts';
import type { Annotation } from '../../standards/dicom/waveform/readWaveforms.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import type { Command, ControlPlace } from '../renderer.ts';
import { orderOf } from './layout.ts';
import { GAINS, LAYOUTS, SPEEDS } from './presentation.ts';
import { sheetSeconds, type WaveformStore } from './state.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

/** The viewport, as its buttons see it. */
export interface Controlled {
  readonly store: WaveformStore;
  perform(command: Command): boolean;
  openGroup(group: number): Promise<void>;
  layUnder(item: TimelineItem | undefined): Promise<void>;
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
        return <Lists viewport={viewport} />;
      case 'bar':
        return <PaperBar viewport={viewport} />;
      case 'panel':
        return <Facts viewport={viewport} />;
    }
  };

function Rail({ viewport }: Props) {
  const { isMeasuring, isFullLight } = useStore(viewport.store);
  const say = words();
  return (
    <>
      <IconButton size="rail" icon={IconZoomIn} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <IconButton size="rail" icon={IconZoomOut} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <IconButton size="rail" icon={IconArrowAutofitContent} label={say.fit} onClick={() => viewport.perform('fitOrActual')} />
      <IconButton
        size="rail"
        icon={IconRulerMeasure}
        label={say.caliper}
        shortcut="L"
        pressed={isMeasuring}
        onClick={() => viewport.perform('toolLength')}
      />
      <IconButton
        size="rail"
        icon={IconBulb}
        label={say.fullLight}
        pressed={isFullLight}
        onClick={() => viewport.store.setState({ isFullLight: !isFullLight })}
      />
    </>
  );
}

function Lists({ viewport }: Props) {
  const { groups, group, earlier, prior } = useStore(viewport.store);
  const say = words();
  return (
    <div className={styles.list}>
      {groups.length > 1 && <h3>{say.groups}</h3>}
      {groups.length > 1 &&
        namedOnce(groups).map(({ label, key }, index) => (
          <button
            type="button"
            key={key}
            aria-current={index === group || undefined}
            onClick={() => void viewport.openGroup(index)}
          >
            <ForeignText text={label} max={40} />
          </button>
        ))}
      {earlier.length > 0 && <h3>{say.earlier}</h3>}
      {earlier.map((item) => {
        const isShown = prior?.item.id === item.id;
        return (
          <button
            type="button"
            key={item.id}
            aria-pressed={isShown}
            onClick={() => void viewport.layUnder(isShown ? undefined : item)}
          >
            {isShown ? say.noOverlay : say.overlay(printWhen(item.when))}
          </button>
        );
      })}
    </div>
  );
}

function PaperBar({ viewport }: Props) {
  const state = useStore(viewport.store);
  const { recording, layout, mmPerSecond, mmPerMillivolt, start } = state;
  const say = words();
  if (!recording) return null;
  const isTwelve = orderOf(recording.group.channels.map(({ name }) => name)) !== undefined;
  const isVolt = recording.group.channels.some(({ unit }) => /^[um]?V$/.test(unit));
  const shown = sheetSeconds(state);
  return (
    <div className={styles.bar}>
      {isTwelve && (
        <Segments
          label={say.layout}
          value={layout}
          segments={LAYOUTS.map((value) => ({ value, label: say.layouts[value] }))}
          onChange={(value) => viewport.store.setState({ layout: value, zoom: 1, caliper: undefined })}
        />
      )}
      <Segments
        label={say.speed}
        value={String(mmPerSecond)}
        segments={SPEEDS.map((value) => ({ value: String(value), label: say.mmPerSecond(value) }))}
        onChange={(value) => viewport.store.setState({ mmPerSecond: Number(value), caliper: undefined })}
      />
      {isVolt && (
        <Segments
          label={say.gain}
          value={String(mmPerMillivolt)}
          segments={GAINS.map((value) => ({ value: String(value), label: say.mmPerUnit(value, 'mV') }))}
          onChange={(value) => viewport.store.setState({ mmPerMillivolt: Number(value), caliper: undefined })}
        />
      )}
      {recording.seconds > shown + 0.01 && (
        <>
          <IconButton
            size="small"
            icon={IconChevronLeft}
            label={say.earlierPage}
            disabled={start <= 0}
            onClick={() => viewport.perform('previous10')}
          />
          <IconButton
            size="small"
            icon={IconChevronRight}
            label={say.laterPage}
            disabled={start + shown >= recording.seconds}
            onClick={() => viewport.perform('next10')}
          />
          <span className={styles.count}>
            {say.at(say.seconds(start), say.seconds(start + shown))} / {say.seconds(recording.seconds)}
          </span>
        </>
      )}
    </div>
  );
}

function Facts({ viewport }: Props) {
  const { recording, annotations } = useStore(viewport.store);
  const say = words();
  if (!recording) return null;
  const { group, seconds } = recording;
  return (
    <dl className={styles.facts}>
      <dt>{say.channels}</dt>
      <dd>{group.channels.length}</dd>
      <dt>{say.rate}</dt>
      <dd>{group.samplesPerSecond} Hz</dd>
      <dt>{say.length}</dt>
      <dd>{say.seconds(seconds)}</dd>
      {annotations.length > 0 && (
        <dt className={styles.wide}>
          {say.values} ({say.byMachine})
        </dt>
      )}
      {namedOnce(annotations.map(({ text }) => text)).map(({ key }, index) => (
        <AnnotationRow key={key} annotation={annotations[index]} />
      ))}
    </dl>
  );
}

/** What is said twice still needs two names. */
const namedOnce = (labels: readonly string[]): { readonly label: string; readonly key: string }[] =>
  labels.map((label, index) => ({ label, key: `${label} ${labels.slice(0, index).filter((one) => one === label).length}` }));

function AnnotationRow({ annotation }: { readonly annotation: Annotation | undefined }) {
  if (!annotation) return null;
  const { text, value, unit = '' } = annotation;
  if (value === undefined)
    return (
      <dd className={styles.wide}>
        <ForeignText text={text} />
      </dd>
    );
  return (
    <>
      <dt>
        <ForeignText text={text} max={60} />
      </dt>
      <dd>
        <ForeignText text={`${String(value).replace('.', ',')} ${unit}`} max={40} />
      </dd>
    </>
  );
}
