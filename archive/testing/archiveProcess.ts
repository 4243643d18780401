// An archive as a process of its own, to be killed by a test: `archiveProcess.ts FOLDER` prints its address.
import { join } from 'node:path';
import { startArchive } from '../server.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is needed');
const { url } = await startArchive({ storeDir: join(folder, 'store'), cacheDir: join(folder, 'cache') });
console.log(url);
