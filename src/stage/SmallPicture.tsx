import { useEffect, useState } from 'react';
import type { TimelineItem } from '../model/item.ts';
import { useSession } from '../workspace/session.tsx';
import { readThumbnail } from '../workspace/thumbnails.ts';
import styles from './SidePanel.module.css';

/** An item's preview, with its code until the picture has come and where there is none. */
export function SmallPicture({ item }: { readonly item: TimelineItem }) {
  const session = useSession();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const controller = new AbortController();
    const release = (own: string | undefined): void => (own === undefined ? undefined : URL.revokeObjectURL(own));
    const reading = readThumbnail(session, item, controller.signal);
    setUrl(undefined);
    void reading.then((own) => !controller.signal.aborted && setUrl(own));
    return () => {
      controller.abort();
      void reading.then(release);
    };
  }, [session, item]);
  return (
    <span className={styles.picture}>
      {url ? (
        <img src={url} alt="" data-paper={item.specialty === 'document' || undefined} />
      ) : (
        <span>{item.category.slice(0, 4)}</span>
      )}
    </span>
  );
}
