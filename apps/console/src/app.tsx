import { MantineProvider } from '@mantine/core';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Empty, readableColours, theme } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CallFailed } from './api/api.js';
import { roomsFor } from './routes.js';
import { Session, SESSION, useOfficer } from './session/session.js';
import { Shell } from './shell/shell.js';

// An answer "not signed in" anywhere means that the session has ended: the sign-in page comes back.
const noticeEndedSession = (error: unknown): void => {
  if (error instanceof CallFailed && error.problem.status === 401 && queries.getQueryData(SESSION) != null)
    queries.setQueryData(SESSION, null);
};

const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndedSession }),
  mutationCache: new MutationCache({ onError: noticeEndedSession }),
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      // Ask even when the browser believes that there is no network: the officer is owed an answer, not a pause.
      networkMode: 'always',
      retry: (tries, error) => tries < 2 && error instanceof CallFailed && (error.problem.status === 0 || error.problem.status >= 500),
    },
    mutations: { networkMode: 'always' },
  },
});

/** The whole console. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={readableColours} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Session>
            <Rooms />
          </Session>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Rooms(): ReactNode {
  const { t } = useTranslation();
  const rooms = roomsFor(useOfficer().role);
  const first = rooms[0];
  if (!first) return <Empty title={t('common.noRooms')} />;
  return (
    <Routes>
      <Route element={<Shell />}>
        {rooms.map(({ path, page }) => (
          <Route key={path} path={path} element={page} />
        ))}
        <Route path="*" element={<Navigate to={first.path} replace />} />
      </Route>
    </Routes>
  );
}
