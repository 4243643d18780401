// Which Chromium the tests run, on any machine, and how it is started.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const SYSTEM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) => `/usr/bin/${name}`);

/** Nothing but what is asked for leaves the machine, and nothing is kept. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * $CHROMIUM_PATH, else what Playwright has installed, else the system's, else the one that comes as a dev dependency.
 * @throws Error on a machine where none of them can run
 */
export async function findChromium(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error('CHROMIUM_PATH names no file');
    return wanted;
  }
  return [chromium.executablePath(), ...SYSTEM].find((path) => existsSync(path)) ?? unpackChromium();
}

/** The package holds a whole Chromium for Linux x64; told that it runs in a cloud function it also brings the libraries it needs. */
async function unpackChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found. Run `npx playwright install chromium`, or set CHROMIUM_PATH.');
  }
  const { AWS_EXECUTION_ENV, TMPDIR } = process.env;
  const cache = join(process.cwd(), '.cache', 'chromium');
  mkdirSync(cache, { recursive: true });
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  process.env.TMPDIR = cache;
  try {
    // Read when it is imported, so it must not be imported before; it also puts its libraries on LD_LIBRARY_PATH.
    const { default: packed } = await import('@sparticuz/chromium');
    return await packed.executablePath();
  } finally {
    restore('AWS_EXECUTION_ENV', AWS_EXECUTION_ENV);
    restore('TMPDIR', TMPDIR);
  }
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}
