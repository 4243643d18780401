import { expect, it } from 'vitest';
import { flattenOutline, type OutlineNode } from './outline.ts';

const node = (title: string, items: readonly OutlineNode[] = [], dest: string | null = title): OutlineNode => ({
  title,
  dest,
  items,
});

it('lists chapters and what is below them in reading order, without those that lead nowhere', () => {
  const outline = [node('1', [node('1.1'), node('web', [node('1.2')], null)]), node(' '), node('2')];
  expect(flattenOutline(outline).map(({ title, level }) => [title, level])).toEqual([
    ['1', 1],
    ['1.1', 2],
    ['1.2', 3],
    ['2', 1],
  ]);
});

it('ends, however long, deep or circular a file makes it', () => {
  const circle: { title: string; dest: string; items: OutlineNode[] } = { title: 'a', dest: 'a', items: [] };
  circle.items.push(circle);
  expect(flattenOutline([circle])).toHaveLength(1);
  expect(flattenOutline(Array.from({ length: 10_000 }, (_, at) => node(`${at}`)))).toHaveLength(500);
});
