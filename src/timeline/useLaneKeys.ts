// The keyboard on the lanes: one tab stop; the cursor is an item, so it survives zooming and regrouping.
import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { TimelineItem } from '../model/item.ts';
import { indexPlaces, newestPlace, type Place, type Step, stepFrom } from './cursor.ts';
import type { Lane } from './lanes.ts';
import type { LaneLayout } from './layout.ts';
import { type Frame, type Scale, xOf } from './scale.ts';
import type { ChangeView, SpanActions } from './useSpan.ts';
import type { ItemActions, TimelineView } from './view.ts';

const STEPS: Readonly<Record<string, Step>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
const MARGIN_PX = 60;
const ZOOM = 1.6;

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly lanes: readonly Lane[];
  readonly layouts: readonly LaneLayout[];
  readonly scale: Scale;
  readonly frame: Frame;
  readonly view: TimelineView;
  readonly change: ChangeView;
  readonly move: SpanActions;
  readonly actions: ItemActions;
}

export function useLaneKeys({ grid, lanes, layouts, scale, frame, view, change, move, actions }: Options) {
  const places = useMemo(() => indexPlaces(lanes), [lanes]);
  const kept = view.focus && places.get(view.focus);
  const cursor = kept ? visibleCursor(kept, layouts) : entry(lanes, layouts);
  const element = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const cursorRef = useCallback((button: HTMLButtonElement | null) => {
    if (button) element.current = button;
  }, []);

  // A mark that is regrouped takes the focused element with it; the focus goes on to the mark that now holds the item.
  useLayoutEffect(() => {
    if (!hadFocus.current || element.current === document.activeElement) return;
    if (document.activeElement === document.body || grid.current?.contains(document.activeElement)) {
      element.current?.focus({ preventScroll: true });
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  });

  const itemAt = (place: Place | undefined): TimelineItem | undefined => place && lanes[place.lane]?.items[place.at];
  const focus = (item: TimelineItem) => {
    hadFocus.current = true;
    change((now) => ({ ...now, focus: item.id }));
    actions.point(item);
  };
  const goTo = (place: Place) => {
    const item = itemAt(place);
    if (!item) return;
    const x = xOf(frame, scale.toU(lanes[place.lane]?.times[place.at] ?? 0));
    if (x < MARGIN_PX) move.pan(x - frame.width / 3);
    else if (x > frame.width - MARGIN_PX) move.pan(x - (frame.width * 2) / 3);
    focus(item);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !cursor) return;
    const item = itemAt(cursor);
    const step = STEPS[event.key];
    if (step) {
      const next = stepFrom(cursor, step, layouts);
      const there = itemAt(next);
      if (event.shiftKey && item && there) actions.extend([item.id, there.id]);
      goTo(next);
    } else if (event.key === '+' || event.key === '-') {
      hadFocus.current = true;
      const about = xOf(frame, scale.toU(lanes[cursor.lane]?.times[cursor.at] ?? 0));
      move.zoom(event.key === '+' ? ZOOM : 1 / ZOOM, Math.min(Math.max(about, 0), frame.width));
    } else if (event.key === ' ' && item) actions.select(item.id);
    else if (event.key === 'Enter' && view.selected.length > 0) actions.openSelected();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    cursor,
    cursorRef,
    focus,
    handlers: {
      onKeyDown,
      // A button would be clicked when the space bar comes up again.
      onKeyUp: (event: KeyboardEvent) => event.key === ' ' && event.preventDefault(),
      onFocus: () => {
        hadFocus.current = true;
        const item = itemAt(cursor);
        if (item) actions.point(item);
      },
      onBlur: (event: { readonly relatedTarget: EventTarget | null }) => {
        if (event.relatedTarget) hadFocus.current = false;
      },
    },
  };
}

/** The kept item where it is drawn; otherwise the tab stop must still be somewhere that can be seen. */
function visibleCursor(kept: Place, layouts: readonly LaneLayout[]): Place {
  const marks = layouts[kept.lane]?.marks ?? [];
  if (marks.some(({ from, to }) => kept.at >= from && kept.at < to)) return kept;
  const last = marks.at(-1);
  const first = marks[0];
  if (first && kept.at < first.from) return { ...kept, at: first.from };
  return last ? { ...kept, at: last.to - 1 } : kept;
}

/** The newest item of all that is drawn. */
function entry(lanes: readonly Lane[], layouts: readonly LaneLayout[]): Place | undefined {
  const newest = newestPlace(lanes);
  if (newest && layouts[newest.lane]?.marks.some(({ to }) => newest.at < to)) return newest;
  for (const [lane, { marks }] of layouts.entries()) {
    const last = marks.at(-1);
    if (last) return { lane, at: last.to - 1 };
  }
  return newest;
}
