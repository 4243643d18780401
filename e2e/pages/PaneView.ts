import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';

export interface PaneReport {
  readonly state: string;
  readonly item: string;
  readonly renderer?: string;
  readonly index?: number;
  readonly count?: number;
  readonly view?: unknown;
  readonly presentation?: { readonly values: Readonly<Record<string, unknown>> };
  readonly failure?: string;
}

/** One pane, by its number from 0 in reading order. */
export class PaneView {
  readonly root: Locator;
  readonly identity: Locator;
  readonly alert: Locator;
  readonly #page: Page;
  readonly #number: number;

  constructor(page: Page, number = 0) {
    this.#page = page;
    this.#number = number;
    this.root = page.locator(`[data-pane="${number}"]`);
    this.identity = this.root.locator('[data-identity]');
    this.alert = this.root.getByRole('alert');
  }

  /** Opens items by their address. */
  static async open(page: Page, origin: string, items: readonly string[], instance?: string): Promise<PaneView> {
    const query = [...(items.length > 1 ? items.map((item) => `i=${item}`) : []), ...(instance ? [`at=${instance}`] : [])];
    await page.goto(`${origin}/p/${items[0]}/view${query.length > 0 ? `?${query.join('&')}` : ''}`);
    return new PaneView(page, 0);
  }

  async isShowing(renderer?: string): Promise<void> {
    await expect(this.root).toHaveAttribute('data-state', 'showing', { timeout: 45_000 });
    if (renderer) await expect(this.root).toHaveAttribute('data-renderer', renderer);
  }

  async hasFailed(): Promise<void> {
    await expect(this.root).toHaveAttribute('data-state', 'failed', { timeout: 45_000 });
    await expect(this.alert).toBeVisible();
  }

  /** What the page says of itself. */
  async report(): Promise<PaneReport> {
    const report = await this.#page.evaluate(
      (number) => window.helbild.panes().find(({ pane }) => pane === number),
      this.#number,
    );
    expect(report, 'the page knows the pane').toBeTruthy();
    return report as unknown as PaneReport;
  }

  index = async (): Promise<number> => (await this.report()).index ?? 0;

  /** The middle of the picture, where a hand would be. */
  async middle(): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.root.boundingBox();
    if (!box) throw new Error('the pane is not drawn');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async wheel(deltaY: number): Promise<void> {
    const { x, y } = await this.middle();
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.wheel(0, deltaY);
  }

  async drag(dx: number, dy: number): Promise<void> {
    const { x, y } = await this.middle();
    await this.#page.mouse.move(x, y);
    await this.#page.mouse.down();
    await this.#page.mouse.move(x + dx / 2, y + dy / 2, { steps: 4 });
    await this.#page.mouse.move(x + dx, y + dy, { steps: 4 });
    await this.#page.mouse.up();
  }

  /** How many different colours the pane shows, counted on a coarse grid of a screenshot. */
  async colours(): Promise<number> {
    const { data, info } = await sharp(await this.root.screenshot())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const seen = new Set<number>();
    for (let at = 0; at + info.channels <= data.length; at += info.channels * 97) seen.add(data.readUIntBE(at, 3));
    return seen.size;
  }
}
