// Builds the contract's page as the app is built, and serves it on loopback.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const OUT = join(ROOT, '.cache', 'contract');

export interface ContractServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function serveContract(): Promise<ContractServer> {
  const configFile = join(ROOT, 'vite.config.ts');
  await build({
    root: ROOT,
    configFile,
    logLevel: 'error',
    publicDir: false,
    build: { outDir: OUT, emptyOutDir: true, rolldownOptions: { input: join(ROOT, 'e2e/contract/index.html') } },
  });
  const server = await preview({
    root: ROOT,
    configFile,
    logLevel: 'error',
    build: { outDir: OUT },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const [local = ''] = server.resolvedUrls?.local ?? [];
  return { url: new URL('e2e/contract/index.html', local).href, close: () => server.close() };
}
