// One item of every kind that the demo region holds: it opens in its renderer, says whose it is, and the console stays silent.
import type { TimelineItem } from '../../src/model/item.ts';
import { chooseRenderer } from '../../src/renderers/choose.ts';
import { renderers } from '../../src/renderers/registry.ts';
import { readTimelines } from '../corpus/timelines.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

// Video is served to the browser through a worker.
test.use({ serviceWorkers: 'allow' });

/** The first of each renderer and category, in the order of the list. */
async function oneOfEach(origin: string): Promise<ReadonlyMap<string, TimelineItem>> {
  const { items, gaps } = await readTimelines(origin);
  expect(gaps).toEqual([]);
  const found = new Map<string, TimelineItem>();
  for (const item of items) {
    const key = `${chooseRenderer(item, renderers).id} ${item.category}`;
    if (!found.has(key)) found.set(key, item);
  }
  return found;
}

test('every kind of the demo region opens in a renderer made for it', async ({ page, demo }) => {
  const each = await oneOfEach(demo);
  const shown = new Set([...each.keys()].map((key) => key.split(' ')[0]));
  const made = renderers.map(({ id }) => id).filter((id) => id !== 'fallback');

  expect([...shown].sort()).toEqual(made.sort());
  test.setTimeout(60_000 + each.size * 15_000);
  for (const [key, item] of each) {
    const [renderer = ''] = key.split(' ');
    await test.step(`${key}: ${item.title}`, async () => {
      const pane = await PaneView.open(page, demo, [item.id]);
      await pane.isShowing(renderer);
      await expect(pane.root.locator('[data-identity]')).toContainText(item.identity.name.family);
    });
  }
});
