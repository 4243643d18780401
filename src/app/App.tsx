// Puts the house together: which screen the address asks for, inside the nets and the things all screens share.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { language, onLanguage } from '../lib/language.ts';
import { findPatients } from '../sources/queries.ts';
import { printIdentity } from '../workspace/printIdentity.ts';
import { type Session, SessionProvider, useSession } from '../workspace/session.tsx';
import { navigate } from '../workspace/url.ts';
import { useRoute } from '../workspace/useRoute.ts';
import styles from './App.module.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { PatientArea } from './PatientArea.tsx';
import { StartBar } from './StartBar.tsx';
import { useSubject } from './subject.ts';

const PatientsScreen = lazy(async () => ({ default: (await import('../patients/PatientsScreen.tsx')).PatientsScreen }));

export function App({ session, client }: { readonly session: Session; readonly client: QueryClient }) {
  const spoken = useSyncExternalStore(onLanguage, language);
  return (
    <ErrorBoundary>
      <QueryClientProvider client={client}>
        <SessionProvider session={session}>
          {/* Every word is drawn anew in another language. */}
          <Screen key={spoken} />
        </SessionProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}

function Screen() {
  const route = useRoute();
  document.documentElement.lang = language();
  return route.screen === 'start' ? <Start /> : <PatientArea route={route} />;
}

function Start() {
  const { sources } = useSession();
  const setSubject = useSubject((subject) => subject.set);
  return (
    <div className={styles.app}>
      <StartBar />
      <div className={styles.main}>
        <Suspense>
          <PatientsScreen
            search={(query, signal) => findPatients(sources, query, signal)}
            onOpen={(patient) => {
              setSubject({ patient });
              navigate({ screen: 'timeline' });
            }}
            formatId={(identity) => printIdentity(identity).number}
          />
        </Suspense>
      </div>
    </div>
  );
}
