// Language, appearance, and what this program is for (the intended use, reachable from every screen).
import { IconSettings } from '@tabler/icons-react';
import { useState } from 'react';
import { type Language, language, setLanguage } from '../lib/language.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './Dialogs.module.css';
import { preferLanguage, preferTheme, type Theme } from './preferences.ts';
import { words } from './words.ts';

const LANGUAGES: readonly (readonly [Language, string])[] = [
  ['sv', 'Svenska'],
  ['en', 'English'],
];

export function SettingsButton() {
  const [isOpen, setOpen] = useState(false);
  const say = words();
  return (
    <>
      <IconButton icon={IconSettings} label={say.settings} onClick={() => setOpen(true)} />
      {isOpen && (
        <Dialog title={say.settings} closeLabel={say.close} onClose={() => setOpen(false)}>
          <Choice
            title={say.language}
            options={LANGUAGES}
            chosen={language()}
            onChoose={(next) => {
              preferLanguage(next);
              setLanguage(next);
            }}
          />
          <ThemeChoice />
          <h3 className={styles.about}>{say.about}</h3>
          <p>{say.intended}</p>
          <p className={styles.version}>
            {say.version} {__HELBILD_VERSION__}
          </p>
        </Dialog>
      )}
    </>
  );
}

function ThemeChoice() {
  const say = words();
  const [theme, setTheme] = useState<Theme>(document.documentElement.dataset.theme === 'light' ? 'light' : 'dark');
  const options = [
    ['dark', say.dark],
    ['light', say.light],
  ] as const;
  return (
    <Choice
      title={say.theme}
      options={options}
      chosen={theme}
      onChoose={(next) => {
        preferTheme(next);
        setTheme(next);
      }}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  onChoose(value: Value): void;
}

function Choice<Value extends string>({ title, options, chosen, onChoose }: ChoiceProps<Value>) {
  return (
    <fieldset className={styles.choice}>
      <legend>{title}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={title} checked={value === chosen} onChange={() => onChoose(value)} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
