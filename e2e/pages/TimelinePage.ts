import { expect, type Locator, type Page } from '@playwright/test';
import { PaneView } from './PaneView.ts';

/** One patient's timeline. */
export class TimelinePage {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.locator('[data-timeline]').first();
  }

  async isThere(): Promise<void> {
    await expect(this.root).toBeVisible();
  }

  /** Until every source has answered, or has failed to. */
  async isSettled(): Promise<void> {
    await this.#page.waitForFunction(() => performance.getEntriesByName('helbild:timeline').length > 0);
  }

  /** The list form: one row an item, newest first. */
  async asList(): Promise<this> {
    await this.#page.getByRole('radio', { name: /^(Lista|List)$/ }).click();
    return this;
  }

  filter(words: string): Promise<void> {
    return this.root.getByRole('searchbox').fill(words);
  }

  /** Those that are drawn. */
  items({ category }: { readonly category?: string } = {}): Locator {
    return this.root.locator(`[data-timeline-item]${category === undefined ? '' : `[data-category="${category}"]`}`);
  }

  item(id: string): Locator {
    return this.root.locator(`[data-timeline-item="${id}"]`);
  }

  gaps(): Locator {
    return this.root.locator('[data-timeline-gap]');
  }

  /** The newest of a kind, from the list form. */
  async openNewest(category: string): Promise<PaneView> {
    const item = this.items({ category }).first();
    await item.scrollIntoViewIfNeeded();
    await item.click();
    return this.opened();
  }

  /** What was just opened from here. */
  opened(): PaneView {
    return new PaneView(this.#page, 0);
  }
}
