// The test of this house: every journey is also a journey without errors, without strangers, and without breaches of policy.
import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test';

export { expect };

interface Fixtures {
  /** Origin of the demo region. */
  readonly demo: string;
  /** Origin of the folder of troubles. */
  readonly troubles: string;
  /** What a journey may expect to read in the console: answers that it makes fail itself. */
  readonly tolerated: RegExp | undefined;
  readonly quiet: undefined;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern
  demo: async ({}, use) => use(originOf('HELBILD_DEMO')),
  // biome-ignore lint/correctness/noEmptyPattern: as above
  troubles: async ({}, use) => use(originOf('HELBILD_TROUBLES')),
  tolerated: [undefined, { option: true }],
  quiet: [
    async ({ page, tolerated }, use) => {
      const noise = listen(page, tolerated);
      await use(undefined);
      // What is asked from here on belongs to no journey, and goes to no server that the journey has played.
      const heard = [...noise];
      await page.unrouteAll({ behavior: 'ignoreErrors' });
      expect(heard).toEqual([]);
    },
    { auto: true },
  ],
});

function originOf(name: string): string {
  const origin = process.env[name];
  if (!origin) throw new Error(`${name} is not set: the global set-up starts the archive`);
  return origin;
}

/** Whatever has no small picture answers so; the browser prints every such answer as an error. */
const NO_PREVIEW = /status of 40[46] .*\/(thumbnail|rendered)\b/;

/** Errors, and requests to any origin but the one that the page came from. */
function listen(page: Page, tolerated: RegExp | undefined): string[] {
  const noise: string[] = [];
  const say = (words: string): void => {
    if (!tolerated?.test(words) && !NO_PREVIEW.test(words)) noise.push(words);
  };
  page.on('pageerror', (error) => say(`uncaught: ${error.message}`));
  page.on('console', (message: ConsoleMessage) => {
    if (message.type() === 'error') say(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const home = page.url().startsWith('http') ? new URL(page.url()).origin : origin;
    if (/^(https?|wss?):$/.test(protocol) && origin !== home) say(`a request to ${origin}`);
  });
  return noise;
}
