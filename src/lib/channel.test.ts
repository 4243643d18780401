import { expect, it } from 'vitest';
import { collect } from '../testing/collect.ts';
import { Channel } from './channel.ts';

it('gives what is pushed before, while and after it is read', async () => {
  const channel = new Channel<number>();
  channel.push(1);
  const reading = collect(channel);
  channel.push(2);
  await Promise.resolve();
  channel.push(3);
  channel.close();
  expect(await reading).toEqual([1, 2, 3]);
});

it('gives what was pushed before it failed', async () => {
  const channel = new Channel<number>();
  channel.push(1);
  channel.fail(new Error('broken'));
  const read: number[] = [];
  await expect(
    (async () => {
      for await (const value of channel) read.push(value);
    })(),
  ).rejects.toThrow('broken');
  expect(read).toEqual([1]);
});
