import { Center } from '@mantine/core';
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, CallFailed, doneBy } from '../api/api.js';
import { useChange } from '../api/use-change.js';
import { ProblemNote } from '../shell/problem-note.js';
import { SignInPage } from './sign-in-page.js';

/** Who is signed in. */
export interface Officer {
  readonly username?: string;
  readonly displayName?: string;
  readonly role: string;
  readonly officeId: string;
  readonly officeName: string;
  readonly territory: string;
  readonly gateIds: readonly string[];
}

/** Where the session stands among the queries. */
export const SESSION = ['session'] as const;

/** Written for the other tabs alone, which hear that something was. */
const SESSION_CHANGED = 'gatebook.session-changed';

const OfficerContext = createContext<Officer | null>(null);

/** The officer who works here; only below `<Session>`. */
export function useOfficer(): Officer {
  const officer = useContext(OfficerContext);
  if (officer === null) throw new Error('nobody is signed in');
  return officer;
}

/** Shows the rooms to who is signed in, and the sign-in page to everybody else. */
export function Session({ children }: { readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const session = useQuery({
    queryKey: SESSION,
    queryFn: () => answerOf(api.GET('/api/v1/session')).catch(nobody),
    staleTime: 60_000,
  });
  const enter = (): void => {
    tellOtherTabs();
    forgetWhatWasSeen(queries);
    void queries.invalidateQueries({ queryKey: SESSION });
  };
  // One cookie for all tabs: who signs in or out in another one is who works here too.
  useEffect(() => {
    const onChange = ({ key }: StorageEvent): void => {
      if (key !== SESSION_CHANGED) return;
      location.reload();
    };
    window.addEventListener('storage', onChange);
    return () => window.removeEventListener('storage', onChange);
  }, []);
  if (session.isPending) return <Loading label={t('common.loading')} />;
  if (session.isError && session.data === undefined)
    return (
      <Center mih="100dvh" p="md" component="main">
        <ProblemNote error={session.error} hint={t('problem.unreachable')} onRetry={() => void session.refetch()} />
      </Center>
    );
  if (session.data == null) return <SignInPage onSignedIn={enter} />;
  return <OfficerContext.Provider value={session.data}>{children}</OfficerContext.Provider>;
}

function nobody(error: unknown): null {
  if (error instanceof CallFailed && error.problem.status === 401) return null;
  throw error;
}

/** Ends the session at the registry, then here: a screen that says it is over while it is not would be the next one's way in. */
export function useSignOut() {
  const queries = useQueryClient();
  return useChange({
    change: (send, _: null) => doneBy(send.DELETE('/api/v1/session')).catch(nobody),
    onDone: () => {
      tellOtherTabs();
      forgetWhatWasSeen(queries);
      queries.setQueryData(SESSION, null);
    },
  });
}

function tellOtherTabs(): void {
  localStorage.setItem(SESSION_CHANGED, String(Date.now()));
}

/** What the last officer saw at this screen is not for the next one. The session's own entry stays: the screen looks at it. */
function forgetWhatWasSeen(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
}
