import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { PersonName } from '../../people/person-name.js';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useGateNames } from '../../shell/use-gate-names.js';

type Action = 'issue' | 'refuse' | 'suspend' | 'reinstate' | 'revoke';

const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  requested: ['issue', 'refuse'],
  issued: ['suspend', 'revoke'],
  suspended: ['reinstate', 'revoke'],
};
const REASONS = ['LOST', 'STOLEN', 'RULES_BROKEN', 'HOLDER_ASKED', 'ISSUED_IN_ERROR'] as const;

/** One permit with its QR code, to show, to print and to decide on. */
export function ShowPermitPage(): ReactNode {
  const { t } = useTranslation();
  const { permitId = '' } = useParams();
  const { role } = useOfficer();
  const nameOf = useGateNames();
  const queries = useQueryClient();
  const [reason, setReason] = useState<string>(REASONS[0]);
  const permit = useQuery({
    queryKey: ['permit', permitId],
    queryFn: () => answerOf(api.GET('/api/v1/permits/{permitId}', { params: { path: { permitId } } })),
  });
  const deciding = useMutation({
    mutationFn: (action: Action) => decide(permitId, action, reason),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['permit', permitId] });
      void queries.invalidateQueries({ queryKey: ['permits'] });
    },
  });
  if (permit.isPending) return <Loading label={t('common.loading')} />;
  if (permit.isError) return <ProblemNote error={permit.error} onRetry={() => void permit.refetch()} />;
  const { number, status, type, hostSide, personId, validFrom, validUntil, gates = [], zone = [], purpose, version } = permit.data;
  const actions = role.startsWith('permit-') ? (ACTIONS[status] ?? []) : [];
  const hasCode = ['issued', 'suspended'].includes(status);
  return (
    <Page title={t('permit.title')} width={820} actions={hasCode && <Button onClick={() => window.print()}>{t('permit.print')}</Button>}>
      <Paper withBorder p="lg">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <Stack gap="xs">
            <Text size="xl" fw={750} data-testid="permit-number">
              {number}
            </Text>
            <div>
              <StatusBadge status={status} />
            </div>
            <PersonName personId={personId} purpose={role.startsWith('permit-') ? 'permit-issue' : 'labour-registration'} />
            <Text>{`${type} → ${hostSide}`}</Text>
            <Text>{`${validFrom} – ${validUntil}`}</Text>
            <Text>{gates.length === 0 ? t('permit.everyGate') : gates.map(nameOf).join(', ')}</Text>
            <Text size="sm">{`${t('permit.zone')}: ${zone.join(', ') || '–'} · ${purpose}`}</Text>
          </Stack>
          {hasCode && <QrCode permitId={permitId} version={version} />}
        </SimpleGrid>
      </Paper>
      {deciding.isError && <ProblemNote error={deciding.error} />}
      {actions.length > 0 && (
        <Stack className="no-print" gap="xs">
          {actions.some((action) => action !== 'issue' && action !== 'reinstate') && (
            <NativeSelect
              label={t('registrations.reason')}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              data={REASONS.map((value) => ({ value, label: t(`permit.reasons.${value}`) }))}
              maw={320}
            />
          )}
          <Group>
            {actions.map((action) => (
              <Button
                key={action}
                variant={action === 'issue' ? 'filled' : 'default'}
                color={action === 'revoke' ? 'red' : undefined}
                loading={deciding.isPending && deciding.variables === action}
                onClick={() => deciding.mutate(action)}
              >
                {t(`action.${action}`)}
              </Button>
            ))}
          </Group>
        </Stack>
      )}
    </Page>
  );
}

/** The signed QR code as a picture: black on white in every colour scheme, or no gate will read it. */
function QrCode({ permitId, version }: { readonly permitId: string; readonly version: number }): ReactNode {
  const { t } = useTranslation();
  const code = useQuery({
    queryKey: ['qr', permitId, version],
    queryFn: async () => {
      const response = await fetch(`/api/v1/permits/${encodeURIComponent(permitId)}/credential`, { headers: { Accept: 'image/svg+xml' } });
      if (!response.ok) throw new Error('no picture of the code');
      return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await response.text())}`;
    },
    staleTime: Infinity,
  });
  if (code.isError) return <ProblemNote error={code.error} onRetry={() => void code.refetch()} />;
  if (!code.data) return <Loading label={t('common.loading')} />;
  return (
    <img data-testid="qr" src={code.data} alt={t('permit.qr')} style={{ width: '100%', maxWidth: 340, background: '#fff', padding: 12 }} />
  );
}

function decide(permitId: string, action: Action, reason: string) {
  const params = { path: { permitId } };
  const body = { reason };
  switch (action) {
    case 'issue':
      return answerOf(api.POST('/api/v1/permits/{permitId}/issue', { params }));
    case 'reinstate':
      return answerOf(api.POST('/api/v1/permits/{permitId}/reinstate', { params, body }));
    case 'refuse':
      return answerOf(api.POST('/api/v1/permits/{permitId}/refuse', { params, body }));
    case 'suspend':
      return answerOf(api.POST('/api/v1/permits/{permitId}/suspend', { params, body }));
    case 'revoke':
      return answerOf(api.POST('/api/v1/permits/{permitId}/revoke', { params, body }));
  }
}
