// A date typed in parts, each checked, in the user's own order. Floats nothing, but is heavy: load it with its screen.
import { parseDate } from '@internationalized/date';
import { DateField, DateSegment, I18nProvider, Label, DateInput as Segments } from 'react-aria-components';
import { language } from '../lib/language.ts';
import styles from './DateInput.module.css';

export interface DateInputProps {
  readonly label: string;
  /** YYYY-MM-DD, or nothing. */
  readonly value: string | undefined;
  onChange(value: string | undefined): void;
}

export const DateInput = ({ label, value, onChange }: DateInputProps) => (
  <I18nProvider locale={language() === 'sv' ? 'sv-SE' : 'en-GB'}>
    <DateField
      className={styles.field ?? ''}
      value={value ? parseDate(value) : null}
      onChange={(date) => onChange(date && date.year > 1000 ? date.toString() : undefined)}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      <Segments className={styles.input ?? ''}>
        {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
      </Segments>
    </DateField>
  </I18nProvider>
);
