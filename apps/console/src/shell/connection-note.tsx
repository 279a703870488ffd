import { Alert, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { noteReached, useIsReached } from '../api/connection.js';

const LOOK_EVERY_MS = 3_000;

/** Says in every room that the registry does not answer, looks for it, and brings the room up to date once it is back. */
export function ConnectionNote(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const isReached = useIsReached();
  useEffect(() => {
    if (isReached) return;
    const looking = setInterval(() => {
      fetch('/health/live', { signal: AbortSignal.timeout(LOOK_EVERY_MS) }).then(
        ({ ok }) => {
          if (!ok) return;
          noteReached(true);
          void queries.invalidateQueries();
        },
        () => undefined,
      );
    }, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [isReached, queries]);
  if (isReached) return null;
  return (
    <Alert
      color="red"
      variant="light"
      title={t('problem.unreachable')}
      role="status"
      mb="md"
      className="connection-note no-print"
      data-testid="no-connection"
    >
      <Text>{t('problem.unreachableHint')}</Text>
    </Alert>
  );
}
