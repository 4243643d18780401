// Opens things in the real app by their address, and says what the pane came to.
import type { Browser, Page } from '@playwright/test';
import type { TimelineItem } from '../../src/model/item.ts';

export type Outcome =
  | { readonly is: 'shown'; readonly renderer: string }
  | { readonly is: 'fallback' }
  | { readonly is: 'error'; readonly words: string }
  | { readonly is: 'failed'; readonly why: string };

const OPEN_MS = 45_000;
const START_MS = 30_000;
/** A page is used this often: as long as a person keeps one open, and no longer. */
const PAGE_LIFE = 40;

export class Opener {
  readonly #browser: Browser;
  readonly #origin: string;
  #page: Page | undefined;
  #opened = 0;
  #crashes: string[] = [];

  constructor(browser: Browser, origin: string) {
    this.#browser = browser;
    this.#origin = origin;
  }

  /** @param instance SOP Instance UID to open the item at */
  async open(item: TimelineItem, instance: string | undefined): Promise<Outcome> {
    const address = `/p/${item.id}/view${instance === undefined ? '' : `?at=${instance}`}`;
    try {
      const page = await this.#freshEnough();
      this.#crashes = [];
      await page.evaluate(goTo, address);
      const outcome = await page.waitForFunction(readOutcome, item.id, { timeout: OPEN_MS, polling: 50 });
      const found = await outcome.jsonValue();
      await page.evaluate(goTo, '/');
      const [crash] = this.#crashes;
      if (crash !== undefined) return { is: 'failed', why: `nobody caught: ${crash}` };
      return found || { is: 'failed', why: 'no outcome' };
    } catch (error) {
      const state = await this.#page
        ?.evaluate(() => document.querySelector('[data-pane]')?.getAttribute('data-state'))
        .catch(() => 'gone');
      await this.close();
      const why =
        error instanceof Error && error.name === 'TimeoutError'
          ? `after ${OPEN_MS / 1000} s the pane is ${state ?? 'not there'}`
          : String(error);
      return { is: 'failed', why: why.split('\n')[0] ?? '' };
    }
  }

  async #freshEnough(): Promise<Page> {
    if (this.#page && this.#opened++ < PAGE_LIFE) return this.#page;
    await this.close();
    const page = await this.#browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'sv-SE' });
    page.on('pageerror', (error) => this.#crashes.push(error.message));
    page.on('crash', () => this.#crashes.push('the page crashed'));
    // The runner's compiler names functions by a helper that a function sent to the page does not take along.
    await page.addInitScript('globalThis.__name ??= (named) => named;');
    await page.goto(this.#origin, { timeout: START_MS });
    await page.waitForFunction(() => 'helbild' in window, undefined, { timeout: START_MS });
    this.#page = page;
    this.#opened = 1;
    return page;
  }

  async close(): Promise<void> {
    await this.#page?.close().catch(() => undefined);
    this.#page = undefined;
  }
}

/** As the back button does it: the app reads the address anew, and the page lives on. */
function goTo(address: string): void {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

/** @returns false while nothing is decided */
function readOutcome(id: string): Outcome | false {
  const pane = document.querySelector<HTMLElement>(`[data-pane="0"][data-item="${CSS.escape(id)}"]`);
  const print = (element: Element | null | undefined): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (!pane) {
    const alert = document.querySelector('main [role="alert"]');
    return alert ? { is: 'error', words: print(alert.querySelector('h1, h2') ?? alert) } : false;
  }
  const { state, renderer = '' } = pane.dataset;
  if (state === 'showing') return renderer === 'fallback' ? { is: 'fallback' } : { is: 'shown', renderer };
  if (pane.querySelector('input[type="password"]'))
    return { is: 'error', words: print(pane.querySelector('form [role="status"]')) };
  if (state !== 'failed') return false;
  const alert = pane.querySelector('[role="alert"]');
  const words = print(alert?.querySelector('h2') ?? alert);
  return words === '' ? { is: 'failed', why: 'failed without a word' } : { is: 'error', words };
}
