import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatName, formatPatientId, normaliseIssuer, sameAcrossSources, samePatient } from './identity.ts';
import type { Identity } from './patient.ts';
import { isPersonnummer, parsePersonnummer } from './personnummer.ts';

const OID = '1.2.752.129.2.1.3.1';
const eva: Identity = { id: { value: '191212121212', issuer: OID }, name: { family: 'Ågren', given: 'Eva' } };
const word = fc.string({ maxLength: 6 });
const anyone: fc.Arbitrary<Identity> = fc.record({
  id: fc.record({ value: word, issuer: fc.constantFrom('', 'A', 'B', OID, `urn:oid:${OID}`) }),
  name: fc.record({ family: word, given: word }),
});

describe('samePatient', () => {
  it('takes a record for itself exactly when it has a number', () => {
    fc.assert(
      fc.property(anyone, (a) => {
        expect(samePatient(a, a)).toBe(/[^ \0]/.test(a.id.value));
      }),
    );
  });

  it('answers the same both ways, and never yes across sources without an issuer', () => {
    fc.assert(
      fc.property(anyone, anyone, (a, b) => {
        expect(samePatient(a, b)).toBe(samePatient(b, a));
        expect(sameAcrossSources(a, b)).toBe(sameAcrossSources(b, a));
        if (a.id.issuer === '' || b.id.issuer === '') expect(sameAcrossSources(a, b)).toBe(false);
      }),
    );
  });

  it('sees through padding, empty components and the two spellings of å', () => {
    const padded = {
      id: { value: '191212121212 ', issuer: `urn:oid:${OID}` },
      name: { family: 'A\u030agren ', given: 'Eva\0', middle: '' },
    };
    expect(samePatient(eva, padded)).toBe(true);
  });

  it('refuses equal numbers from another issuer or from none', () => {
    expect(samePatient(eva, { ...eva, id: { ...eva.id, issuer: '1.2.752.129.2.1.3.3' } })).toBe(false);
    expect(samePatient(eva, { ...eva, id: { ...eva.id, issuer: '' } })).toBe(false);
  });

  it('refuses a changed name, another case, a look-alike letter, an invisible one, and components moved', () => {
    const names = [
      { family: 'Berg', given: 'Eva' },
      { family: 'ågren', given: 'Eva' },
      { family: 'Ågren', given: 'Еva' }, // Cyrillic
      { family: 'Ågren\u200b', given: 'Eva' },
      { family: 'Ågren', given: '', middle: 'Eva' },
      { family: 'Ågren Eva', given: '' },
      { family: 'Ågren', given: 'Eva', suffix: 'Jr' },
      { family: '', given: '' },
    ];
    for (const name of names) expect(samePatient(eva, { ...eva, name }), JSON.stringify(name)).toBe(false);
  });

  it('takes nobody without a number for anybody', () => {
    for (const value of ['', ' ', '\0']) {
      const nobody = { ...eva, id: { value, issuer: OID } };
      expect(samePatient(nobody, nobody)).toBe(false);
      expect(sameAcrossSources(nobody, nobody)).toBe(false);
    }
  });
});

describe('sameAcrossSources', () => {
  it('knows an issuer in its spellings', () => {
    const fhir = { ...eva, id: { value: '191212121212', issuer: 'http://electronichealth.se/identifier/personnummer' } };
    expect(sameAcrossSources(eva, { ...fhir, name: { family: 'AGREN', given: 'EVA' } })).toBe(true);
    expect(normaliseIssuer('URN:OID:1.2.3')).toBe('1.2.3');
    expect(normaliseIssuer(' RIS ')).toBe('RIS');
  });
});

describe('print', () => {
  it('writes names family first and leaves no stray comma', () => {
    expect(formatName({ family: 'Ågren', given: 'Eva', middle: 'Maria' })).toBe('Ågren, Eva Maria');
    expect(formatName({ family: '', given: 'Eva' })).toBe('Eva');
    expect(formatName({ family: '', given: '' })).toBe('');
  });

  it('writes national numbers with a hyphen and leaves all others alone', () => {
    expect(formatPatientId(eva.id)).toBe('19121212-1212');
    expect(formatPatientId({ value: '197010632391', issuer: 'urn:oid:1.2.752.129.2.1.3.3' })).toBe('19701063-2391');
    expect(formatPatientId({ value: '191212121212', issuer: '1.2.3' })).toBe('191212121212');
    expect(formatPatientId({ value: '12345', issuer: OID })).toBe('12345');
  });
});

describe('personnummer', () => {
  const today = new Date(2026, 10, 23);

  it('accepts the published test persons and no number one digit off', () => {
    for (const value of ['191212121212', '195009072553', '196101182803', '197010632391']) {
      expect(isPersonnummer(value), value).toBe(true);
      expect(isPersonnummer(value.slice(0, -1) + ((Number(value.at(-1)) + 1) % 10))).toBe(false);
    }
    expect(isPersonnummer('191213121212')).toBe(false);
  });

  it('reads what people type', () => {
    expect(parsePersonnummer('500907-2553', today)).toBe('195009072553');
    expect(parsePersonnummer('19500907-2553', today)).toBe('195009072553');
    expect(parsePersonnummer('121212+1212', today)).toBe('191212121212');
    expect(parsePersonnummer('121212-1212', today)).toBe('201212121212');
    expect(parsePersonnummer(' 1970 1063 2391 ', today)).toBe('197010632391');
    expect(parsePersonnummer('500907-2554', today)).toBeUndefined();
    expect(parsePersonnummer('Eva', today)).toBeUndefined();
  });
});
