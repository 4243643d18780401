import { useEffect, useRef } from 'react';
import { number, text } from '../../../standards/dicom/json.ts';
import { defaultLook } from '../../../standards/dicom/pixels/look.ts';
import { ForeignText } from '../../../ui/ForeignText.tsx';
import { shapeOf, wholePicture } from '../camera.ts';
import type { ControlHost } from '../commands.ts';
import { Painter } from '../painter.ts';
import type { Entry, Session } from '../session.ts';
import { spacingOf } from '../spacing.ts';
import { words } from '../words.ts';
import styles from './controls.module.css';
import { useSessionState } from './useSessionState.ts';

/** The item's series and clips, each with its picture, its name and how many pictures it holds. */
export function SeriesList({ host }: { readonly host: ControlHost }) {
  const entries = useSessionState(host.session, (state) => state.entries);
  const currentKey = useSessionState(host.session, (state) => state.currentKey);
  if (entries.length < 2) return null;
  return (
    <ul className={styles.list} aria-label={words().list}>
      {entries.map((entry, index) => (
        <li key={entry.key}>
          <button
            type="button"
            className={styles.entry}
            aria-current={entry.key === currentKey || undefined}
            onClick={() => void host.session.openEntry(entry.key)}
          >
            <Thumbnail session={host.session} entry={entry} />
            <span className={styles.entryText}>
              <span className={styles.entryName}>
                <EntryName entry={entry} index={index} />
              </span>
              <span>{entry.stack?.shots.length ?? entry.part.count}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function EntryName({ entry: { part, stack }, index }: { readonly entry: Entry; readonly index: number }) {
  const first = stack?.shots[0].dataset;
  const described = (first && text(first, '0008103E')) ?? part.label;
  const time = stack?.kind === 'clip' && first ? clockOf(text(first, '00080033')) : '';
  if (stack?.kind === 'clip') return `${number(stack.shots[0].dataset, '00200013') ?? index + 1} ${time}`;
  return described ? <ForeignText text={described} max={40} /> : `${words().unnamedSeries} ${index + 1}`;
}

/** DICOM's HHMMSS as people read it. */
const clockOf = (time: string | undefined) => (time && /^\d{4}/.test(time) ? `${time.slice(0, 2)}:${time.slice(2, 4)}` : '');

const SIDE = { width: 100, height: 66 };

/** Made by the same pipeline as the picture itself, after it, and only when it comes into sight. */
function Thumbnail({ session, entry }: { readonly session: Session; readonly entry: Entry }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { stack, part } = entry;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an entry is rebuilt with the list; its stack or part says whether it changed
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const ends = new AbortController();
    const draw = () => drawThumbnail(session, entry, element, ends.signal).catch(() => undefined);
    const observer = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void draw();
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      ends.abort();
    };
  }, [session, stack, part]);
  return <canvas ref={canvas} className={styles.thumbnail} aria-hidden />;
}

async function drawThumbnail(session: Session, entry: Entry, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  const { shot, picture } = await session.pictureOf(entry, signal);
  const { devicePixelRatio } = window;
  canvas.width = Math.round(SIDE.width * devicePixelRatio);
  canvas.height = Math.round(SIDE.height * devicePixelRatio);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  const extent = { columns: picture.columns, rows: picture.rows, shape: shapeOf(spacingOf(shot.dataset, shot.frame)) };
  const look = defaultLook(picture.description, picture.levels[0].frame);
  const painter = new Painter();
  painter.paint(context, { picture, look, camera: wholePicture(extent, SIDE), extent, pane: SIDE, devicePixelRatio });
  painter.dispose();
}
