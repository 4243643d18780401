import { describe, expect, it } from 'vitest';
import { beginBusy, whenQuiet } from './quiet.ts';

const signal = () => new AbortController().signal;
const hasSettled = async (promise: Promise<void>): Promise<boolean> =>
  Promise.race([promise.then(() => true), Promise.resolve().then(() => Promise.resolve(false))]);

describe('quiet', () => {
  it('comes when the last pane has what it shows', async () => {
    const [first, second] = [beginBusy(), beginBusy()];
    const quiet = whenQuiet(signal(), 60_000);

    first();
    first();
    expect(await hasSettled(quiet)).toBe(false);

    second();
    await quiet;
    await whenQuiet(signal(), 60_000);
  });

  it('is not waited for without end', async () => {
    const end = beginBusy();
    await whenQuiet(signal(), 1);
    end();
  });

  it('is not waited for by those who have left', async () => {
    const end = beginBusy();
    const leaving = new AbortController();
    const quiet = whenQuiet(leaving.signal, 60_000);
    leaving.abort();
    await expect(quiet).rejects.toMatchObject({ name: 'AbortError' });
    end();
  });
});
