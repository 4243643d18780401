// The film as a line: pictures along it, markers above it, the span that is looped, and where one is.
import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { printForeign } from '../../lib/foreignText.ts';
import type { Command } from '../renderer.ts';
import type { Controlled } from './controlled.ts';
import { loopOf, type Marker } from './marks.ts';
import { frameAt, frameCount, printTime } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

const TICKS = 6;

export function Track({ viewport }: { readonly viewport: Controlled }) {
  const { store } = viewport;
  const duration = useStore(store, (state) => state.duration);
  const strip = useStore(store, (state) => state.strip);
  const markers = useStore(store, (state) => state.markers);
  const chapters = useStore(store, (state) => state.chapters);
  const placeOf = (time: number): CSSProperties => ({ '--at': duration > 0 ? time / duration : 0 }) as CSSProperties;
  return (
    <div className={styles.track}>
      {markers.length > 0 && <Flags viewport={viewport} markers={markers} placeOf={placeOf} />}
      <div className={styles.line}>
        <div className={styles.strip} aria-hidden>
          {strip.map((url) => (
            <img key={url} src={url} alt="" draggable={false} />
          ))}
        </div>
        {chapters.map(({ time }) => (
          <i key={time} className={styles.chapterTick} style={placeOf(time)} />
        ))}
        <SpanBox viewport={viewport} placeOf={placeOf} />
        <Position viewport={viewport} placeOf={placeOf} />
      </div>
      <div className={styles.ticks} aria-hidden>
        {Array.from({ length: TICKS + 1 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: ticks are their places
          <span key={index}>{printTime((duration * index) / TICKS)}</span>
        ))}
      </div>
    </div>
  );
}

interface PlacedProps {
  readonly viewport: Controlled;
  placeOf(time: number): CSSProperties;
}

function Flags({ viewport, markers, placeOf }: PlacedProps & { readonly markers: readonly Marker[] }) {
  const say = words();
  return (
    <ol className={styles.flags} aria-label={say.markers}>
      {markers.map(({ time, label }, index) => {
        const printed = printForeign(label, 40) || String(index + 1);
        return (
          <li key={time} style={placeOf(time)} data-side={time > viewport.store.getState().duration * 0.85 ? 'end' : undefined}>
            <button type="button" aria-label={say.goToMarker(printed, printTime(time))} onClick={() => viewport.goTo(time)}>
              {printed}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function SpanBox({ viewport, placeOf }: PlacedProps) {
  const span = useStore(viewport.store, (state) => state.span);
  const duration = useStore(viewport.store, (state) => state.duration);
  if (span.start === undefined && span.end === undefined) return null;
  const { from, to } = loopOf(span, duration);
  const style = { ...placeOf(from), '--to': duration > 0 ? to / duration : 1 } as CSSProperties;
  return (
    <div
      className={styles.span}
      style={style}
      data-start={span.start !== undefined || undefined}
      data-end={span.end !== undefined || undefined}
    />
  );
}

/** A range input under the head: keyboard, touch and screen readers know what it is. */
function Position({ viewport, placeOf }: PlacedProps) {
  const { store } = viewport;
  const time = useStore(store, (state) => state.time);
  const duration = useStore(store, (state) => state.duration);
  const rate = useStore(store, (state) => state.rate);
  const count = frameCount(duration, rate);
  const say = words();
  return (
    <>
      <div className={styles.head} style={placeOf(time)} aria-hidden />
      <input
        className={styles.position}
        type="range"
        min={0}
        max={duration || 1}
        step="any"
        value={Math.min(time, duration || 1)}
        aria-label={say.position}
        aria-valuetext={`${printTime(time)}, ${say.frameOf(frameAt(time, rate, count), count)}`}
        onChange={(event) => viewport.goTo(event.currentTarget.valueAsNumber)}
        // The keys mean here what they mean everywhere on a film.
        onKeyDown={(event) => forward(event.nativeEvent, viewport)}
      />
    </>
  );
}

function forward(event: KeyboardEvent, viewport: Controlled): void {
  const command = STEPS[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
  if (!command || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  viewport.perform(command);
}

/** A field keeps its keys to itself (ux §7.2), but this one has nothing to type into. */
const STEPS: Readonly<Record<string, Command>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'up',
  ArrowDown: 'down',
  'Shift+ArrowLeft': 'previousMarker',
  'Shift+ArrowRight': 'nextMarker',
  Home: 'first',
  End: 'last',
  ' ': 'playPause',
  o: 'loop',
  n: 'mark',
  k: 'still',
  '[': 'spanStart',
  ']': 'spanEnd',
};
