import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildImage, type Fields } from '../testing/buildDicom.ts';
import { withArchive } from '../testing/withArchive.ts';
import { isInRange, matchesName, parseRange, toPattern } from './match.ts';

type Json = Record<string, { Value?: unknown[] }>;

const study = (number: number, fields: Fields) =>
  buildImage({ uid: `1.2.${number}.1`, study: `1.2.${number}`, series: `1.2.${number}.0`, fields });
const FILES = {
  'a.dcm': study(1, { '00080020': ['DA', '20200101'] }),
  'b.dcm': study(2, { '00080020': ['DA', '20210615'], '00080060': ['CS', 'MR'] }),
  'c.dcm': study(3, {
    '00080020': ['DA', '20220101'],
    '00100010': ['PN', 'Lind^Bo'],
    '00100020': ['LO', '199001012385'],
    '00100021': ['LO', ''],
  }),
  // Somebody else under the same Study Instance UID.
  'd.dcm': buildImage({
    uid: '1.2.3.9',
    study: '1.2.3',
    series: '1.2.3.8',
    fields: { '00080020': ['DA', '20220101'], '00100010': ['PN', 'Berg^Ida'] },
  }),
};

describe('QIDO-RS', () => {
  const asker = async () => {
    const { base } = await withArchive(FILES);
    return async (path: string) => {
      const answer = await fetch(`${base}/dicom-web${path}`);
      const json = answer.status === 200 ? ((await answer.json()) as Json[]) : [];
      return {
        status: answer.status,
        json,
        warning: answer.headers.get('warning') ?? '',
        uids: json.map((one) => one['0020000D']?.Value?.[0]),
      };
    };
  };

  it('matches as PS3.4 says, newest first', async () => {
    const ask = await asker();
    const cases: [string, string[]][] = [
      ['', ['1.2.3', '1.2.3', '1.2.2', '1.2.1']],
      ['PatientID=191212121212', ['1.2.3', '1.2.2', '1.2.1']],
      ['00100020=1912*', ['1.2.3', '1.2.2', '1.2.1']],
      ['PatientID=199001012385&IssuerOfPatientID=EXEMPEL', []],
      ['PatientName=agren%5Eeva', ['1.2.2', '1.2.1']],
      ['PatientName=%C3%85GREN*', ['1.2.2', '1.2.1']],
      ['PatientName=agren', []],
      ['PatientName=eva+ag&fuzzymatching=true', ['1.2.2', '1.2.1']],
      ['StudyDate=20210101-', ['1.2.3', '1.2.3', '1.2.2']],
      ['StudyDate=-20201231', ['1.2.1']],
      ['StudyDate=20200101-20210615', ['1.2.2', '1.2.1']],
      ['StudyDate=20210615', ['1.2.2']],
      ['StudyTime=0942', ['1.2.3', '1.2.3', '1.2.2', '1.2.1']],
      ['StudyTime=1000-', []],
      ['StudyInstanceUID=1.2.1,1.2.2', ['1.2.2', '1.2.1']],
      ['ModalitiesInStudy=MR', ['1.2.2']],
      ['ModalitiesInStudy=MR,CT', ['1.2.3', '1.2.3', '1.2.2', '1.2.1']],
      ['StudyDescription=Thorax,+buk&PatientBirthDate=19121212', ['1.2.3', '1.2.3', '1.2.2', '1.2.1']],
      ['StudyDescription=*buk&limit=1&offset=1', ['1.2.3']],
    ];
    for (const [query, uids] of cases) {
      const answer = await ask(`/studies?${query}`);
      expect(answer.uids, query).toEqual(uids);
      expect(answer.status, query).toBe(uids.length === 0 ? 204 : 200);
    }
  });

  it('never ignores a key in silence', async () => {
    const ask = await asker();

    expect((await ask('/studies?PatientNamme=x')).status).toBe(400);
    expect((await ask('/studies?limit=-1')).status).toBe(400);
    expect((await ask('/studies?SliceThickness=1')).warning).toMatch(/^299 .*SliceThickness/);
    expect((await ask('/studies?limit=1')).warning).toMatch(/more results/);
    expect((await ask('/studies?limit=10')).warning).toBe('');
  });

  it('answers each person of a shared Study Instance UID for himself', async () => {
    const ask = await asker();

    const { json } = await ask('/studies?StudyInstanceUID=1.2.3');

    expect(
      json
        .map((one) => one['00100010']?.Value?.[0])
        .map((name) => (name as { Alphabetic: string }).Alphabetic)
        .toSorted(),
    ).toEqual(['Berg^Ida', 'Lind^Bo']);
    expect(json.map((one) => one['00201208']?.Value)).toEqual([[1], [1]]);
    expect((await ask('/studies/1.2.3/series')).json).toHaveLength(2);
  });

  it('answers at every level, across studies too, with the fields asked for', async () => {
    const ask = await asker();

    const series = await ask(
      '/series?PatientID=191212121212&Modality=MR&includefield=00080070,StudyDescription&includefield=NumberOfPatientRelatedStudies',
    );
    expect(series.json[0]?.['00081030']?.Value).toEqual(['Thorax, buk']);
    expect(series.json[0]?.['00201200']?.Value).toEqual([2]);
    expect(series.json[0]?.['00201209']?.Value).toEqual([1]);
    const instances = await ask(
      '/instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.2&includefield=00280103&includefield=00081090&limit=2&offset=1',
    );
    expect(instances.json).toHaveLength(2);
    expect((await ask('/studies/1.2.2/series/1.2.2.0/instances')).json[0]?.['00280010']?.Value).toEqual([3]);
    expect((await ask('/studies/1.2.2/instances?SOPInstanceUID=1.2.2.1')).json).toHaveLength(1);
    expect((await ask('/studies/9.9.9/series')).status).toBe(204);
  });
});

describe('matching', () => {
  it('takes a pattern for nothing but stars and question marks', () => {
    const plain = fc.string().map((text) => text.replace(/[*?]/g, ''));
    fc.assert(
      fc.property(plain, (text) => {
        expect(toPattern(text).test(text)).toBe(true);
      }),
    );
    expect(toPattern('a.c').test('abc')).toBe(false);
    expect(toPattern('a*c?').test('abbbcd')).toBe(true);
  });

  it('finds a name in any of its groups', () => {
    expect(matchesName('Yamada^Tarou=山田^太郎=やまだ^たろう', '山田*', false)).toBe(true);
    expect(matchesName('Yamada^Tarou=山田^太郎', 'tarou yam', true)).toBe(true);
    expect(matchesName('Yamada^Tarou', 'tarou', false)).toBe(false);
  });

  it('finds every day between two others and none outside', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(isInRange(c, parseRange('DA', `${from}-${to}`))).toBe(c >= from && c <= to);
      }),
    );
  });

  it('does not take the offset of a date-time for a range', () => {
    expect(parseRange('DT', '20200101120000-0500').from).toBe('20200101120000-0500');
    expect(parseRange('TM', '0900-1000')).toEqual({ from: '0900', to: '1000\uffff' });
  });
});
