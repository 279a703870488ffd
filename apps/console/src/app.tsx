import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Empty, theme } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CallFailed } from './api/api.js';
import { roomsFor } from './routes.js';
import { Session, useOfficer } from './session/session.js';
import { Shell } from './shell/shell.js';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      retry: (tries, error) => tries < 2 && error instanceof CallFailed && (error.problem.status === 0 || error.problem.status >= 500),
    },
  },
});

/** The whole console. */
export function App(): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
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
