import { Button, Group, NativeSelect, Paper, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { KEPT_PERMIT_STATUSES } from '@gatebook/vocabulary';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { EarlierPermits } from '../../permits/earlier-permits.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useCodeNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';

/** Permits that the office may see. */
export function ListPermitsPage(): ReactNode {
  const { t } = useTranslation();
  const { span } = useDates();
  const [typeName, sideName] = [useCodeNames('permit-types'), useCodeNames('sides')];
  const [status, setStatus] = useState('');
  const chosen = KEPT_PERMIT_STATUSES.find((one) => one === status);
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
            data={[
              { value: '', label: t('registrations.every') },
              ...KEPT_PERMIT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
          />
          <Button component={Link} to="/permits/new">
            {t('permit.issueTitle')}
          </Button>
        </>
      }
    >
      {status === '' && <EarlierPermits title={t('permits.unfinished')} />}
      {permits.isPending && <Loading label={t('common.loading')} />}
      {permits.isError && items.length === 0 && <ProblemNote error={permits.error} onRetry={() => void permits.refetch()} />}
      {permits.isSuccess && items.length === 0 && (
        <Empty title={t('permits.none')}>
          {status !== '' && (
            <Button variant="default" onClick={() => setStatus('')}>
              {t('registrations.showEvery')}
            </Button>
          )}
        </Empty>
      )}
      {items.length > 0 && (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={760}>
            <Table highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('registrations.number')}</Table.Th>
                  <Table.Th>{t('permit.type')}</Table.Th>
                  <Table.Th>{t('registrations.status')}</Table.Th>
                  <Table.Th>{t('permit.validity')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ permitId, number, type, hostSide, status: state, validFrom, validUntil }) => (
                  <Table.Tr key={permitId}>
                    <Table.Td className="number">
                      <Link to={`/permits/${permitId}`}>{number}</Link>
                    </Table.Td>
                    <Table.Td>{`${typeName(type)} → ${sideName(hostSide)}`}</Table.Td>
                    <Table.Td>
                      <StatusBadge status={state} />
                    </Table.Td>
                    <Table.Td className="number">{span(validFrom, validUntil)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
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
