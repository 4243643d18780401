import { describe, expect, it } from 'vitest';
import { type Exchange, framesArrived, sumTraffic } from './exchanges.ts';

const exchange = (some: Partial<Exchange>): Exchange => ({
  method: 'GET',
  url: '/',
  accept: '*/*',
  startMs: 0,
  endMs: 10,
  from: 'backend',
  status: 200,
  type: 'multipart/related',
  wireBytes: 100,
  bodyBytes: 200,
  aborted: false,
  ...some,
});

describe('the sums of a visit', () => {
  it('count what was asked before the moment, and the bytes only of what had arrived', () => {
    const log = [
      exchange({ url: '/a.js', type: 'text/javascript', from: 'files', endMs: 5 }),
      exchange({ url: '/b.js', type: 'text/javascript', from: 'files', endMs: 50 }),
      exchange({ url: '/late.js', type: 'text/javascript', from: 'files', startMs: 21 }),
      exchange({ url: '/dicom-web/studies', type: 'application/dicom+json' }),
    ];

    const { requests, scriptBytes, scriptRequests, metadataRequests } = sumTraffic(log, 20);

    expect({ requests, scriptBytes, scriptRequests, metadataRequests }).toEqual({
      requests: 3,
      scriptBytes: 200,
      scriptRequests: 1,
      metadataRequests: 1,
    });
  });
});

describe('the frames that have arrived', () => {
  it('are found in single, grouped and whole-instance answers, each at its first arrival', () => {
    const at = (url: string, endMs: number) => exchange({ url: `/dicom-web/studies/1/series/1.2/instances/${url}`, endMs });
    const log = [at('7/frames/1,2', 30), at('7/frames/2', 40), at('8', 50), at('9/frames/1', 60), at('8/metadata', 70)];

    const arrived = framesArrived(log, '1.2');

    expect([...arrived]).toEqual([
      ['7/1', 30],
      ['7/2', 30],
      ['8/1', 50],
      ['9/1', 60],
    ]);
  });

  it('leave out other series, failures and what was given up', () => {
    const url = '/dicom-web/studies/1/series/1.2/instances/7/frames/1';
    const { endMs: _, ...running } = exchange({ url });
    const log = [exchange({ url, status: 404 }), exchange({ url, aborted: true }), running];

    expect(framesArrived(log, '1.2').size).toBe(0);
    expect(framesArrived([exchange({ url })], '9.9').size).toBe(0);
  });
});
