import { describe, expect, it } from 'vitest';
import { type Priority, Scheduler } from './scheduler.ts';

const never = new AbortController().signal;
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Enters and records the order in which turns start. */
function driver(limit: number) {
  const scheduler = new Scheduler(limit);
  const started: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = (name: string, priority: Priority = 'visible', size: 'small' | 'large' = 'large', signal = never) =>
    scheduler.enter({ priority, size, signal }).then((done) => {
      started.push(name);
      leave.set(name, done);
    });
  return {
    enter,
    started,
    async leave(name: string) {
      leave.get(name)?.();
      await settle();
    },
  };
}

describe('Scheduler', () => {
  it('lets what is on screen overtake what waits', async () => {
    const { enter, started, leave } = driver(1);
    void enter('first');
    void enter('background', 'background');
    void enter('near', 'near');
    void enter('visible');
    await settle();
    for (const name of ['first', 'visible', 'near']) await leave(name);
    expect(started).toEqual(['first', 'visible', 'near', 'background']);
  });

  it('keeps one place for small answers', async () => {
    const { enter, started, leave } = driver(2);
    for (const name of ['a', 'b', 'c']) void enter(name);
    void enter('list', 'visible', 'small');
    void enter('list 2', 'visible', 'small');
    await settle();
    expect(started).toEqual(['a', 'b', 'list']);
    await leave('list');
    expect(started).toEqual(['a', 'b', 'list', 'list 2']);
  });

  it('leaves room beside the background', async () => {
    const { enter, started } = driver(4);
    for (const name of ['1', '2', '3', '4']) void enter(name, 'background');
    void enter('visible');
    await settle();
    expect(started).toEqual(['1', '2', 'visible']);
  });

  it('forgets a turn that is aborted while it waits', async () => {
    const { enter, started, leave } = driver(1);
    const controller = new AbortController();
    void enter('first');
    const waiting = enter('aborted', 'visible', 'large', controller.signal);
    void enter('last');
    await settle();

    controller.abort();

    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
    await leave('first');
    expect(started).toEqual(['first', 'last']);
  });

  it('counts a place that is given back twice once', async () => {
    const { enter, started, leave } = driver(1);
    for (const name of ['a', 'b', 'c']) void enter(name);
    await settle();
    await leave('a');
    await leave('a');
    expect(started).toEqual(['a', 'b']);
  });
});
