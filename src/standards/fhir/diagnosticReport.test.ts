import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReport, parseReport } from './diagnosticReport.ts';

const read = (json: unknown) => {
  const found = findReport(json);
  return found && parseReport(found.report, found.others);
};

describe('a diagnostic report', () => {
  test('carries its status, its conclusion and the values of the observations within', () => {
    const report = read({
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: { text: 'Blodstatus' },
      conclusion: 'Normalt',
      contained: [
        {
          resourceType: 'Observation',
          id: 'hb',
          code: { coding: [{ code: '718-7', display: 'Hb' }] },
          valueQuantity: { value: 132, unit: 'g/l' },
          referenceRange: [{ low: { value: 117, unit: 'g/l' }, high: { value: 153, unit: 'g/l' } }],
        },
      ],
      result: [{ reference: '#hb' }, { reference: 'Observation/9', display: 'Trombocyter' }],
    });

    expect(report).toMatchObject({ status: 'final', title: 'Blodstatus', conclusions: ['Normalt'] });
    expect(report?.results[0]).toMatchObject({ name: 'Hb', code: '718-7', value: '132 g/l', range: '117 g/l – 153 g/l' });
    expect(report?.results[1]).toMatchObject({ name: 'Trombocyter', value: '' });
  });

  test('is found in a bundle, and not in other resources', () => {
    expect(
      read({ resourceType: 'Bundle', entry: [{ resource: { resourceType: 'DiagnosticReport', status: 'amended' } }] })?.status,
    ).toBe('amended');
    expect(read({ resourceType: 'Patient' })).toBeUndefined();
    expect(read([])).toBeUndefined();
  });

  test('gives its narrative as text, without its markup', () => {
    const report = read({
      resourceType: 'DiagnosticReport',
      text: { div: '<div><p>Hb &lt; 117</p><script>alert(1)</script><img src=x onerror=alert(1)></div>' },
    });

    expect(report?.narrative).toBe('Hb < 117\nalert(1)');
  });

  test('tells attached plain text, and only names other forms', () => {
    const report = read({
      resourceType: 'DiagnosticReport',
      presentedForm: [
        { contentType: 'text/plain', data: btoa('Utan anmarkning') },
        { contentType: 'application/pdf', title: 'Svar', data: 'JVBERi0=' },
        { contentType: 'text/plain', data: '%%%' },
      ],
    });

    expect(report?.forms.map(({ text }) => text)).toEqual(['Utan anmarkning', '', '']);
  });

  test('whatever is in a document, reading it ends and throws nothing', () => {
    const element: fc.Arbitrary<unknown> = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double(),
        fc.constant(null),
        fc.constantFrom('Observation', 'DiagnosticReport', '<div><', '#hb'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            ...['resourceType', 'id', 'result', 'reference', 'contained', 'code', 'coding', 'text', 'div', 'valueQuantity'],
            ...[
              'value',
              'component',
              'referenceRange',
              'presentedForm',
              'data',
              'contentType',
              'performer',
              'display',
              'entry',
              'resource',
            ],
          ),
          tie('any'),
          { maxKeys: 6 },
        ),
      ),
    })).any;
    fc.assert(
      fc.property(element, (json) => {
        read(typeof json === 'object' && json !== null ? { ...json, resourceType: 'DiagnosticReport' } : json);
      }),
      { numRuns: 10_000 },
    );
  }, 30_000);
});
