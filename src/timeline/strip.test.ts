import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, parseDay } from '../model/time.ts';
import { manyItems } from '../testing/timelineItem.ts';
import { placeStrip, STRIP_GAP, stripFrame, stripScale } from './strip.ts';

const TODAY = parseDay('2026-11-23') + DAY / 2;

test('opened items always stand on the strip, nothing overlaps, and every item is counted', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(299), { maxLength: 6 }), (count, chosen) => {
      const items = manyItems(count);
      const opened = new Set(chosen.flatMap((at) => items[at]?.id ?? []));
      const strip = stripScale(items, TODAY);
      const marks = placeStrip(strip, stripFrame(strip.scale, 1200), opened);

      const shown = new Set(marks.map(({ item }) => item.id));
      expect([...opened].every((id) => shown.has(id))).toBe(true);
      expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(count);
      for (const [at, mark] of marks.entries())
        if (at > 0) expect(mark.x - (marks[at - 1]?.x ?? 0)).toBeGreaterThanOrEqual(STRIP_GAP - 1e-6);
    }),
  );
});
