// A FHIR DiagnosticReport as a sheet.
import { IconAlertTriangle, IconCircleCheck, IconClockEdit, IconFileOff } from '@tabler/icons-react';
import { printWhen } from '../../model/printWhen.ts';
import type { DiagnosticReport } from '../../standards/fhir/diagnosticReport.ts';
import { printLines } from './foreign.ts';
import type { Block, Mark, Sheet } from './sheet.ts';
import { words } from './words.ts';

export function toFhirSheet(report: DiagnosticReport): Sheet {
  const say = words();
  const { when, issued, performers } = report;
  return {
    key: 'fhir',
    title: printLines(report.title) || say.report,
    when: when ? printWhen(when) : '',
    marks: [markOf(report.status)],
    facts: [
      { name: say.written, value: issued ? printWhen(issued) : when ? printWhen(when) : '' },
      { name: say.author, value: printLines(performers.join('; ')) },
    ].filter(({ value }) => value !== ''),
    blocks: [...conclusionOf(report), ...resultsOf(report), ...narrativeOf(report), ...formsOf(report)],
  };
}

/** R4 §10.3.3.1: what is not among these is shown as it is written. */
function markOf(status: string): Mark {
  const say = words();
  if (status === 'final') return { tone: 'ok', text: say.final, icon: IconCircleCheck };
  if (/^(amended|corrected|appended)$/.test(status)) return { tone: 'ok', text: say.amendment, icon: IconClockEdit };
  if (/^(cancelled|entered-in-error)$/.test(status)) return { tone: 'danger', text: say.cancelled, icon: IconFileOff };
  if (status === 'preliminary') return { tone: 'warn', text: say.preliminary, icon: IconAlertTriangle };
  if (/^(partial|registered)$/.test(status)) return { tone: 'warn', text: say.partial, icon: IconAlertTriangle };
  return { tone: 'warn', text: status === 'unknown' ? say.unknown : printLines(status), icon: IconAlertTriangle };
}

const conclusionOf = ({ conclusions }: DiagnosticReport): Block[] =>
  conclusions.length === 0
    ? []
    : [
        {
          is: 'section',
          heading: words().conclusion,
          blocks: conclusions.map((text) => ({ is: 'text', text: printLines(text) })),
        },
      ];

function resultsOf({ results }: DiagnosticReport): Block[] {
  if (results.length === 0) return [];
  const say = words();
  const rows = results.map(({ name, code, value, range, interpretation }) => [
    { text: printLines(name), detail: code },
    { text: printLines(value), isStrong: true },
    { text: printLines(range) },
    { text: printLines(interpretation) },
  ]);
  return [{ is: 'table', caption: say.results, columns: [say.measure, say.value, say.range, say.flag], rows }];
}

/** The narrative repeats what is structured; it stands open only where nothing else does. */
const narrativeOf = ({ narrative, conclusions, results }: DiagnosticReport): Block[] =>
  narrative === ''
    ? []
    : [
        {
          is: 'section',
          heading: words().whole,
          isFolded: conclusions.length + results.length > 0,
          blocks: [{ is: 'text', text: printLines(narrative) }],
        },
      ];

function formsOf({ forms }: DiagnosticReport): Block[] {
  if (forms.length === 0) return [];
  const say = words();
  const blocks = forms.flatMap(({ mediaType, title, text }): Block[] => [
    {
      is: 'fact',
      name: printLines(title) || say.report,
      value: text === '' ? say.formsText(printLines(mediaType)) : '',
      blocks: [],
    },
    ...(text === '' ? [] : [{ is: 'text', text: printLines(text) } as const]),
  ]);
  return [{ is: 'section', heading: say.forms, blocks }];
}
