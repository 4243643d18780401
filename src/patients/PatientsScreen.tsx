// The start: find a patient by number, name or birth date.
import { IconAlertTriangle, IconPlugConnectedX, IconUserOff, IconUsers } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { printForeign } from '../lib/foreignText.ts';
import { describeFailure } from '../model/failure.ts';
import type { Identity, Patient } from '../model/patient.ts';
import { Button } from '../ui/Button.tsx';
import { Logo } from '../ui/Logo.tsx';
import { Message } from '../ui/Message.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { PatientList, Skeleton } from './PatientList.tsx';
import styles from './PatientsScreen.module.css';
import { parsePatientQuery } from './parsePatientQuery.ts';
import { type Found, type Search, type SearchState, usePatientSearch } from './usePatientSearch.ts';
import { words } from './words.ts';

export interface PatientsScreenProps {
  /** Asks every source; rejects only when none can be asked. */
  readonly search: Search;
  /** As people write the patient's number. */
  readonly formatId: (patient: Identity) => string;
  onOpen(patient: Patient): void;
}

/** YYYY-MM-DD here and now. */
const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date());

export function PatientsScreen({ search, formatId, onOpen }: PatientsScreenProps) {
  const t = words();
  const [text, setText] = useState('');
  const parsed = parsePatientQuery(text, today());
  const { state, again } = usePatientSearch(parsed, search);
  const field = useRef<HTMLInputElement>(null);
  const results = useRef<HTMLDivElement>(null);
  const shown = useLastFound(state);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const onFieldKey = (event: KeyboardEvent) => {
    const first = results.current?.querySelector<HTMLElement>('[data-patient]');
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    if (state.type !== 'found') return;
    const [only, second] = state.found.patients;
    if (event.key === 'Enter' && only && !second && parsed.kind !== 'everyone') onOpen(only);
    else first?.focus();
  };
  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <header className={styles.head}>
          <Logo sizePx={40} />
          <h1>{t.heading}</h1>
        </header>
        <search className={styles.search}>
          <SearchField
            ref={field}
            size="big"
            label={t.label}
            placeholder={t.hint}
            clearLabel={t.clear}
            value={text}
            onChange={setText}
            onKeyDown={onFieldKey}
            aria-describedby="patient-search-help"
          />
          <p id="patient-search-help" className={parsed.isMistyped ? styles.warn : styles.help} role="status">
            {parsed.isMistyped && <IconAlertTriangle size={16} stroke={1.7} aria-hidden />}
            {parsed.isMistyped ? t.mistyped : t.takenFor[parsed.kind] || t.help}
          </p>
        </search>
        <div ref={results} className={styles.results} aria-busy={state.type === 'searching'}>
          <Results state={state} shown={shown} again={again} formatId={formatId} onOpen={onOpen} />
        </div>
      </div>
    </main>
  );
}

/** While the next answer is on its way the last one stays, dimmed: a list that blinks at every key cannot be read. */
function useLastFound(state: SearchState): Found | undefined {
  const last = useRef<Found>(undefined);
  if (state.type === 'found') last.current = state.found;
  return last.current;
}

interface ResultsProps extends Pick<PatientsScreenProps, 'formatId' | 'onOpen'> {
  readonly state: SearchState;
  readonly shown: Found | undefined;
  again(): void;
}

function Results({ state, shown, again, formatId, onOpen }: ResultsProps) {
  const t = words();
  if (state.type === 'failed') {
    const { title, advice } = describeFailure(state.failure);
    return (
      <Message icon={IconPlugConnectedX} title={title} text={advice}>
        <Button tone="primary" onClick={again}>
          {t.retry}
        </Button>
      </Message>
    );
  }
  if (!shown) return <Skeleton label={t.searching} />;
  const isEveryone = state.type === 'found' && state.kind === 'everyone';
  const isNone = state.type === 'found' && shown.patients.length === 0;
  return (
    <>
      {shown.failed.map(({ label, failure }) => (
        <div key={label} className={styles.failed} role="alert">
          <IconPlugConnectedX size={18} stroke={1.7} aria-hidden />
          <span>
            {t.failed(printForeign(label, 60))} <small>{describeFailure(failure).title}.</small>
          </span>
          <Button tone="outline" size="small" onClick={again}>
            {t.retry}
          </Button>
        </div>
      ))}
      <p className={styles.count} role="status">
        {state.type === 'searching' ? t.searching : isEveryone ? t.newest : isNone ? '' : t.found(shown.patients.length)}
      </p>
      {isNone && shown.failed.length === 0 && (
        <Message
          icon={isEveryone ? IconUsers : IconUserOff}
          title={isEveryone ? t.emptyTitle : t.noneTitle}
          text={isEveryone ? t.emptyText : t.noneText}
        />
      )}
      {isNone && shown.failed.length > 0 && <Message icon={IconUserOff} title={t.noneTitle} />}
      {shown.patients.length > 0 && (
        <PatientList
          patients={shown.patients}
          today={today()}
          isStale={state.type === 'searching'}
          formatId={formatId}
          onOpen={onOpen}
        />
      )}
      {shown.more && !isEveryone && <p className={styles.more}>{t.more(shown.patients.length)}</p>}
    </>
  );
}
