import { IconDownload, IconFileDownload, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Controlled } from './controlled.ts';
import { saveAs } from './saveAs.ts';
import type { KeptStill } from './state.ts';
import { printTime } from './timing.ts';
import styles from './video.module.css';
import { words } from './words.ts';

/** What the reader kept: each can be gone back to, and saved. */
export function StillList({ viewport }: { readonly viewport: Controlled }) {
  const stills = useStore(viewport.store, (state) => state.stills);
  const rate = useStore(viewport.store, (state) => state.rate);
  const say = words();
  if (stills.length === 0) return <p className={styles.none}>{say.noStills}</p>;
  return (
    <ol className={styles.stills}>
      {stills.map((still) => {
        const time = printTime(still.time, rate);
        return (
          <li key={still.id}>
            <button type="button" aria-label={say.goToStill(time)} onClick={() => viewport.goTo(still.time)}>
              <img src={still.url} alt={say.stillAlt(time)} />
            </button>
            <span className={styles.stillRow}>
              <span>{time}</span>
              <IconButton size="small" icon={IconDownload} label={say.savePng} onClick={() => savePng(still)} />
              <IconButton
                size="small"
                icon={IconFileDownload}
                label={say.saveDicom}
                onClick={() => void viewport.saveDicom(still)}
              />
              <IconButton
                size="small"
                icon={IconX}
                label={say.removeMarker(`${say.still} ${time}`)}
                onClick={() => viewport.dropStill(still)}
              />
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Named after the frame and nothing else: a file's name goes further than the file was meant to. */
const savePng = ({ url, frame }: KeptStill): void => saveAs(url, `still-${frame}.png`);
