import { IconDownload, IconFileUnknown, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { describeFailure, isAbort, toFailure } from '../../model/failure.ts';
import type { Read, TimelineItem } from '../../model/item.ts';
import { Button } from '../../ui/Button.tsx';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { readOriginal, save } from '../original.ts';
import type { CardText } from './describe.ts';
import styles from './fallback.module.css';
import { words } from './words.ts';

interface Props {
  readonly text: CardText;
  readonly item: TimelineItem;
  readonly read: Read;
}

export function Card({ text: { kind, title, rows, reason }, item, read }: Props) {
  return (
    <div className={styles.scroller}>
      <article className={styles.card}>
        <header className={styles.header}>
          <IconFileUnknown size={28} stroke={1.5} aria-hidden />
          <div>
            <p className={styles.kind}>{kind}</p>
            <h2 className={styles.title}>
              <ForeignText text={title} max={200} />
            </h2>
          </div>
        </header>
        <dl className={styles.rows}>
          {rows.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <ForeignText text={value} />
              </dd>
            </div>
          ))}
          <div>
            <dt>{words().notShown}</dt>
            <dd>
              <ForeignText text={reason} max={400} />
            </dd>
          </div>
        </dl>
        <Download item={item} read={read} />
      </article>
    </div>
  );
}

type State =
  | { readonly is: 'ready' }
  | { readonly is: 'loading'; readonly fraction: number }
  | { readonly is: 'saved' }
  | { readonly is: 'failed'; readonly why: string };

function Download({ item, read }: { readonly item: TimelineItem; readonly read: Read }) {
  const [state, setState] = useState<State>({ is: 'ready' });
  const current = useRef<AbortController>(undefined);
  useEffect(() => () => current.current?.abort(), []);
  const say = words();
  const start = () => {
    const controller = new AbortController();
    current.current = controller;
    const { signal } = controller;
    setState({ is: 'loading', fraction: 0 });
    readOriginal(item, read, { signal, onProgress: (fraction) => !signal.aborted && setState({ is: 'loading', fraction }) }).then(
      (original) => {
        save(original);
        setState({ is: 'saved' });
      },
      (error) => setState(isAbort(error) ? { is: 'ready' } : { is: 'failed', why: describeFailure(toFailure(error)).title }),
    );
  };
  if (state.is === 'loading') {
    return (
      <div className={styles.download}>
        <progress value={state.fraction} aria-label={say.downloading} />
        <Button icon={IconX} onClick={() => current.current?.abort()}>
          {say.stop}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.download}>
      <Button tone="primary" icon={IconDownload} onClick={start}>
        {say.download}
      </Button>
      <span role="status">{state.is === 'saved' ? say.saved : state.is === 'failed' ? state.why : ''}</span>
    </div>
  );
}
