import { Button, Group, NativeSelect, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';

const STATUSES = ['requested', 'issued', 'suspended', 'revoked', 'retired', 'refused'] as const;

/** Permits that the office may see. */
export function ListPermitsPage(): ReactNode {
  const { t } = useTranslation();
  const [status, setStatus] = useState('');
  const chosen = STATUSES.find((one) => one === status);
  const permits = useInfiniteQuery({
    queryKey: ['permits', status],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/permits', { params: { query: { limit: 50, status: chosen, after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = permits.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('permits.title')}
      actions={
        <>
          <NativeSelect
            aria-label={t('registrations.status')}
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
            data={[{ value: '', label: t('registrations.every') }, ...STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))]}
          />
          <Button component={Link} to="/permits/new">
            {t('permit.issueTitle')}
          </Button>
        </>
      }
    >
      {permits.isPending && <Loading label={t('common.loading')} />}
      {permits.isError && <ProblemNote error={permits.error} onRetry={() => void permits.refetch()} />}
      {permits.isSuccess && items.length === 0 && <Empty title={t('permits.none')} />}
      {items.length > 0 && (
        <Table.ScrollContainer minWidth={520}>
          <Table striped highlightOnHover withTableBorder>
            <Table.Tbody>
              {items.map(({ permitId, number, type, hostSide, status: state, validFrom, validUntil }) => (
                <Table.Tr key={permitId}>
                  <Table.Td>
                    <Link to={`/permits/${permitId}`}>{number}</Link>
                  </Table.Td>
                  <Table.Td>{`${type} → ${hostSide}`}</Table.Td>
                  <Table.Td>
                    <StatusBadge status={state} />
                  </Table.Td>
                  <Table.Td>{`${validFrom} – ${validUntil}`}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {permits.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void permits.fetchNextPage()} loading={permits.isFetchingNextPage}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </Page>
  );
}
