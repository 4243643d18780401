// What an item on the timeline says: its picture, its code, its date, and what is particular about it.
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react';
import { memo } from 'react';
import type { TimelineItem } from '../model/item.ts';
import { classNames } from '../ui/classNames.ts';
import { printCode } from './codes.ts';
import styles from './ItemFace.module.css';
import { SPECIALTY_ICONS } from './specialtyIcons.ts';
import { useThumbnail } from './thumbnails.ts';

export interface ItemFaceProps {
  readonly item: TimelineItem;
  /** The date beside the code. */
  readonly caption: string;
  /** How many items it stands for, when more than itself. */
  readonly count?: number | undefined;
  /** Its place in the selection, from 1. */
  readonly number?: number | undefined;
  readonly isOpen?: boolean;
}

export const ItemFace = memo(function ItemFace({ item, caption, count, number, isOpen }: ItemFaceProps) {
  return (
    <>
      <span
        className={classNames(
          styles.thumb,
          count !== undefined && styles.stack,
          (number !== undefined || isOpen) && styles.chosen,
          item.category === 'SEG' && styles.computed,
        )}
      >
        <Picture item={item} />
        {number !== undefined && <span className={styles.number}>{number}</span>}
        {count !== undefined && <span className={styles.count}>{count}</span>}
        {item.unreadable !== undefined ? (
          <span className={classNames(styles.badge, styles.warn)}>
            <IconAlertTriangle size={12} stroke={2} aria-hidden />
          </span>
        ) : (
          item.report === 'preliminary' && (
            <span className={styles.badge}>
              <IconHourglass size={12} stroke={2} aria-hidden />
            </span>
          )
        )}
      </span>
      <span className={styles.caption}>
        <b>{printCode(item.category)}</b>
        <span>{caption}</span>
      </span>
    </>
  );
});

/** The small picture; a grey slot of the same size until it is here, the lane's icon when there is none. */
export function Picture({ item }: { readonly item: TimelineItem }) {
  const url = useThumbnail(item);
  const Glyph = SPECIALTY_ICONS[item.specialty];
  if (url === undefined) return <span className={styles.slot} />;
  if (url === '') return <Glyph className={styles.glyph} size={20} stroke={1.5} aria-hidden />;
  const isPaper = item.specialty === 'document';
  return (
    <img className={classNames(styles.picture, isPaper && styles.paper)} src={url} alt="" draggable={false} decoding="async" />
  );
}
