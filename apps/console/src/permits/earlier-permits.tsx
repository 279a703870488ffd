import { Alert, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../api/api.js';
import { StatusBadge } from '../shell/status-badge.js';
import { useCodeNames } from '../shell/use-codes.js';
import { useDates } from '../shell/use-dates.js';

/** Statuses of a permit that may still be used. */
const ALIVE = ['requested', 'issued', 'suspended'];
const MOST_SHOWN = 5;

/**
 * The newest permits that are there before another one is entered: those of a person, or of the whole office those that were requested and not
 * issued. Whoever loaded the page again after a lost answer finds here what became of it. Nothing where there is none.
 */
export function EarlierPermits({ personId, title }: { readonly personId?: string; readonly title: string }): ReactNode {
  const { span } = useDates();
  const [typeName, sideName] = [useCodeNames('permit-types'), useCodeNames('sides')];
  const query = personId === undefined ? ({ status: 'requested', limit: MOST_SHOWN } as const) : { personId, limit: 50 };
  const permits = useQuery({ queryKey: ['permits', query], queryFn: () => answerOf(api.GET('/api/v1/permits', { params: { query } })) });
  const items = (permits.data?.items ?? []).filter(({ status }) => ALIVE.includes(status)).slice(0, MOST_SHOWN);
  if (items.length === 0) return null;
  return (
    <Alert color="yellow" title={title} role="status" data-testid="earlier-permits">
      <Stack gap="xs">
        {items.map(({ permitId, number, type, hostSide, status, validFrom, validUntil }) => (
          <Group key={permitId} gap="xs">
            <Link to={`/permits/${permitId}`} className="number">
              {number}
            </Link>
            <StatusBadge status={status} />
            <Text>{`${typeName(type)} → ${sideName(hostSide)} · ${span(validFrom, validUntil)}`}</Text>
          </Group>
        ))}
      </Stack>
    </Alert>
  );
}
