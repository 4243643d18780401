// Where a thread begins: Node 20 runs TypeScript in a worker only after tsx has been registered inside it.
import { register } from 'tsx/esm/api';

register();
await import('./paintWorker.ts');
