// A patient's whole story: filters above, the lanes (or list, or grid) in the middle, the item pointed at to the right.
import { IconFilterOff, IconPhotoOff, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { language } from '../lib/language.ts';
import type { ItemId, TimelineItem } from '../model/item.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { DAY, parseDay } from '../model/time.ts';
import { Button } from '../ui/Button.tsx';
import { Message } from '../ui/Message.tsx';
import { findPriors } from '../workspace/priors.ts';
import { FilterBar } from './FilterBar.tsx';
import { applyFilters, isFiltering, warmFilters } from './filter.ts';
import { GridView } from './GridView.tsx';
import { Inspector } from './Inspector.tsx';
import { LanesFoot } from './LanesFoot.tsx';
import { LanesView } from './LanesView.tsx';
import { ListView } from './ListView.tsx';
import { keepOnly, type Lanes, sortIntoLanes } from './lanes.ts';
import { findPreset, presetSpan } from './presets.ts';
import { isIncomplete, SourceRow } from './SourceRow.tsx';
import { bandScale, linearScale, type Scale, type Span } from './scale.ts';
import { extend, toggle } from './selection.ts';
import styles from './TimelineScreen.module.css';
import { Tray } from './Tray.tsx';
import { type LoadThumbnail, Thumbnails, thumbnailStore } from './thumbnails.ts';
import { useMedia } from './useMedia.ts';
import { useOffered } from './useOffered.ts';
import { FIRST_VIEW, type ItemActions, NO_FILTERS, type SourceState, type TimelineFilters, type TimelineView } from './view.ts';
import { words } from './words.ts';

export interface TimelineScreenProps {
  readonly patient: Patient;
  /** All that has arrived, in any order; ids are unique. */
  readonly items: readonly TimelineItem[];
  readonly sources: readonly SourceState[];
  /** YYYY-MM-DD */
  readonly today: string;
  readonly thumbnail: LoadThumbnail;
  readonly openItems: readonly ItemId[];
  readonly filters: TimelineFilters;
  /** What was set when the screen was last left; see `onView`. */
  readonly view?: TimelineView | undefined;
  /** Whom to call when nothing works, as the site writes it. */
  readonly support?: string | undefined;
  /** As people write the patient's number. */
  readonly formatId?: (patient: Identity) => string;
  onFilters(next: TimelineFilters): void;
  /** Told a moment after mode, zoom, selection or cursor have changed, to be given back as `view` next time. */
  onView?(view: TimelineView): void;
  /** One item, or several in the order they were chosen. */
  onOpen(items: readonly TimelineItem[]): void;
}

const TELL_MS = 200;

export function TimelineScreen(props: TimelineScreenProps) {
  const { patient, sources, today, thumbnail, filters, onFilters, formatId } = props;
  const t = words();
  const narrow = useMedia('(max-width: 599px)');
  const wide = useMedia('(min-width: 1024px)');
  const store = useMemo(() => thumbnailStore(thumbnail), [thumbnail]);
  useEffect(() => () => store.clear(), [store]);
  const [view, change] = useState<TimelineView>(props.view ?? FIRST_VIEW);
  useTell(view, props.onView);
  const { items, waiting, take } = useOffered(props.items, sources);
  // Typing stays quick: what is found may be drawn a frame or two after the letter.
  const asked = useDeferredValue(filters);
  const shown = useMemo(() => applyFilters(items, asked), [items, asked]);
  useEffect(() => warmFilters(items), [items]);
  const noon = parseDay(today) + DAY / 2;
  const story = useStory(items, shown, noon, view.scale);
  const selection = useSelection(items, view, change, props.onOpen);
  const openItems = useMemo(() => new Set(props.openItems), [props.openItems]);
  const field = useRef<HTMLInputElement>(null);
  const mode = narrow ? 'list' : view.mode;
  const retry = (source: SourceState): SourceState => ({
    ...source,
    retry: () => {
      take();
      source.retry();
    },
  });
  const incomplete = sources.filter(isIncomplete).map(retry);
  const foot = <LanesFoot items={items} shown={shown} sources={sources} />;
  const actions = selection.actions;
  const current = selection.current ?? story.newest;
  useScreenKeys(field, change, () => current && actions.openWithPrior(current));
  return (
    <I18nProvider locale={language() === 'sv' ? 'sv-SE' : 'en-GB'}>
      <Thumbnails value={store}>
        <main className={styles.screen} lang={language()} data-timeline>
          <h1 className={styles.hidden}>{t.heading}</h1>
          <FilterBar
            items={items}
            shown={shown}
            sources={sources}
            filters={filters}
            onFilters={onFilters}
            view={view}
            change={change}
            preset={findPreset(view.span, story.scale, noon)}
            onPreset={(preset) => change((now) => ({ ...now, span: presetSpan(preset, noon) }))}
            today={today}
            field={field}
            narrow={narrow}
          />
          <div className={styles.main}>
            <div className={styles.work}>
              {waiting > 0 && (
                <Button className={styles.offer} tone="primary" icon={IconRefresh} onClick={take}>
                  {t.offered(waiting)}
                </Button>
              )}
              {shown.length === 0 ? (
                <Nothing {...{ items, sources, incomplete, filters, onFilters, support: props.support }} />
              ) : (
                <>
                  {mode === 'lanes' && (
                    <LanesView {...{ ...story, today: noon, view, change, actions, openItems, incomplete, foot }} />
                  )}
                  {mode === 'list' && <ListView {...{ items: shown, view, actions, openItems, narrow }} />}
                  {mode === 'grid' && <GridView {...{ items: shown, view, actions, openItems }} />}
                  {mode !== 'lanes' && incomplete.map((source) => <SourceRow key={source.id} source={source} />)}
                </>
              )}
              {(wide || selection.items.length > 0) && shown.length > 0 && (
                <Tray selected={selection.items} actions={actions} onClear={selection.clear} />
              )}
            </div>
            {wide && shown.length > 0 && (
              <Inspector
                item={current}
                items={items}
                patient={patient}
                patientId={formatId?.(patient) ?? patient.id.value}
                sourceLabel={labelOf(sources, current)}
                selected={view.selected}
                actions={actions}
              />
            )}
          </div>
        </main>
      </Thumbnails>
    </I18nProvider>
  );
}

const labelOf = (sources: readonly SourceState[], item: TimelineItem | undefined): string =>
  sources.find(({ id }) => id === item?.sourceId)?.label ?? item?.sourceId ?? '';

/** Tells the keeper of the view a moment after the last change: a zoom is many. */
function useTell(view: TimelineView, onView: ((view: TimelineView) => void) | undefined): void {
  const tell = useRef(onView);
  tell.current = onView;
  useEffect(() => {
    const timer = setTimeout(() => tell.current?.(view), TELL_MS);
    return () => clearTimeout(timer);
  }, [view]);
}

interface Story {
  readonly lanes: Lanes;
  readonly scale: Scale;
  readonly story: Span;
  readonly newest: TimelineItem | undefined;
}

/** The scale is made of all items, so that a filter moves nothing. */
function useStory(
  items: readonly TimelineItem[],
  shown: readonly TimelineItem[],
  today: number,
  kind: TimelineView['scale'],
): Story {
  const all = useMemo(() => sortIntoLanes(items, today), [items, today]);
  const lanes = useMemo(() => (shown === items ? all : keepOnly(all, new Set(shown))), [all, items, shown]);
  const story = useMemo(() => {
    const first = Math.min(today, ...all.lanes.map(({ times }) => times[0] ?? today));
    const last = Math.max(today, ...all.lanes.map(({ times }) => times.at(-1) ?? today));
    return { from: Math.min(first, last - 30 * DAY), to: last };
  }, [all, today]);
  const scale = useMemo(() => (kind === 'linear' ? linearScale(story) : bandScale(story, today)), [story, kind, today]);
  const newest = useMemo(() => {
    const lasts = lanes.lanes.map(({ items, times }) => ({ item: items.at(-1), time: times.at(-1) ?? 0 }));
    return lasts.sort((a, b) => b.time - a.time)[0]?.item ?? lanes.undated[0];
  }, [lanes]);
  return { lanes, scale, story, newest };
}

function useSelection(
  items: readonly TimelineItem[],
  view: TimelineView,
  change: (change: (view: TimelineView) => TimelineView) => void,
  onOpen: (items: readonly TimelineItem[]) => void,
) {
  const [current, setCurrent] = useState<TimelineItem>();
  const byId = useMemo(() => new Map(items.map((item) => [item.id, item])), [items]);
  const selected = view.selected.flatMap((id) => byId.get(id) ?? []);
  const clear = () => change((now) => ({ ...now, selected: [] }));
  const actions: ItemActions = {
    open: (item) => onOpen([item]),
    openSelected: () => {
      if (selected.length === 0) return;
      onOpen(selected);
      clear();
    },
    openWithPrior: (item) => onOpen([item, ...findPriors(item, items, 1).map((prior) => prior.item)]),
    select: (id) => change((now) => ({ ...now, selected: toggle(now.selected, id) })),
    extend: (ids) => change((now) => ({ ...now, selected: extend(now.selected, ids) })),
    point: setCurrent,
  };
  return { items: selected, current: current && byId.get(current.id), clear, actions };
}

/** `/` filters, 1 to 3 choose the form, P opens what is pointed at with its prior; never while one is typing. */
function useScreenKeys(
  field: React.RefObject<HTMLInputElement | null>,
  change: (change: (view: TimelineView) => TimelineView) => void,
  onPrior: () => void,
): void {
  const prior = useRef(onPrior);
  prior.current = onPrior;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"]')
      )
        return;
      const mode = ({ Digit1: 'lanes', Digit2: 'list', Digit3: 'grid' } as const)[event.code];
      if (event.key === '/') field.current?.focus();
      else if (event.key === 'p') prior.current();
      else if (mode && !event.shiftKey) change((now) => ({ ...now, mode }));
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [field, change]);
}

