// The side panel: what the file says was measured and found, how it was recorded, and what the reader measures.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '../../standards/dicom/waveform/annotations.ts';
import { durationOf } from '../../standards/dicom/waveform/recording.ts';
import { ForeignText } from '../../ui/ForeignText.tsx';
import { measure, printMeasured } from './calipers.ts';
import type { Controlled } from './controlled.ts';
import { nameMeasure } from './nameMeasure.ts';
import { printAllFilters, printCalibration, printPlain, printTime, printValue } from './printScale.ts';
import type { Sheet } from './recordings.ts';
import type { WaveformState } from './state.ts';
import styles from './waveform.module.css';
import { words } from './words.ts';

export function CurveFacts({ viewport }: { readonly viewport: Controlled }) {
  const state = useStore(viewport.store);
  const sheet = state.sheets[state.shown];
  const say = words();
  if (!sheet) return null;
  const { annotations } = sheet.recording;
  const values = annotations.filter(({ kind }) => kind === 'value');
  const statements = annotations.filter(({ kind }) => kind === 'statement');
  return (
    <>
      {state.tool === 'caliper' || state.caliper ? <CaliperFacts state={state} /> : null}
      {state.isPriorWanted && <PriorFacts state={state} />}
      {values.length > 0 && (
        <Box title={say.values}>
          <Rows rows={values.map(toRow)} />
        </Box>
      )}
      {statements.length > 0 && (
        <Box title={say.statements}>
          <ul className={styles.statements}>
            {statements.map((statement, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: statements keep their order, and may be equal
              <li key={at}>
                <ForeignText text={[statement.name, statement.text].filter(Boolean).join(': ')} max={200} />
              </li>
            ))}
          </ul>
          <p className={styles.note}>{say.unconfirmed}</p>
        </Box>
      )}
      <Box title={say.recording}>
        <Rows rows={recordingRows(sheet)} />
      </Box>
    </>
  );
}

const toRow = ({ name, value = 0, unit }: Annotation): Row => [nameMeasure(name), printValue(value, unit)];

function recordingRows({ group }: Sheet): Row[] {
  const say = words();
  const calibration = printCalibration(group.channels);
  return [
    [say.duration, printTime(durationOf(group))],
    [say.sampling, `${printPlain(group.rateHz)} Hz`],
    [say.channels, String(group.channels.length)],
    [say.filters, printAllFilters(group.channels)],
    ...(calibration ? [[say.gain, calibration] as const] : []),
  ];
}

function CaliperFacts({ state: { caliper } }: { readonly state: WaveformState }) {
  const say = words();
  return (
    <Box title={say.measured}>
      <p className={styles.measured} role="status">
        {caliper ? (
          <>
            <ForeignText text={caliper.name} max={24} /> {printMeasured(measure(caliper))}
          </>
        ) : (
          say.measureHow
        )}
      </p>
    </Box>
  );
}

function PriorFacts({ state: { priorLabel, priorTrouble } }: { readonly state: WaveformState }) {
  const say = words();
  const trouble = { none: '', loading: say.priorLoading, absent: say.priorAbsent, failed: say.priorFailed }[priorTrouble];
  return (
    <Box title={priorLabel === undefined ? say.prior : say.priorShown(priorLabel)}>
      <p className={styles.note} role="status">
        {trouble || say.priorNote}
      </p>
    </Box>
  );
}

type Row = readonly [name: string, value: string];

function Box({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.box}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

const Rows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <dl className={styles.facts}>
    {rows.map(([name, value], at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows keep their order, and names may be equal
      <div key={at}>
        <dt>
          <ForeignText text={name} max={60} />
        </dt>
        <dd>
          <ForeignText text={value} max={80} />
        </dd>
      </div>
    ))}
  </dl>
);
