// The row above every form of the timeline: what is looked for, how much of it is found, and how it is shown.
import {
  IconArrowsHorizontal,
  IconCalendar,
  IconFilterOff,
  IconLayoutGrid,
  IconList,
  IconReportMedical,
  IconTimeline,
} from '@tabler/icons-react';
import { type RefObject, useMemo } from 'react';
import { printForeign } from '../lib/foreignText.ts';
import { SPECIALTIES, type Specialty, type TimelineItem } from '../model/item.ts';
import { Button } from '../ui/Button.tsx';
import { Chip } from '../ui/Chip.tsx';
import { ChoiceMenu } from '../ui/ChoiceMenu.tsx';
import { PopoverChip } from '../ui/PopoverChip.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { Segments } from '../ui/Segments.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { printCode } from './codes.ts';
import styles from './FilterBar.module.css';
import { countBy, isFiltering } from './filter.ts';
import { filterWords } from './filterWords.ts';
import { PeriodPanel } from './PeriodPanel.tsx';
import { PRESETS, type Preset } from './presets.ts';
import { SPECIALTY_ICONS } from './specialtyIcons.ts';
import { NO_FILTERS, type SourceState, type TimelineFilters, type TimelineMode, type TimelineView } from './view.ts';
import { words } from './words.ts';

export interface FilterBarProps {
  /** All there are, and those that are shown. */
  readonly items: readonly TimelineItem[];
  readonly shown: readonly TimelineItem[];
  readonly sources: readonly SourceState[];
  readonly filters: TimelineFilters;
  onFilters(next: TimelineFilters): void;
  readonly view: TimelineView;
  change(change: (view: TimelineView) => TimelineView): void;
  readonly preset: Preset | undefined;
  onPreset(preset: Preset): void;
  readonly today: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly narrow: boolean;
}

export function FilterBar(props: FilterBarProps) {
  const { items, shown, filters, onFilters, view, change, preset, onPreset, field, narrow } = props;
  const t = words();
  const f = filterWords();
  const images = useMemo(() => shown.reduce((sum, { counts }) => sum + (counts?.images ?? 0), 0), [shown]);
  const hidden = items.length - shown.length;
  const modes = [
    { value: 'lanes', label: t.modes.lanes, icon: IconTimeline },
    { value: 'list', label: t.modes.list, icon: IconList },
    { value: 'grid', label: t.modes.grid, icon: IconLayoutGrid },
  ] as const;
  return (
    <search className={styles.bar} aria-label={f.label}>
      <SearchField
        ref={field}
        className={styles.text}
        label={f.text}
        clearLabel={f.clearText}
        placeholder={f.textHint}
        value={filters.text}
        onChange={(text) => onFilters({ ...filters, text })}
      />
      <div className={styles.chips}>
        <Choices {...props} />
      </div>
      <span className={styles.counts} role="status">
        {t.items(shown.length)}
        {images > 0 && <span className={styles.images}>, {t.images(images)}</span>}
        {hidden > 0 && <b className={styles.hidden}> {f.hides(hidden)}</b>}
      </span>
      {isFiltering(filters) && (
        <Button tone="link" icon={IconFilterOff} onClick={() => onFilters(NO_FILTERS)}>
          {f.clear}
        </Button>
      )}
      <span className={styles.space} />
      {view.mode === 'lanes' && !narrow && (
        <>
          <Segments<Preset>
            label={t.presets.label}
            segments={PRESETS.map((value) => ({ value, label: t.presets[value] }))}
            value={preset}
            onChange={onPreset}
          />
          <Tooltip text={t.bandsHelp}>
            <Chip
              icon={IconArrowsHorizontal}
              className={styles.bands}
              active={view.scale === 'bands'}
              onClick={() => change((now) => ({ ...now, scale: now.scale === 'bands' ? 'linear' : 'bands' }))}
            >
              <span>{t.bands}</span>
            </Chip>
          </Tooltip>
        </>
      )}
      {!narrow && (
        <Segments<TimelineMode>
          label={t.modes.label}
          className={styles.modes}
          segments={modes}
          value={view.mode}
          onChange={(mode) => change((now) => ({ ...now, mode }))}
        />
      )}
    </search>
  );
}

function Choices({ items, sources, filters, onFilters, today }: FilterBarProps) {
  const f = filterWords();
  const t = words();
  const specialties = useMemo(() => new Map(countBy(items, ({ specialty }) => specialty)), [items]);
  const kinds = useMemo(() => countBy(items, ({ category }) => category), [items]);
  const perSource = useMemo(() => new Map(countBy(items, ({ sourceId }) => sourceId)), [items]);
  const hasReports = useMemo(() => items.some(({ report }) => report), [items]);
  const name = (specialty: Specialty) => t.specialties[specialty].name;
  const only = <Value,>(
    chosen: readonly Value[],
    one: (value: Value) => string,
    many: (count: number) => string,
    none: string,
  ) => (chosen.length === 0 ? none : chosen.length === 1 ? one(chosen[0] as Value) : many(chosen.length));
  const sourceName = (id: string) => printForeign(sources.find((source) => source.id === id)?.label ?? id, 40);
  return (
    <>
      <ChoiceMenu<Specialty>
        label={only(filters.specialties, name, f.specialties, f.allSpecialties)}
        choices={SPECIALTIES.filter((value) => specialties.has(value)).map((value) => ({
          value,
          label: name(value),
          icon: SPECIALTY_ICONS[value],
          count: specialties.get(value) ?? 0,
        }))}
        chosen={filters.specialties}
        onChange={(chosen) => onFilters({ ...filters, specialties: chosen })}
      />
      <ChoiceMenu
        label={only(filters.categories, printCode, f.kinds, f.allKinds)}
        choices={kinds.map(([value, count]) => ({ value, label: printCode(value), count }))}
        chosen={filters.categories}
        onChange={(categories) => onFilters({ ...filters, categories })}
      />
      <PopoverChip label={printPeriod(filters)} title={f.period} icon={IconCalendar} active={Boolean(filters.from || filters.to)}>
        {(close) => <PeriodPanel filters={filters} onFilters={onFilters} today={today} onClose={close} />}
      </PopoverChip>
      {sources.length > 1 && (
        <ChoiceMenu
          label={only(filters.sources, sourceName, f.sources, f.allSources)}
          choices={sources.map(({ id }) => ({ value: id, label: sourceName(id), count: perSource.get(id) ?? 0 }))}
          chosen={filters.sources}
          onChange={(chosen) => onFilters({ ...filters, sources: chosen })}
        />
      )}
      {hasReports && (
        <Chip
          icon={IconReportMedical}
          active={filters.hasReport}
          onClick={() => onFilters({ ...filters, hasReport: !filters.hasReport })}
        >
          {f.hasReport}
        </Chip>
      )}
    </>
  );
}

function printPeriod({ from, to }: TimelineFilters): string {
  const f = filterWords();
  if (from && to) return `${from} – ${to}`;
  if (from) return f.since(from);
  return to ? f.until(to) : f.allTime;
}
