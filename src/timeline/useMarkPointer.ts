// The pointer on cards, stacks and bars. One listener for all of them: a mark carries its address as data-mark.
import { type MouseEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { TimelineItem } from '../model/item.ts';
import { useLongPress } from '../ui/useLongPress.ts';
import type { Lane } from './lanes.ts';
import type { ItemActions } from './view.ts';

/** A run of a lane's items and where it is drawn. */
export interface MarkAddress {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly element: HTMLElement;
}

interface Options {
  readonly lanes: readonly Lane[];
  readonly actions: ItemActions;
  openStack(mark: MarkAddress): void;
  zoomTo(mark: MarkAddress): void;
  focus(item: TimelineItem): void;
}

const REST_MS = 180;

export function useMarkPointer({ lanes, actions, openStack, zoomTo, focus }: Options) {
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const longPress = useLongPress();
  useEffect(() => () => clearTimeout(rest.current), []);
  const markAt = (target: EventTarget) => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-mark]') : null;
    const [lane = -1, from = 0, to = 0, itemAt = 0] = element?.dataset.mark?.split(':').map(Number) ?? [];
    const item = lanes[lane]?.items[itemAt];
    return element && item ? { lane, from, to, element, item, isBar: element.dataset.count !== undefined } : undefined;
  };
  return {
    onClick: (event: MouseEvent) => {
      const mark = markAt(event.target);
      if (!mark) return;
      focus(mark.item);
      if (mark.isBar) zoomTo(mark);
      else if (event.ctrlKey || event.metaKey || event.shiftKey) actions.select(mark.item.id);
      else if (mark.to - mark.from > 1) openStack(mark);
      else actions.open(mark.item);
    },
    onPointerOver: (event: PointerEvent) => {
      clearTimeout(rest.current);
      if (event.pointerType !== 'mouse') return;
      const mark = markAt(event.target);
      if (mark && !mark.isBar) rest.current = setTimeout(() => actions.point(mark.item), REST_MS);
    },
    ...longPress((target) => {
      const mark = markAt(target);
      if (mark && !mark.isBar) actions.select(mark.item.id);
    }),
  };
}
