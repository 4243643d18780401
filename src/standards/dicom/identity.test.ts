import { expect, it } from 'vitest';
import { identityOf } from './identity.ts';

const of = (elements: Record<string, unknown>) =>
  identityOf(Object.fromEntries(Object.entries(elements).map(([tag, value]) => [tag, { Value: [value] }])));

it('reads number, issuer, name, birth date and sex', () => {
  expect(
    of({
      '00100010': { Alphabetic: 'Ågren^Eva' },
      '00100020': '1912 ',
      '00100021': 'RIS',
      '00100030': '19121212',
      '00100040': 'f',
    }),
  ).toEqual({ id: { value: '1912', issuer: 'RIS' }, name: { family: 'Ågren', given: 'Eva' }, birthDate: '1912-12-12', sex: 'F' });
});

it('takes the issuer from its qualifiers where the plain attribute is empty', () => {
  const qualifiers = { '00400032': { vr: 'UT', Value: ['1.2.752.129.2.1.3.1'] } };
  expect(of({ '00100020': '1', '00100024': qualifiers }).id.issuer).toBe('1.2.752.129.2.1.3.1');
  expect(of({ '00100020': '1', '00100021': 'RIS', '00100024': qualifiers }).id.issuer).toBe('RIS');
});

it('leaves out what is missing or no date', () => {
  expect(of({ '00100030': '00000000', '00100040': 'X' })).toEqual({
    id: { value: '', issuer: '' },
    name: { family: '', given: '' },
  });
});