type NothingProps = Pick<TimelineScreenProps, 'items' | 'sources' | 'filters' | 'onFilters' | 'support'> & {
  readonly incomplete: readonly SourceState[];
};

/** Says which nothing it is, and offers the one next step. */
function Nothing({ items, sources, incomplete, filters, onFilters, support }: NothingProps) {
  const t = words();
  const isLoading = sources.some(({ state }) => state === 'asking' || state === 'slow');
  const rows = incomplete.map((source) => <SourceRow key={source.id} source={source} />);
  if (items.length > 0 && isFiltering(filters))
    return (
      <Message icon={IconFilterOff} title={t.hidden} text={t.hiddenText(items.length)}>
        <Button tone="primary" onClick={() => onFilters(NO_FILTERS)}>
          {t.clearFilters}
        </Button>
      </Message>
    );
  if (isLoading)
    return (
      <div className={styles.loading}>
        {rows}
        <LanesFoot items={items} shown={items} sources={sources} />
      </div>
    );
  if (sources.length > 0 && sources.every(({ state }) => state === 'failed'))
    return (
      <div className={styles.loading}>
        <Message icon={IconPlugConnectedX} title={t.noSource} text={[t.noSourceText, support].filter(Boolean).join(' ')}>
          <Button tone="primary" onClick={() => sources.forEach((source) => void source.retry())}>
            {t.retry}
          </Button>
        </Message>
        {rows}
      </div>
    );
  return (
    <div className={styles.loading}>
      <Message icon={IconPhotoOff} title={t.none} text={incomplete.length > 0 ? undefined : t.noneText(sources.length)} />
      {rows}
    </div>
  );
}
