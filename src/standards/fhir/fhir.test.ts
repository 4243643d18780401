import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWhen } from './dateTime.ts';
import { child, children, codings, extension, idOf, isResource, number, string, strings } from './json.ts';
import { identifiersOf, identityOf } from './patient.ts';

const SERVER = new URL('https://fhir.example/r4/');

describe('dateTime', () => {
  it('keeps the precision and the writer’s clock', () => {
    expect(toWhen('2024')).toEqual({ iso: '2024', precision: 'year' });
    expect(toWhen('2024-05')).toEqual({ iso: '2024-05', precision: 'month' });
    expect(toWhen('2024-05-17')).toEqual({ iso: '2024-05-17', precision: 'day' });
    expect(toWhen('2024-05-17T23:42:10.123+02:00')).toEqual({ iso: '2024-05-17T23:42:10', precision: 'second' });
    expect(toWhen('2024-05-17T23:42+02:00')).toEqual({ iso: '2024-05-17T23:42', precision: 'minute' });
  });

  it('tells UTC in the reader’s zone', () => {
    const local = new Date('2024-05-17T22:30:00Z');
    const two = (value: number) => String(value).padStart(2, '0');
    const iso = `2024-05-${two(local.getDate())}T${two(local.getHours())}:${two(local.getMinutes())}:00`;
    expect(toWhen('2024-05-17T22:30:00Z')).toEqual({ iso, precision: 'second' });
  });

  it('knows what is no time', () => {
    for (const value of ['2023-02-29', '2024-13', 'x', '', '2024-05-17T', '20240517'])
      expect(toWhen(value), value).toBeUndefined();
    expect(toWhen('2024-05-17T25:00:00Z')).toEqual({ iso: '2024-05-17', precision: 'day' });
  });
});

describe('references', () => {
  it('name a resource, relative or absolute, and nothing else', () => {
    expect(idOf('Patient/1', 'Patient')).toBe('1');
    expect(idOf('https://a.example/r4/Patient/a-1/_history/2', 'Patient')).toBe('a-1');
    for (const reference of ['#1', 'urn:uuid:1', 'Practitioner/1', 'Patient/1?x', 'XPatient/1', 'Patient/', undefined])
      expect(idOf(reference, 'Patient'), reference).toBeUndefined();
  });
});

describe('patients', () => {
  it('have a number of the server’s own where they have no other', () => {
    expect(identifiersOf({ id: '9' }, SERVER)).toEqual([{ value: '9', issuer: 'https://fhir.example/r4/Patient' }]);
  });

  it('have their official name, or the text of one', () => {
    const id = { value: '1', issuer: '' };
    const name = [
      { use: 'old', family: 'Old' },
      { use: 'usual', family: 'U' },
      { use: 'official', family: 'Ågren', given: ['Eva', 'M'] },
    ];
    expect(identityOf({ name, gender: 'male', birthDate: '1950' }, id)).toEqual({
      id,
      name: { family: 'Ågren', given: 'Eva', middle: 'M' },
      birthDate: '1950',
      sex: 'M',
    });
    expect(identityOf({ name: { text: 'Eva Ågren' } }, id).name).toEqual({ family: 'Eva Ågren', given: '' });
  });
});

it('survives any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const resource = isResource(value) ? value : { value };
      for (const name of [...Object.keys(resource), 'id']) {
        void [
          child(resource, name),
          children(resource, name),
          string(resource, name),
          strings(resource, name),
          number(resource, name),
        ];
        void [codings(resource, name), extension(resource, name)];
      }
      void identifiersOf(resource, SERVER).map((id) => identityOf(resource, id));
      void identityOf({ name: value, birthDate: value, gender: value }, { value: '', issuer: '' });
      void identifiersOf({ identifier: value }, SERVER);
    }),
  );
});
