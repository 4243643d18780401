// Whose pictures these are, where one is, and how the sources stand: on every screen about a patient.

import type { Icon } from '@tabler/icons-react';
import { IconPhoto, IconTimelineEvent } from '@tabler/icons-react';
import type { Patient } from '../model/patient.ts';
import { Logo } from '../ui/Logo.tsx';
import { printIdentity } from '../workspace/printIdentity.ts';
import type { Timeline } from '../workspace/timeline.ts';
import { navigate, printRoute, type Route } from '../workspace/url.ts';
import { HelpButton } from './HelpButton.tsx';
import styles from './PatientBar.module.css';
import { SettingsButton } from './SettingsButton.tsx';
import { SourceHealth } from './SourceHealth.tsx';
import { words } from './words.ts';

interface Props {
  readonly patient: Patient;
  readonly route: Route;
  readonly timeline: Timeline;
}

export function PatientBar({ patient, route, timeline }: Props) {
  const say = words();
  const { name, number, ageAndSex } = printIdentity(patient);
  const anchor = route.screen === 'start' ? undefined : route.anchor;
  const opened = route.screen === 'view' ? timeline.items.filter((item) => route.items.includes(item.id)) : [];
  return (
    <header className={styles.bar}>
      <Go to={{ screen: 'start' }} className={styles.home} label={say.home}>
        <Logo />
      </Go>
      <div className={styles.person} data-patient-bar="">
        <bdi className={styles.name}>{name}</bdi>
        <bdi className={styles.number}>{number}</bdi>
        <span className={styles.age}>{ageAndSex}</span>
      </div>
      <nav className={styles.tabs}>
        <Tab
          icon={IconTimelineEvent}
          label={say.timeline}
          to={{ screen: 'timeline', ...(anchor && { anchor }) }}
          isHere={route.screen === 'timeline'}
        />
        {route.screen === 'view' && (
          <Tab icon={IconPhoto} label={opened.map((item) => item.title).join(' + ') || say.view} to={route} isHere />
        )}
      </nav>
      <div className={styles.end}>
        <SourceHealth sources={timeline.sources} />
        <HelpButton />
        <SettingsButton />
      </div>
    </header>
  );
}

function Tab({
  icon: Glyph,
  label,
  to,
  isHere,
}: {
  readonly icon: Icon;
  readonly label: string;
  readonly to: Route;
  readonly isHere?: boolean;
}) {
  return (
    <Go to={to} className={styles.tab} label={label} isHere={isHere}>
      <Glyph size={18} stroke={1.7} aria-hidden />
      <span>{label}</span>
    </Go>
  );
}

/** A true link, so that it can be copied and opened elsewhere, that does not load the page anew. */
export function Go({
  to,
  className,
  label,
  isHere,
  children,
}: {
  readonly to: Route;
  readonly className: string | undefined;
  readonly label: string;
  readonly isHere?: boolean | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <a
      href={printRoute(to)}
      className={className}
      aria-label={label}
      aria-current={isHere ? 'page' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        navigate(to);
      }}
    >
      {children}
    </a>
  );
}
