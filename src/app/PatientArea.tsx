// All that is about one patient: the bar with their name, and under it the timeline or the panes.
import { IconUserOff } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { describeFailure } from '../model/failure.ts';
import type { TimelineItem } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { patientKey } from '../sources/queries.ts';
import { NO_FILTERS, type TimelineView } from '../timeline/view.ts';
import { Button } from '../ui/Button.tsx';
import { Message } from '../ui/Message.tsx';
import { printIdentity } from '../workspace/printIdentity.ts';
import { useSession } from '../workspace/session.tsx';
import { readThumbnail } from '../workspace/thumbnails.ts';
import { useTimeline } from '../workspace/timeline.ts';
import { MAX_PANES, navigate, type Route } from '../workspace/url.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';
import styles from './App.module.css';
import { PatientBar } from './PatientBar.tsx';
import { StartBar } from './StartBar.tsx';
import { useResolved, useSubject } from './subject.ts';
import { today } from './today.ts';
import { ViewScreen } from './ViewScreen.tsx';
import { words } from './words.ts';

const TimelineScreen = lazy(async () => ({ default: (await import('../timeline/TimelineScreen.tsx')).TimelineScreen }));

type PatientRoute = Exclude<Route, { readonly screen: 'start' }>;

export function PatientArea({ route }: { readonly route: PatientRoute }) {
  const resolved = useResolved(route.anchor);
  const say = words();
  useEffect(() => {
    if (resolved.state === 'nobody') navigate({ screen: 'start' }, { replace: true });
  }, [resolved.state]);
  if (resolved.state === 'known') return <Area key={patientKey(resolved.patient)} route={route} patient={resolved.patient} />;
  return (
    <div className={styles.app}>
      <StartBar />
      <main className={styles.main}>
        {resolved.state === 'failed' && (
          <div role="alert" className={styles.center}>
            <Message
              icon={IconUserOff}
              title={describeFailure(resolved.failure).title}
              text={describeFailure(resolved.failure).advice}
            >
              <Button tone="primary" onClick={resolved.retry}>
                {say.retry}
              </Button>
              <Button onClick={() => navigate({ screen: 'start' })}>{say.back}</Button>
            </Message>
          </div>
        )}
        {resolved.state === 'asking' && <p className={styles.center}>{say.opening}</p>}
      </main>
    </div>
  );
}

function Area({ route, patient }: { readonly route: PatientRoute; readonly patient: Patient }) {
  const session = useSession();
  const isFree = useIsFree(route);
  const timeline = useTimeline(patient, { isEnabled: isFree });
  useAnchor(route, patient, timeline.items);
  useMark('helbild:timeline', isFree && timeline.isSettled);
  useMark('helbild:shell', true);
  const anchor = route.anchor ?? timeline.items[0]?.id;
  const thumbnail = useCallback((item: TimelineItem, signal: AbortSignal) => readThumbnail(session, item, signal), [session]);
  // How the timeline was left is kept while the patient is looked at, in panes too.
  const [filters, setFilters] = useState(NO_FILTERS);
  const [view, setView] = useState<TimelineView>();
  const open = (items: readonly TimelineItem[]): void => {
    const ids = items.slice(0, MAX_PANES).map((item) => item.id);
    if (anchor && ids.length > 0) navigate({ screen: 'view', anchor, items: ids });
  };
  const openItems = route.screen === 'view' ? route.items : [];

  return (
    <div className={styles.app}>
      <PatientBar patient={patient} route={route} timeline={timeline} />
      <div className={styles.main}>
        {route.screen === 'timeline' ? (
          <Suspense>
            <TimelineScreen
              patient={patient}
              items={timeline.items}
              sources={timeline.sources}
              today={today()}
              thumbnail={thumbnail}
              onOpen={open}
              openItems={openItems}
              filters={filters}
              onFilters={setFilters}
              view={view}
              onView={setView}
              support={session.config.support}
              formatId={(identity) => printIdentity(identity).number}
            />
          </Suspense>
        ) : (
          <ViewScreen
            route={route}
            patient={patient}
            timeline={timeline}
            isFree={isFree}
            thumbnail={thumbnail}
            onOpen={(item) => open([item])}
          />
        )}
      </div>
    </div>
  );
}

/** The listing waits for the picture that a link named: what is on screen comes first. */
function useIsFree(route: PatientRoute): boolean {
  const [isFree, setFree] = useState(route.screen === 'timeline');
  const hasShown = useWorkspace(({ panes }) =>
    Object.values(panes).some(({ state }) => state === 'showing' || state === 'failed'),
  );
  useEffect(() => {
    if (isFree) return;
    if (hasShown || route.screen === 'timeline') return setFree(true);
    const timer = setTimeout(() => setFree(true), 3000);
    return () => clearTimeout(timer);
  }, [isFree, hasShown, route.screen]);
  return isFree;
}

/** As soon as one item is known, the address names it, so that a reload finds the patient again. */
function useAnchor(route: PatientRoute, patient: Patient, items: readonly TimelineItem[]): void {
  const setSubject = useSubject((subject) => subject.set);
  const first = items[0];
  useEffect(() => {
    if (route.screen !== 'timeline' || route.anchor !== undefined || !first) return;
    setSubject({ patient, anchor: first.id });
    navigate({ screen: 'timeline', anchor: first.id }, { replace: true });
  }, [route, patient, first, setSubject]);
}

function useMark(name: string, isTrue: boolean): void {
  useEffect(() => {
    if (isTrue) performance.mark(name);
  }, [name, isTrue]);
}
