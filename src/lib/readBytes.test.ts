import { describe, expect, it, vi } from 'vitest';
import { readBytes } from './readBytes.ts';

const signal = new AbortController().signal;
const streamOf = (...chunks: number[][]): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift();
      if (chunk) controller.enqueue(new Uint8Array(chunk));
      else controller.close();
    },
  });

describe('reading a body', () => {
  it('joins what comes in pieces and says when all is there', async () => {
    const onProgress = vi.fn();
    const response = new Response(streamOf([1, 2], [3], [4, 5]), { headers: { 'content-length': '5' } });

    const bytes = await readBytes(response, { signal, maxBytes: 10, onProgress });

    expect([...bytes]).toEqual([1, 2, 3, 4, 5]);
    expect(onProgress.mock.calls.map(([fraction]) => fraction)).toEqual([0.4, 0.6, 0.99, 1]);
  });

  it('takes no body for no bytes', async () => {
    expect(await readBytes(new Response(null), { signal, maxBytes: 1 })).toHaveLength(0);
  });

  it('refuses more than there is room for, announced or not', async () => {
    const announced = new Response(streamOf([1]), { headers: { 'content-length': '999999999999' } });
    const lying = new Response(streamOf([1, 2], [3, 4]), { headers: { 'content-length': '2' } });

    await expect(readBytes(announced, { signal, maxBytes: 3 })).rejects.toThrow(RangeError);
    await expect(readBytes(lying, { signal, maxBytes: 3 })).rejects.toThrow(RangeError);
  });

  it('stops when it is no longer wanted, and tells the sender', async () => {
    const controller = new AbortController();
    const cancel = vi.fn();
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: (to) => to.enqueue(new Uint8Array(1)), cancel });
    const reading = readBytes(new Response(endless), { signal: controller.signal, maxBytes: 1e9 });

    controller.abort();

    await expect(reading).rejects.toThrow(/abort/i);
    expect(cancel).toHaveBeenCalled();
  });
});
