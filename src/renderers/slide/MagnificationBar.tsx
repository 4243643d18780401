import { IconChevronDown, IconChevronUp, IconMinus, IconPlus } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import { type Segment, Segments } from '../../ui/Segments.tsx';
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { type SlideImage, umPerPixel } from './image.ts';
import { magnificationOf, objectiveOf, PRESETS } from './magnification.ts';
import { printMagnification, printNumber } from './printed.ts';
import styles from './slide.module.css';
import { words } from './words.ts';

/** Magnifications as a microscope has them; the focal plane, where there are several. */
export function MagnificationBar({ viewport }: { readonly viewport: Controlled }) {
  const image = useStore(viewport.store, (state) => state.image);
  const scale = useStore(viewport.store, (state) => state.scale);
  const say = words();
  if (!image) return null;
  const presets = presetsOf(image);
  return (
    <div className={styles.bar}>
      <IconButton size="small" icon={IconMinus} label={say.zoomOut} shortcut="-" onClick={() => viewport.perform('zoomOut')} />
      <Segments
        label={say.magnification}
        segments={presets}
        value={chosenOf(image, scale)}
        onChange={(command) => viewport.perform(command)}
      />
      <IconButton size="small" icon={IconPlus} label={say.zoomIn} shortcut="+" onClick={() => viewport.perform('zoomIn')} />
      <FocalPlane viewport={viewport} image={image} />
      <span className={styles.space} />
      <span className={styles.count} data-magnification>
        {printMagnification(image, scale)}
      </span>
    </div>
  );
}

type Preset = Command & `preset${number}`;

/** Those that the slide was scanned for. */
function presetsOf(image: SlideImage): readonly Segment<Preset>[] {
  const um = umPerPixel(image);
  const whole: Segment<Preset> = { value: 'preset1', label: words().whole };
  if (um === undefined) return [whole, { value: 'preset9', label: words().native }];
  const powers = Object.entries(PRESETS).filter(([, power]) => power <= objectiveOf(um) * 1.05);
  return [
    whole,
    ...powers.map(
      ([number, power]): Segment<Preset> => ({ value: `preset${number}` as Preset, label: `${printNumber(power)}×` }),
    ),
  ];
}

function chosenOf(image: SlideImage, scale: number): Preset | undefined {
  const um = umPerPixel(image);
  if (um === undefined) return undefined;
  const now = magnificationOf(scale, um);
  const found = Object.entries(PRESETS).find(([, power]) => Math.abs(now / power - 1) < 0.02);
  return found && (`preset${found[0]}` as Preset);
}

function FocalPlane({ viewport, image }: { readonly viewport: Controlled; readonly image: SlideImage }) {
  const plane = useStore(viewport.store, ({ look }) => look.plane);
  const say = words();
  const at = image.planes.indexOf(plane);
  if (image.planes.length < 2) return null;
  return (
    <fieldset className={styles.planes} aria-label={say.planes}>
      <IconButton
        size="small"
        icon={IconChevronDown}
        label={say.lower}
        disabled={at <= 0}
        onClick={() => viewport.perform('previous10')}
      />
      <span className={styles.count}>{say.plane(at + 1, image.planes.length, printNumber(plane))}</span>
      <IconButton
        size="small"
        icon={IconChevronUp}
        label={say.higher}
        disabled={at >= image.planes.length - 1}
        onClick={() => viewport.perform('next10')}
      />
    </fieldset>
  );
}
