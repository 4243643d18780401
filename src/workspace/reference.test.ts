import { expect, it } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { findReferred } from './reference.ts';

const pictures = timelineItem(undefined, { uids: ['1.2'] });
const report = timelineItem(undefined, { uids: ['1.2', '1.2.7'] });
const other = timelineItem(undefined, { uids: ['1.3', '1.3.1'] });
const items = [report, pictures, other];

it('a series that is an item of its own is found before its study', () => {
  expect(findReferred(items, { study: '1.2', series: '1.2.7' })).toBe(report);
});

it('a series among the pictures of a study is found as those', () => {
  expect(findReferred(items, { study: '1.2', series: '1.2.1', instance: '1.2.1.1' })).toBe(pictures);
});

it('a study without pictures is found by what it has', () => {
  expect(findReferred(items, { study: '1.3' })).toBe(other);
});

it('what the patient does not have is not found', () => {
  expect(findReferred(items, { study: '1.4' })).toBeUndefined();
  expect(findReferred(items, { study: '1.3', series: '1.3.9' })).toBeUndefined();
});
