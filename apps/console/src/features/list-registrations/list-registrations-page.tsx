import { Button, Group, NativeSelect, Paper, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { REGISTRATION_STATUSES } from '@gatebook/vocabulary';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useDates } from '../../shell/use-dates.js';

/** Registrations of the office; a supervisor begins with those that wait for a decision. */
export function ListRegistrationsPage(): ReactNode {
  const { t } = useTranslation();
  const officer = useOfficer();
  const { span } = useDates();
  const [status, setStatus] = useState<string>(officer.role === 'labour-supervisor' ? 'submitted' : '');
  const chosen = REGISTRATION_STATUSES.find((one) => one === status);
  const registrations = useInfiniteQuery({
    queryKey: ['registrations', status],
    queryFn: ({ pageParam }) =>
      answerOf(api.GET('/api/v1/registrations', { params: { query: { limit: 50, status: chosen, after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const items = registrations.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page
      title={t('registrations.title')}
      actions={
        <>
          <NativeSelect
            aria-label={t('registrations.status')}
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
            data={[
              { value: '', label: t('registrations.every') },
              ...REGISTRATION_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
          />
          <Button component={Link} to="/workers/new">
            {t('register.title')}
          </Button>
        </>
      }
    >
      {registrations.isPending && <Loading label={t('common.loading')} />}
      {registrations.isError && items.length === 0 && (
        <ProblemNote error={registrations.error} onRetry={() => void registrations.refetch()} />
      )}
      {registrations.isSuccess && items.length === 0 && (
        <Empty title={t('registrations.none')}>
          {status !== '' && (
            <Button variant="default" onClick={() => setStatus('')}>
              {t('registrations.showEvery')}
            </Button>
          )}
        </Empty>
      )}
      {items.length > 0 && (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={720}>
            <Table highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('registrations.number')}</Table.Th>
                  <Table.Th>{t('registrations.status')}</Table.Th>
                  <Table.Th>{t('register.employerId')}</Table.Th>
                  <Table.Th>{t('registrations.contract')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ registrationId, number, status: state, employerName, contract }) => (
                  <Table.Tr key={registrationId}>
                    <Table.Td className="number">
                      <Link to={`/registrations/${registrationId}`}>{number}</Link>
                    </Table.Td>
                    <Table.Td>
                      <StatusBadge status={state} />
                    </Table.Td>
                    <Table.Td>{employerName}</Table.Td>
                    <Table.Td className="number">{span(contract.from, contract.to)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      {registrations.hasNextPage && (
        <Group>
          <Button variant="default" onClick={() => void registrations.fetchNextPage()} loading={registrations.isFetchingNextPage}>
            {t('common.more')}
          </Button>
        </Group>
      )}
    </Page>
  );
}
