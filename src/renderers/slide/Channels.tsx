import { useStore } from 'zustand';
import { printForeign } from '../../lib/foreignText.ts';
import type { Controlled } from './controlled.ts';
import type { ChannelLook } from './image.ts';
import styles from './slide.module.css';
import { words } from './words.ts';

/** Channels of fluorescence with their colours and ranges; optical paths; the scanner's colours. */
export function Channels({ viewport }: { readonly viewport: Controlled }) {
  const image = useStore(viewport.store, (state) => state.image);
  const look = useStore(viewport.store, (state) => state.look);
  const say = words();
  if (!image) return null;
  const change = (changed: ChannelLook): void =>
    viewport.dress({ look: { ...look, channels: look.channels.map((one) => (one.path === changed.path ? changed : one)) } });
  return (
    <>
      {look.channels.length > 0 && (
        <section className={styles.section} aria-label={say.channels}>
          <h3 className={styles.title}>{say.channels}</h3>
          {look.channels.map((channel) => (
            <Channel key={channel.path} channel={channel} most={image.channelMax} onChange={change} />
          ))}
        </section>
      )}
      {image.paths.length > 1 && (
        <fieldset className={styles.section}>
          <legend className={styles.title}>{say.paths}</legend>
          {image.paths.map(({ id, name }) => (
            <label key={id} className={styles.choice}>
              <input type="radio" checked={look.path === id} onChange={() => viewport.dress({ look: { ...look, path: id } })} />
              <span>{printForeign(name, 60)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {image.hasProfile && (
        <section className={styles.section} aria-label={say.colours}>
          <h3 className={styles.title}>{say.colours}</h3>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={look.isManaged}
              onChange={() => viewport.dress({ look: { ...look, isManaged: !look.isManaged } })}
            />
            <span>{say.useProfile}</span>
          </label>
        </section>
      )}
    </>
  );
}

interface ChannelProps {
  readonly channel: ChannelLook;
  /** The largest stored value. */
  readonly most: number;
  onChange(channel: ChannelLook): void;
}

function Channel({ channel, most, onChange }: ChannelProps) {
  const say = words();
  const name = printForeign(channel.label, 40);
  return (
    <div>
      <label className={styles.choice}>
        <input type="checkbox" checked={channel.isOn} onChange={() => onChange({ ...channel, isOn: !channel.isOn })} />
        <span>{name}</span>
        <input
          type="color"
          aria-label={say.channelColour(name)}
          value={printColour(channel.colour)}
          onChange={(event) => onChange({ ...channel, colour: parseColour(event.currentTarget.value) })}
        />
      </label>
      <div className={styles.range}>
        <input
          type="range"
          aria-label={say.channelLow(name)}
          min={0}
          max={most}
          value={channel.low}
          onChange={(event) => onChange({ ...channel, low: Math.min(Number(event.currentTarget.value), channel.high - 1) })}
        />
        <input
          type="range"
          aria-label={say.channelHigh(name)}
          min={0}
          max={most}
          value={channel.high}
          onChange={(event) => onChange({ ...channel, high: Math.max(Number(event.currentTarget.value), channel.low + 1) })}
        />
      </div>
    </div>
  );
}

const printColour = (colour: ChannelLook['colour']): string =>
  `#${colour.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
const parseColour = (text: string): ChannelLook['colour'] => {
  const value = Number.parseInt(text.slice(1), 16) || 0;
  return [value >> 16, (value >> 8) & 255, value & 255];
};
