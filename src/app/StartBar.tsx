// The bar of the screens that are about nobody yet.
import { Logo } from '../ui/Logo.tsx';
import { HelpButton } from './HelpButton.tsx';
import styles from './PatientBar.module.css';
import { Go } from './PatientBar.tsx';
import { SettingsButton } from './SettingsButton.tsx';
import { words } from './words.ts';

export function StartBar() {
  return (
    <header className={styles.bar}>
      <Go to={{ screen: 'start' }} className={styles.home} label={words().home}>
        <Logo />
      </Go>
      <div className={styles.person}>
        <span className={styles.name}>Helbild</span>
      </div>
      <div className={styles.end}>
        <HelpButton />
        <SettingsButton />
      </div>
    </header>
  );
}
