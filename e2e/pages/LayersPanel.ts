import { expect, type Locator, type Page } from '@playwright/test';

/** The list of what lies over the pictures, in the side panel, and what is drawn of it. */
export class LayersPanel {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.root = page.getByRole('region', { name: /^(Lager|Layers)$/ });
  }

  /** @param name as the list prints it */
  line(name: string | RegExp): Locator {
    return this.root.locator('[data-layer]').filter({ hasText: name });
  }

  /** The layer's own switch; those of its pieces come after it. */
  switchOf(name: string | RegExp): Locator {
    return this.line(name).getByRole('checkbox').first();
  }

  piece(name: string): Locator {
    return this.root.getByRole('checkbox', { name, exact: true });
  }

  /** How many pixels are drawn over the pictures; 0 without a canvas. @param rgb of this colour, give or take what a blend changes */
  drawn(rgb?: readonly [number, number, number]): Promise<number> {
    return this.#page.evaluate((wanted) => {
      const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-layers]');
      const image = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      if (!image) return 0;
      let count = 0;
      for (let at = 0; at < image.data.length; at += 4) {
        const isNear = !wanted || wanted.every((value, channel) => Math.abs((image.data[at + channel] ?? 0) - value) < 24);
        if ((image.data[at + 3] ?? 0) > 0 && isNear) count++;
      }
      return count;
    }, rgb);
  }

  /** Until something of it, or nothing, is drawn. */
  async isDrawn(atLeast = 1, rgb?: readonly [number, number, number]): Promise<void> {
    await expect.poll(() => this.drawn(rgb)).toBeGreaterThanOrEqual(atLeast);
  }

  async isEmpty(rgb?: readonly [number, number, number]): Promise<void> {
    await expect.poll(() => this.drawn(rgb)).toBe(0);
  }
}
