// Opens things in the real app by their address, and says what the pane came to.
import type { Browser, Page } from '@playwright/test';
import { printForeign } from '../../src/lib/foreignText.ts';
import { describeFailure, Failure } from '../../src/model/failure.ts';
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
const LINE_MS = 4_000;
const MOST_LINES = 4;
const DOUBTFUL = ['otherPatient', 'missing'] as const;

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
    const at = instance === undefined ? '' : `?at=${instance}`;
    // A link to a study that several patients share is refused, or finds only what the open one has, for it does not say
    // whose is meant; each one's timeline opens their own.
    let outcome = await this.#openAt(item, async () => `/p/${item.id}/view${at}`);
    for (let line = 0; line < MOST_LINES && isDoubtful(outcome); line++) {
      const found = await this.#openAt(item, async (page) => {
        const anchor = await chooseOwner(page, item, line);
        return anchor === undefined ? undefined : `/p/${anchor}/view?i=${item.id}${at.replace('?', '&')}`;
      });
      if (!found) break;
      outcome = found;
    }
    return outcome ?? { is: 'failed', why: 'no address' };
  }

  /** @returns undefined where there is no address */
  async #openAt(item: TimelineItem, find: (page: Page) => Promise<string | undefined>): Promise<Outcome | undefined> {
    try {
      const page = await this.#freshEnough();
      this.#crashes = [];
      const address = await find(page);
      if (address === undefined) return undefined;
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

const isDoubtful = (outcome: Outcome | undefined): boolean =>
  outcome?.is === 'error' && DOUBTFUL.some((reason) => outcome.words === describeFailure(new Failure(reason)).title);

/**
 * Finds the person in the search, as a reader does, and opens their timeline.
 * @param line which of several with this name and number, from 0
 * @returns the anchor in the address; undefined when there is no such line, or nothing of theirs
 */
async function chooseOwner(page: Page, { identity, sourceId }: TimelineItem, line: number): Promise<string | undefined> {
  const { id, name } = identity;
  // Rows print a name as the first thing, cut where it is long.
  const printed = printForeign(name.family || name.given).slice(0, 40);
  const words = id.value || name.family || name.given;
  await page.evaluate(goTo, '/');
  await page.getByRole('searchbox').first().fill(words);
  const row = page
    .locator('[data-patient]', { hasText: new RegExp(`^${printed.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}`) })
    .filter({ hasText: printForeign(id.value).slice(0, 30) })
    .nth(line);
  const theirs = page.locator(`[data-timeline-item][data-source="${sourceId}"]`).first();
  try {
    await row.click({ timeout: LINE_MS });
    await theirs.waitFor({ timeout: LINE_MS });
  } catch {
    return undefined;
  }
  return new URL(page.url()).pathname.split('/')[2];
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
