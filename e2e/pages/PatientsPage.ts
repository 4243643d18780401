import type { Page } from '@playwright/test';
import { TimelinePage } from './TimelinePage.ts';

/** Where patients are found. */
export class PatientsPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(origin: string): Promise<this> {
    await this.#page.goto(origin);
    return this;
  }

  search(words: string): Promise<void> {
    return this.#page.getByRole('searchbox').first().fill(words);
  }

  /** @param family as the list prints it */
  async choose(family: string): Promise<TimelinePage> {
    await this.#page.getByRole('main').last().getByText(family).first().click();
    const timeline = new TimelinePage(this.#page);
    await timeline.isThere();
    return timeline;
  }
}
