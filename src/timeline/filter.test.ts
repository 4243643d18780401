import { describe, expect, test } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { applyFilters, countBy, isFiltering } from './filter.ts';
import { NO_FILTERS } from './view.ts';

const chest = timelineItem('2026-11-18', {
  title: 'DT thorax utan kontrast',
  origin: 'Röntgen, Centralsjukhuset',
  report: 'final',
});
const eye = timelineItem('2024-02-06', { title: 'Ögonbottenfoto', category: 'OP', specialty: 'eye', sourceId: 'eyes' });
const letter = timelineItem(undefined, { title: 'Brev', category: 'DOC', specialty: 'document' });
const all = [chest, eye, letter];

describe('filters', () => {
  test('nothing set shows all of them, the very same list', () => {
    expect(applyFilters(all, NO_FILTERS)).toBe(all);
    expect(isFiltering(NO_FILTERS)).toBe(false);
  });

  test('every word must be found, in any order and in any field', () => {
    expect(applyFilters(all, { ...NO_FILTERS, text: 'centralsjukhuset  THORAX' })).toEqual([chest]);
    expect(applyFilters(all, { ...NO_FILTERS, text: 'thorax öga' })).toEqual([]);
  });

  test('a code is found in Swedish and as the source writes it', () => {
    expect(applyFilters(all, { ...NO_FILTERS, text: 'dt' })).toEqual([chest]);
    expect(applyFilters(all, { ...NO_FILTERS, text: 'ct' })).toEqual([chest]);
  });

  test('Swedish letters are letters of their own', () => {
    expect(applyFilters(all, { ...NO_FILTERS, text: 'ögonb' })).toEqual([eye]);
    expect(applyFilters(all, { ...NO_FILTERS, text: 'ogonb' })).toEqual([]);
  });

  test('a period holds both its days and nothing without a date', () => {
    expect(applyFilters(all, { ...NO_FILTERS, from: '2024-02-06', to: '2024-02-06' })).toEqual([eye]);
    expect(applyFilters(all, { ...NO_FILTERS, from: '2000-01-01' })).toEqual([chest, eye]);
  });

  test('specialty, kind, source and report narrow together', () => {
    expect(applyFilters(all, { ...NO_FILTERS, specialties: ['eye', 'document'] })).toEqual([eye, letter]);
    expect(applyFilters(all, { ...NO_FILTERS, specialties: ['eye', 'document'], categories: ['DOC'] })).toEqual([letter]);
    expect(applyFilters(all, { ...NO_FILTERS, sources: ['eyes'] })).toEqual([eye]);
    expect(applyFilters(all, { ...NO_FILTERS, hasReport: true })).toEqual([chest]);
  });

  test('counts name the most frequent first', () => {
    expect(countBy([...all, eye], ({ specialty }) => specialty)).toEqual([
      ['eye', 2],
      ['document', 1],
      ['radiology', 1],
    ]);
  });
});
