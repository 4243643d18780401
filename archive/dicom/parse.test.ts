import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BIG_ENDIAN,
  buildDicom,
  buildImage,
  DEFLATED,
  EXPLICIT,
  type Fields,
  Fragments,
  IMPLICIT,
  imageFields,
  J2K,
} from '../testing/buildDicom.ts';
import { bytesOf } from './bytes.ts';
import { findFrames } from './frames.ts';
import { NotDicom, parseDicom } from './parse.ts';
import { toJson } from './toJson.ts';

const json = (file: Uint8Array) => toJson(parseDicom(bytesOf(file)));

describe('parseDicom', () => {
  for (const transferSyntax of [EXPLICIT, IMPLICIT, BIG_ENDIAN, DEFLATED]) {
    it(`reads the same from ${transferSyntax}`, () => {
      const read = json(buildImage({}, { transferSyntax }));

      expect(read['00100010']).toEqual({ vr: 'PN', Value: [{ Alphabetic: 'Ågren^Eva' }] });
      expect(read['00280010']).toEqual({ vr: 'US', Value: [3] });
      expect(read['7FE00010']).toEqual({ vr: 'OW', BulkDataURI: 'bulkdata/7FE00010' });
      expect(read['00083002']?.Value?.[0]).toBe(transferSyntax);
    });
  }

  it('reads data sets without preamble, prefix and header, in all three encodings', () => {
    for (const transferSyntax of [EXPLICIT, IMPLICIT, BIG_ENDIAN]) {
      const read = json(buildImage({}, { transferSyntax, preamble: false }));
      expect(read['0020000D']?.Value).toEqual(['1.2.3']);
      expect(read['00083002']?.Value?.[0]).toBe(transferSyntax);
    }
  });

  it('believes the data more than a header that names another encoding', () => {
    const explicit = buildImage({}, { transferSyntax: EXPLICIT });
    const at = explicit.indexOf('1.2.840.10008.1.2.1\0', 0, 'latin1');
    explicit.write('1.2.840.10008.1.2\0\0\0', at, 'latin1');

    expect(json(explicit)['00100020']?.Value).toEqual(['191212121212']);
  });

  it('keeps items of sequences, nested, with the character set of each', () => {
    const inner: Fields = { '00080005': ['CS', 'ISO_IR 192'], '00100010': ['PN', Buffer.from('Öberg^Åke', 'utf8')] };
    const file = buildImage({ fields: { '00081110': ['SQ', [{ '00081199': ['SQ', [inner]] }]] } });

    const items = json(file)['00081110']?.Value as { '00081199': { Value: { '00100010': { Value: unknown[] } }[] } }[];

    expect(items[0]?.['00081199'].Value[0]?.['00100010'].Value).toEqual([{ Alphabetic: 'Öberg^Åke' }]);
  });

  it('gives what lies before the damage and says that there is some', () => {
    const whole = buildImage();
    const cut = parseDicom(bytesOf(whole.subarray(0, whole.length - 5)));

    expect(cut.problem).toMatch(/longer than the file/);
    expect(cut.elements.get('00100020')).toBeDefined();
    expect(findFrames(cut)?.find(1)).toBeUndefined();
  });

  it('survives a sequence that contains itself a thousand times', () => {
    let fields: Fields = { '00080018': ['UI', '1.2'] };
    for (let i = 0; i < 300; i++) fields = { '00081110': ['SQ', [fields]] };
    const parsed = parseDicom(bytesOf(buildDicom({ ...imageFields(), ...fields })));

    expect(parsed.problem).toBe('sequences nested too deeply');
  });

  it('never hangs and never throws anything but NotDicom, whatever the bytes', () => {
    const files = [EXPLICIT, IMPLICIT, BIG_ENDIAN, DEFLATED].map((transferSyntax) => buildImage({}, { transferSyntax }));
    const encapsulated = { '7FE00010': ['OB', new Fragments([Uint8Array.of(1, 2), Uint8Array.of(3, 4)], [0, 10])] } as const;
    files.push(buildImage({ fields: { ...encapsulated, '00280008': ['IS', '2'] } }, { transferSyntax: J2K }));
    const mutation = fc.record({
      file: fc.nat(files.length - 1),
      length: fc.nat(2000),
      changes: fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
    });
    fc.assert(
      fc.property(mutation, ({ file, length, changes }) => {
        const bytes = Buffer.from(files[file]?.subarray(0, length) ?? []);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const started = performance.now();
        try {
          const parsed = parseDicom(bytesOf(bytes), { maxMs: 500 });
          JSON.stringify(toJson(parsed));
          const table = findFrames(parsed);
          for (let frame = 0; frame < 4; frame++)
            for (const { offset, length: size } of table?.find(frame)?.ranges ?? [])
              expect(offset + size).toBeLessThanOrEqual(parsed.bytes.size);
        } catch (error) {
          expect(error).toBeInstanceOf(NotDicom);
        }
        expect(performance.now() - started).toBeLessThan(2000);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes noise for nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (noise) => {
        try {
          parseDicom(bytesOf(noise));
        } catch (error) {
          expect(error).toBeInstanceOf(NotDicom);
        }
      }),
    );
  });
});
