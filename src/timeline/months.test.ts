import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timelineItem } from '../testing/timelineItem.ts';
import { toMonthRows } from './months.ts';

test('every item stands once under its month, in the order given', () => {
  const days = fc.array(fc.constantFrom('2026-11-02', '2026-11-30', '2026-10-01', '2019', undefined), { maxLength: 60 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 9 }), (all, columns) => {
      const items = all.map((day) => timelineItem(day)).sort((a, b) => ((a.when?.iso ?? '') < (b.when?.iso ?? '') ? 1 : -1));
      const rows = toMonthRows(items, columns);
      expect(rows.flatMap((row) => (row.type === 'cards' ? row.items : []))).toEqual(items);
      for (const row of rows) if (row.type === 'cards') expect(row.items.length).toBeLessThanOrEqual(columns);
    }),
  );
});
