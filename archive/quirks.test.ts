import { expect, it } from 'vitest';
import { readMultipart } from '../src/standards/mime/multipart.ts';
import { collect } from '../src/testing/collect.ts';
import { OTHER_HOST, type Quirk } from './quirks.ts';
import { buildImage } from './testing/buildDicom.ts';
import { withArchive } from './testing/withArchive.ts';

const INSTANCE = '/studies/1.2.3/series/1.2.3.0/instances/1.2.3.1';
const MULTIPART = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';

async function ask(quirk: Quirk, path: string, headers: Record<string, string> = {}) {
  const { base } = await withArchive({ 'a.dcm': buildImage() }, { quirks: [quirk] });
  return fetch(`${base}/dicom-web${path}`, { headers });
}

it('each quirk changes what it says and nothing else', async () => {
  const empty = await ask('empty200', '/studies?PatientID=0');
  expect([empty.status, await empty.text()]).toEqual([200, '[]']);
  expect((await ask('empty404', '/studies?PatientID=0')).status).toBe(404);
  const unknown = await ask('ignoreUnknownKeys', '/studies?Nonsense=1&SliceThickness=1');
  expect([unknown.status, unknown.headers.get('warning')]).toEqual([200, null]);
  expect(
    (await ask('noRange', `${INSTANCE}/bulkdata/7FE00010`, { range: 'bytes=0-1', accept: 'application/octet-stream' })).status,
  ).toBe(200);
  expect((await ask('multipartOnly', `${INSTANCE}/frames/1`, { accept: 'application/octet-stream' })).status).toBe(400);
  expect((await ask('multipartOnly', `${INSTANCE}/frames/1`, { accept: MULTIPART })).status).toBe(200);
  expect((await ask('typeUnquoted', `${INSTANCE}/frames/1`)).headers.get('content-type')).toContain(
    'type=application/octet-stream;',
  );
  expect((await ask('tsInsideType', `${INSTANCE}/frames/1`)).headers.get('content-type')).toContain(
    'type="application/octet-stream; transfer-syntax=',
  );
  expect(await (await ask('bulkOtherHost', `${INSTANCE}/metadata`)).text()).toContain(
    `"BulkDataURI":"${OTHER_HOST}/dicom-web${INSTANCE}/bulkdata/7FE00010"`,
  );
  expect((await ask('noThumbnail', `${INSTANCE}/thumbnail`)).status).toBe(404);
  const lie = await ask('lieAboutContentType', `${INSTANCE}/frames/1`, { accept: MULTIPART });
  expect(lie.headers.get('content-type')).toContain('image/jpeg');
});

it('cutMidPart ends the answer where a reader must notice', async () => {
  const { base } = await withArchive(
    {
      'a.dcm': buildImage({
        fields: { '00280010': ['US', 100], '00280011': ['US', 100], '7FE00010': ['OW', new Uint8Array(20_000)] },
      }),
    },
    { quirks: ['cutMidPart'] },
  );
  const answer = await fetch(`${base}/dicom-web${INSTANCE}/frames/1`, { headers: { accept: MULTIPART } });
  if (!answer.body) throw new Error('no body');
  await expect(collect(readMultipart(answer.body, answer.headers.get('content-type') ?? ''))).rejects.toThrow(
    'ends inside a part',
  );
});
