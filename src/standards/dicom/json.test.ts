import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { items, number, numbers, parsePersonName, personName, text, texts, toDatasets } from './json.ts';

describe('toDatasets', () => {
  it('reads lists, single objects and nothing, with keys in any case', () => {
    expect(toDatasets(null)).toEqual([]);
    expect(toDatasets({ '0020000d': { Value: ['1'] }, nonsense: 1, '00100010': 'x' })).toEqual([
      { '0020000D': { Value: ['1'] } },
    ]);
    expect(toDatasets([{}, {}])).toHaveLength(2);
  });

  it('refuses what is no data set', () => {
    for (const json of ['x', 1, [1], [[]], [null]])
      expect(() => toDatasets(json)).toThrowError(expect.objectContaining({ reason: 'malformed' }));
  });

  it('does not take names of JavaScript for tags', () => {
    const [dataset] = toDatasets(JSON.parse('{"__proto__": {"Value": [1]}, "constructor": {}}'));
    expect(text(dataset ?? {}, '__proto__')).toBeUndefined();
    expect(Object.keys(dataset ?? {})).toEqual([]);
  });
});

it('reads what servers really send: nulls, numbers as text, values that are no list', () => {
  const [dataset = {}] = toDatasets({
    '00280030': { Value: ['0.5', null, '0.7 '] },
    '00200013': { Value: [7] },
    '00081030': { Value: [' CT '] },
    '00080050': { Value: 'A1' },
    '00080090': { Value: [{ toString: 1 }] },
    '00400275': { Value: [{ '00400007': { Value: ['x'] } }, {}, null, []] },
  });
  expect(numbers(dataset, '00280030')).toEqual([0.5, 0.7]);
  expect(texts(dataset, '00280030')).toEqual(['0.5', '', '0.7']);
  expect(number(dataset, '00200013')).toBe(7);
  expect(text(dataset, '00081030')).toBe('CT');
  expect(text(dataset, '00080050')).toBeUndefined();
  expect(text(dataset, '00080090')).toBeUndefined();
  expect(items(dataset, '00400275')).toHaveLength(2);
});

describe('names', () => {
  it('come from any group, and from plain text', () => {
    const name = (value: unknown) => personName({ '00100010': { Value: [value] } }, '00100010');
    expect(name({ Alphabetic: 'Ågren^Eva^Maria^Dr^PhD' })).toEqual({
      family: 'Ågren',
      given: 'Eva',
      middle: 'Maria',
      prefix: 'Dr',
      suffix: 'PhD',
    });
    expect(name('Ågren^Eva=x=y')).toEqual({ family: 'Ågren', given: 'Eva' });
    expect(name({ Ideographic: '山田^太郎' })).toEqual({ family: '山田', given: '太郎' });
    expect(name({ Alphabetic: '^^' })).toBeUndefined();
    expect(name(7)).toBeUndefined();
  });

  it('are read back component by component', () => {
    const component = fc.stringMatching(/^[A-Za-zåäöÅÄÖ' -]*$/).map((part) => part.trim().normalize('NFC'));
    fc.assert(
      fc.property(component, component, component, (family, given, middle) => {
        expect(parsePersonName(`${family}^${given}^${middle}`)).toEqual({ family, given, ...(middle && { middle }) });
      }),
    );
  });
});

it('survives any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const dataset = { '00100010': Object(value) };
      for (const read of [text, texts, number, numbers, items, personName]) void read(dataset, '00100010');
    }),
  );
});
