import { STUDIES } from '../data/troubles.ts';
import { PaneView } from '../pages/PaneView.ts';
import { expect, test } from '../test.ts';

test.use({ tolerated: /Failed to load resource/ });

const BROKEN = { lying: STUDIES.lying, withoutPixels: STUDIES.withoutPixels, unknownSyntax: STUDIES.unknownSyntax };

for (const [name, study] of Object.entries(BROKEN)) {
  test(`an object that is ${name} says so in its own pane, while the other goes on`, async ({ page, troubles }) => {
    const broken = await PaneView.open(page, troubles, [`archive~${study}`, `archive~${STUDIES.good}`]);
    const good = new PaneView(page, 1);

    await good.isShowing('radiology');
    await expect(broken.root).toHaveAttribute('data-state', /failed|showing/, { timeout: 45_000 });
    if ((await broken.root.getAttribute('data-state')) === 'failed') await broken.hasFailed();
    else await expect(broken.root).toHaveAttribute('data-renderer', 'fallback');

    const before = await good.index();
    await good.wheel(100);
    await expect.poll(good.index).not.toBe(before);
  });
}

test('a picture that is cut short never passes for a whole one', async ({ page, troubles }) => {
  const pane = await PaneView.open(page, troubles, [`archive~${STUDIES.cutShort}`]);

  await expect(pane.root).toHaveAttribute('data-state', /failed|showing/, { timeout: 45_000 });
  // Without one whole picture the card stands in its place.
  if ((await pane.root.getAttribute('data-renderer')) === 'fallback') return expect(pane.root).toContainText('avklippta');
  const said = [pane.alert, pane.root.getByRole('status')];
  const words = await Promise.all(said.map((locator) => locator.allInnerTexts()));
  expect(words.flat().join(' ').trim(), 'words say what is wrong').not.toBe('');
});
