import { IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { printForeign } from '../lib/foreignText.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { classNames } from '../ui/classNames.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { ageAt } from './age.ts';
import styles from './PatientList.module.css';
import { words } from './words.ts';

export interface PatientListProps {
  readonly patients: readonly Patient[];
  /** YYYY-MM-DD */
  readonly today: string;
  /** The next answer is on its way. */
  readonly isStale: boolean;
  readonly formatId: (patient: Identity) => string;
  onOpen(patient: Patient): void;
}

/** One tab stop; arrows walk, Enter opens. */
export function PatientList({ patients, today, isStale, formatId, onOpen }: PatientListProps) {
  const t = words();
  const [kept, setKept] = useState(0);
  const stop = Math.min(kept, patients.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: patients.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const rows = event.currentTarget.querySelectorAll<HTMLElement>('[data-patient]');
    if (next < 0) document.querySelector<HTMLElement>('search input')?.focus();
    else rows[Math.min(next, rows.length - 1)]?.focus();
  };
  return (
    <div className={classNames(styles.list, isStale && styles.stale)}>
      <div className={classNames(styles.row, styles.head)} aria-hidden>
        <span>{t.columns.name}</span>
        <span>{t.columns.number}</span>
        <span>{t.columns.born}</span>
        <span className={styles.end}>{t.columns.items}</span>
        <span className={styles.end}>{t.columns.latest}</span>
      </div>
      <ul onKeyDown={onKeyDown}>
        {patients.map((patient, at) => (
          <li key={keyOf(patient)}>
            <button
              type="button"
              data-patient
              tabIndex={at === stop ? 0 : -1}
              className={styles.row}
              aria-label={nameRow(patient, today, formatId(patient))}
              onFocus={() => setKept(at)}
              onClick={() => onOpen(patient)}
            >
              <Row patient={patient} today={today} number={formatId(patient)} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Equal numbers of two issuers are two people; without a number, the study says who. */
const keyOf = ({ sourceId, id, onlyStudy, name }: Patient): string =>
  [sourceId, id.issuer, id.value, onlyStudy ?? '', name.family, name.given].join('\n');

function Row({ patient, today, number }: { readonly patient: Patient; readonly today: string; readonly number: string }) {
  const t = words();
  const name = printName(patient);
  return (
    <>
      <b className={styles.name}>{name ? <ForeignText text={name} max={80} /> : t.noName}</b>
      <span className={styles.number}>{patient.id.value ? <ForeignText text={number} max={40} /> : t.noNumber}</span>
      <span className={styles.born}>
        {patient.birthDate && <span className={styles.date}>{printForeign(patient.birthDate, 10)} </span>}
        <small>{printAgeAndSex(patient, today)}</small>
      </span>
      <span className={classNames(styles.items, styles.end)}>
        {patient.itemCount !== undefined && (
          <>
            {new Intl.NumberFormat('sv').format(patient.itemCount)}
            <small> {t.columns.items.toLocaleLowerCase()}</small>
          </>
        )}
      </span>
      <span className={classNames(styles.latest, styles.end)}>{patient.latest && printForeign(patient.latest, 10)}</span>
      <IconChevronRight className={styles.arrow} size={18} stroke={1.7} aria-hidden />
    </>
  );
}

/** 'Exempelsson, Astrid Maria' */
function printName({ name: { family, given, middle, prefix, suffix } }: Patient): string {
  const rest = [prefix, given, middle, suffix].filter(Boolean).join(' ');
  return [family, rest].filter(Boolean).join(', ');
}

function printAgeAndSex({ birthDate, sex }: Patient, today: string): string {
  const t = words();
  const age = birthDate && ageAt(birthDate, today);
  const said = age && (age.years < 2 ? t.months(age.months) : t.years(age.years));
  return [said, sex && t.sexes[sex]].filter(Boolean).join(', ');
}

function nameRow(patient: Patient, today: string, number: string): string {
  const t = words();
  const said = [
    printForeign(printName(patient)) || t.noName,
    patient.id.value ? printForeign(number, 40) : t.noNumber,
    patient.birthDate && t.born(printForeign(patient.birthDate, 10)),
    printAgeAndSex(patient, today),
    patient.itemCount !== undefined && t.items(patient.itemCount),
    patient.latest && t.latest(printForeign(patient.latest, 10)),
  ];
  return said.filter(Boolean).join(', ');
}

/** Rows of the same size as those that will come. */
export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.list} role="status" aria-label={label}>
      <div className={classNames(styles.row, styles.head)} />
      {[62, 48, 70, 55, 66, 44].map((width) => (
        <div key={width} className={styles.row} aria-hidden>
          <span className={styles.bone} style={{ inlineSize: `${width}%` }} />
          <span className={styles.bone} />
          <span className={styles.bone} />
        </div>
      ))}
    </div>
  );
}
