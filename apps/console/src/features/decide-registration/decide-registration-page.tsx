import { Button, Group, Paper, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmButton, Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import type { Send } from '../../api/changing-client.js';
import { useChange } from '../../api/use-change.js';
import { PersonName } from '../../people/person-name.js';
import { useOfficer } from '../../session/session.js';
import { Fact } from '../../shell/fact.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useCodeNames, useTerritoryNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';

type Action = 'submit' | 'approve' | 'return' | 'refuse' | 'suspend' | 'reinstate' | 'end';

/** What may be done next in each status, and whether only a supervisor may. */
const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  draft: ['submit'],
  submitted: ['approve', 'return', 'refuse'],
  approved: ['end'],
  active: ['suspend', 'end'],
  suspended: ['reinstate', 'end'],
};
const REASONED: readonly Action[] = ['return', 'refuse', 'suspend', 'end'];
/** What cannot be taken back is asked twice; so is what undoes the press before it, where the same button stood. */
const FINAL: readonly Action[] = ['refuse', 'reinstate', 'end'];

/** One registration: whose, where, under what, and what is decided of it. */
export function DecideRegistrationPage(): ReactNode {
  const { t } = useTranslation();
  const { registrationId = '' } = useParams();
  const { role } = useOfficer();
  const queries = useQueryClient();
  const { span } = useDates();
  const [occupation, territory] = [useCodeNames('occupations'), useTerritoryNames()];
  const [reason, setReason] = useState('');
  const registration = useQuery({
    queryKey: ['registration', registrationId],
    queryFn: () => answerOf(api.GET('/api/v1/registrations/{registrationId}', { params: { path: { registrationId } } })),
    // An approved registration whose contract has begun becomes active by itself, once its permit is issued.
    refetchInterval: ({ state: { data } }) => (data?.status === 'approved' && data.contract.from <= tomorrow() ? 1_500 : false),
  });
  const permits = useQuery({
    queryKey: ['permits-of', registrationId, registration.data?.status],
    queryFn: () => answerOf(api.GET('/api/v1/permits', { params: { query: { registrationId } } })),
    // The permit office hears of a decision a moment later.
    refetchInterval: ({ state }) => (registration.data?.status === 'approved' && (state.data?.items.length ?? 0) === 0 ? 1_000 : 3_000),
  });
  const deciding = useChange({
    change: (send, decision: Decision) => decide(send, registrationId, decision),
    onDone: () => {
      setReason('');
      void queries.invalidateQueries({ queryKey: ['registrations'] });
      return queries.invalidateQueries({ queryKey: ['registration', registrationId] });
    },
    onFailed: () => void queries.invalidateQueries({ queryKey: ['registration', registrationId] }),
    stands: registration.data?.status,
  });
  if (registration.isPending) return <Loading label={t('common.loading')} />;
  if (registration.isError && registration.data === undefined)
    return <ProblemNote error={registration.error} onRetry={() => void registration.refetch()} />;
  const { number, status, version, personId, employerName, contract, papers, reason: lastReason } = registration.data;
  const actions = (ACTIONS[status] ?? []).filter((action) => action === 'submit' || role === 'labour-supervisor');
  return (
    <Page
      title={number}
      back={{ to: '/registrations', label: t('registrations.title') }}
      actions={<StatusBadge status={status} />}
      width={860}
    >
      <Paper withBorder p="md">
        <Stack>
          <PersonName personId={personId} purpose="labour-registration" />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
            <Fact label={t('register.employerId')}>{employerName}</Fact>
            <Fact label={t('register.occupation')}>{`${occupation(contract.occupation)} (${contract.occupation})`}</Fact>
            <Fact label={t('register.workplaceTerritory')}>{territory(contract.workplaceTerritory)}</Fact>
            <Fact label={t('registrations.contract')}>{span(contract.from, contract.to)}</Fact>
            <Fact label={t('register.papers')}>{papers.map(({ kind }) => t(`paper.${kind}`, kind)).join(', ') || '–'}</Fact>
            {lastReason !== undefined && lastReason !== null && <Fact label={t('registrations.reason')}>{lastReason}</Fact>}
          </SimpleGrid>
        </Stack>
      </Paper>
      {registration.isError && <ProblemNote error={registration.error} onRetry={() => void registration.refetch()} />}
      {deciding.isError && <ProblemNote error={deciding.error} hint={t('problem.sendSame')} />}
      {actions.some((action) => REASONED.includes(action)) && (
        <TextInput
          label={t('registrations.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
        />
      )}
      {actions.length > 0 && (
        <Group>
          {actions.map((action, place) => {
            const common = {
              loading: deciding.isPending && deciding.variables?.action === action,
              disabled: deciding.isPending || (REASONED.includes(action) && reason.trim() === ''),
            };
            return FINAL.includes(action) ? (
              <ConfirmButton
                key={action}
                {...common}
                label={t(`action.${action}`)}
                question={t(`sureOf.${action}`, t('common.sure'))}
                no={t('common.no')}
                onConfirm={() => deciding.start({ action, version, reason: reason.trim() })}
              />
            ) : (
              <Button
                key={action}
                {...common}
                variant={place === 0 ? 'filled' : 'default'}
                onClick={() => deciding.start({ action, version, reason: reason.trim() })}
              >
                {t(`action.${action}`)}
              </Button>
            );
          })}
        </Group>
      )}
      {status === 'approved' && permits.data?.items.length === 0 && <Loading label={t('registrations.permitComes')} />}
      {(permits.data?.items ?? []).map((permit) => (
        <Paper withBorder p="md" key={permit.permitId}>
          <Group justify="space-between">
            <Fact label={t('permit.title')}>
              <Link to={`/permits/${permit.permitId}`}>{permit.number}</Link>
            </Fact>
            <StatusBadge status={permit.status} />
          </Group>
        </Paper>
      ))}
    </Page>
  );
}

/** Wherever the host territory is, its day is no later than this one. */
function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
}

interface Decision {
  readonly action: Action;
  /** What was looked at: nothing else is decided on. */
  readonly version: number;
  readonly reason: string;
}

function decide(send: Send, registrationId: string, { action, version, reason }: Decision) {
  const params = { path: { registrationId }, header: { 'If-Match': `"${version}"` } };
  const body = { reason };
  switch (action) {
    case 'submit':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/submit', { params }));
    case 'approve':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/approve', { params }));
    case 'reinstate':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/reinstate', { params }));
    case 'return':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/return', { params, body }));
    case 'refuse':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/refuse', { params, body }));
    case 'suspend':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/suspend', { params, body }));
    case 'end':
      return answerOf(send.POST('/api/v1/registrations/{registrationId}/end', { params, body }));
  }
}
