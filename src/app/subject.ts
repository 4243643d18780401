// The person whom the screens are about. The address names an item of theirs; this holds who that is.
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import { type Failure, isAbort, toFailure } from '../model/failure.ts';
import type { ItemId } from '../model/item.ts';
import type { Patient } from '../model/patient.ts';
import { openQuery, patientKey } from '../sources/queries.ts';
import { sourceOf } from '../sources/source.ts';
import { patientOf } from '../workspace/firewall.ts';
import { useSession } from '../workspace/session.tsx';
import { forgetThumbnails } from '../workspace/thumbnails.ts';
import { useWorkspace } from '../workspace/workspaceStore.ts';

export interface Subject {
  readonly patient: Patient;
  /** The item in the address that stands for this person; not known before the first item has come. */
  readonly anchor?: ItemId;
}

export const useSubject = create<{ readonly subject: Subject | undefined; set(subject: Subject): void }>()((set, get) => ({
  subject: undefined,
  set(subject) {
    const last = get().subject;
    // Nothing of the last patient may be left when the next name appears.
    if (!last || patientKey(last.patient) !== patientKey(subject.patient)) {
      useWorkspace.getState().clearPanes();
      forgetThumbnails();
      set({ subject });
    } else set({ subject: { ...subject, patient: last.patient } });
  },
}));

export type Resolved =
  | { readonly state: 'known'; readonly patient: Patient }
  | { readonly state: 'asking' }
  | { readonly state: 'failed'; readonly failure: Failure; retry(): void }
  /** `/p/-` after a reload: nobody is chosen. */
  | { readonly state: 'nobody' };

/** Who the address is about: at once when they were just chosen, else by asking the anchor's source. */
export function useResolved(anchor: ItemId | undefined): Resolved {
  const { sources } = useSession();
  const { subject, set } = useSubject();
  const isKnown = subject !== undefined && (anchor === undefined || subject.anchor === anchor);
  const opened = useQuery({
    ...openQuery(anchor ? sourceOf(sources, anchor) : undefined, anchor ?? ('' as ItemId)),
    enabled: !isKnown && anchor !== undefined,
  });
  useEffect(() => {
    if (!isKnown && anchor && opened.data) set({ patient: patientOf(opened.data), anchor });
  }, [isKnown, anchor, opened.data, set]);

  if (isKnown) return { state: 'known', patient: subject.patient };
  if (anchor === undefined) return { state: 'nobody' };
  if (opened.error && !isAbort(opened.error)) {
    return { state: 'failed', failure: toFailure(opened.error), retry: () => void opened.refetch() };
  }
  return { state: 'asking' };
}
