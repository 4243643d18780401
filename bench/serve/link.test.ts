import { describe, expect, it } from 'vitest';
import { Pipe } from './link.ts';

const send = (pipe: Pipe, owner: object, sizeBytes: number) =>
  new Promise<number>((resolve) => pipe.push({ owner, sizeBytes, send: () => resolve(performance.now()) }));

describe('a link of limited speed', () => {
  it('lets a burst through at its rate', async () => {
    const pipe = new Pipe(8e6); // 1000 bytes a millisecond
    const owner = {};
    const start = performance.now();

    const times = await Promise.all(Array.from({ length: 21 }, () => send(pipe, owner, 5000)));

    // The first goes at once; the other twenty wait for 100 kB in front of the last one.
    expect(Math.max(...times) - start).toBeGreaterThanOrEqual(95);
    expect(Math.max(...times) - start).toBeLessThan(250);
  });

  it('lets connections take turns', async () => {
    const pipe = new Pipe(8e6);
    const [busy, late] = [{}, {}];
    const order: string[] = [];
    const push = (owner: object, name: string) => send(pipe, owner, 20_000).then(() => order.push(name));

    const all = [push(busy, 'busy 1'), push(busy, 'busy 2'), push(busy, 'busy 3'), push(late, 'late')];
    await Promise.all(all);

    expect(order).toEqual(['busy 1', 'late', 'busy 2', 'busy 3']);
  });
});
