// A Chromium of its own for every single visit: no cache, no profile, no warmed-up code.
import { existsSync } from 'node:fs';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { readProbe } from './probeScript.ts';

export const WINDOW = { width: 1280, height: 800 };

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  // No GPU anywhere: the page is drawn on the processor, WebGL by SwiftShader; rows of two machines can be compared.
  '--disable-gpu',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
];
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface Visitor {
  readonly page: Page;
  readonly devtools: CDPSession;
  readonly version: string;
  /** What the page said went wrong. */
  readonly errors: string[];
  /** Of the browser's processes, all of them. */
  pids(): Promise<number[]>;
  close(): Promise<void>;
}

export function findChromium(): string {
  const named = process.env.CHROMIUM_PATH;
  const found = [...(named ? [named] : []), chromium.executablePath(), ...INSTALLED].find((file) => existsSync(file));
  if (!found) throw new Error('no Chromium found: set CHROMIUM_PATH');
  return found;
}

export async function openVisitor(): Promise<Visitor> {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS });
  const context = await browser.newContext({ viewport: WINDOW });
  await context.addInitScript({ content: await readProbe() });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const errors: string[] = [];
  const note = (text: string) => errors.length < 8 && errors.push(text.slice(0, 200));
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => message.type() === 'error' && note(message.text()));
  return { page, devtools, errors, version: browser.version(), pids: () => listPids(browser), close: () => browser.close() };
}

async function listPids(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.map(({ id }) => id);
}
