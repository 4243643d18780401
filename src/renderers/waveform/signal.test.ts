import { describe, expect, it, vi } from 'vitest';
import type { ReadOptions } from '../../model/item.ts';
import type { Element } from '../../standards/dicom/json.ts';
import { readRecording } from '../../standards/dicom/waveform/recording.ts';
import type { Sheet } from './recordings.ts';
import { openSignal } from './signal.ts';

const { signal } = new AbortController();

interface Build {
  readonly samples: number;
  readonly rateHz: number;
  readonly channels: number;
  readonly data: Element;
}

function buildSheet({ samples, rateHz, channels, data }: Build): Sheet {
  const group = {
    '003A0005': { vr: 'US', Value: [channels] },
    '003A0010': { vr: 'UL', Value: [samples] },
    '003A001A': { vr: 'DS', Value: [rateHz] },
    '54001010': data,
  };
  const recording = readRecording({ '54000100': { vr: 'SQ', Value: [group] } });
  return { part: { key: 'series', mediaType: 'application/dicom' }, recording, group: recording.groups[0] };
}

describe('a recording of a day', () => {
  const long = buildSheet({ samples: 200 * 86_400, rateHz: 200, channels: 3, data: { BulkDataURI: 'samples' } });
  const serve = () => {
    const asked: (ReadOptions['range'] | undefined)[] = [];
    const read = vi.fn(async (_: unknown, { range }: ReadOptions) => {
      asked.push(range);
      const size = range ? range.to - range.from + 1 : 0;
      // Every sample tells which instant it is of.
      const words = Int16Array.from({ length: size / 2 }, (_, at) => Math.floor((range?.from ?? 0) / 6 + at / 3) % 30_000);
      return new Response(words.buffer);
    });
    return { asked, read };
  };

  it('is read in pieces where the reader looks, and nowhere else', async () => {
    const { asked, read } = serve();
    const opened = await openSignal(long, { read, admit: () => undefined }, { signal });
    expect(asked).toEqual([{ from: 0, to: 8192 * 6 - 1 }]);

    expect(opened.want(1_000_000, 1_002_000)).toBe(false);
    await vi.waitFor(() => expect(opened.want(1_000_000, 1_002_000)).toBe(true));
    expect(asked).toHaveLength(2);
    const [run] = opened.runs(0, 1_000_000, 1_000_010);
    expect(run?.start).toBe(1_000_000);
    expect(run?.values[0]).toBe(1_000_000 % 30_000);
  });

  it('holds no more than it may, and fetches again what it let go', async () => {
    const { asked, read } = serve();
    const opened = await openSignal(long, { read, admit: () => undefined }, { signal });
    for (let hour = 0; hour < 24; hour++) {
      const from = hour * 3600 * 200;
      opened.want(from, from + 300_000);
      await vi.waitFor(() => expect(opened.want(from, from + 300_000)).toBe(true));
    }
    const all = asked.length;
    opened.want(0, 2000);
    await vi.waitFor(() => expect(opened.want(0, 2000)).toBe(true));
    expect(asked.length).toBe(all + 1);
  });

  it('tells of a piece that cannot be had, and shows the rest', async () => {
    const { read } = serve();
    const failures: unknown[] = [];
    const opened = await openSignal(
      long,
      { read, admit: () => undefined },
      { signal, onFailure: (failure) => failures.push(failure) },
    );
    read.mockRejectedValueOnce(new TypeError('lost'));
    opened.want(5_000_000, 5_000_100);
    await vi.waitFor(() => expect(failures).toHaveLength(1));
    expect([...opened.runs(0, 0, 10)]).toHaveLength(1);
  });
});

describe('a short recording', () => {
  it('is as long as its bytes', async () => {
    const sheet = buildSheet({ samples: 10, rateHz: 500, channels: 1, data: { InlineBinary: btoa('\x01\x00\x02\x00\x03') } });
    const opened = await openSignal(sheet, { read: vi.fn(), admit: () => undefined }, { signal });
    expect(opened.samples).toBe(2);
    expect(opened.extent(0)).toEqual([1, 2]);
  });

  it('has no picture without bytes', async () => {
    const sheet = buildSheet({ samples: 10, rateHz: 500, channels: 1, data: { InlineBinary: '' } });
    await expect(openSignal(sheet, { read: vi.fn(), admit: () => undefined }, { signal })).rejects.toMatchObject({
      reason: 'pictureless',
    });
  });
});
