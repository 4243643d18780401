import type { ContractKit } from '../../src/renderers/renderer.contract.ts';
import { alwaysAnswers, itemOf } from './samples.ts';

const part = { key: 'unknown', mediaType: 'application/x-unknown', sizeBytes: 1234 };
const read = alwaysAnswers(() => 'bytes', 'application/x-unknown');

export const fallbackSamples: Pick<ContractKit, 'good' | 'hostile'> = {
  good: { name: 'an unknown kind', item: itemOf(part), read },
  hostile: [
    {
      name: 'text that would be code',
      item: itemOf(part, {
        title: '<img src=x onerror="window.wasRun = true">',
        origin: '\u202e\u0000\u001b[2J<script>window.wasRun = true</script>',
        unreadable: 'x'.repeat(100_000),
      }),
      read,
    },
    {
      name: 'no words at all',
      item: itemOf({ key: '', mediaType: '' }, { title: '', category: '', when: { iso: '????', precision: 'day' } }),
      read,
    },
  ],
};
