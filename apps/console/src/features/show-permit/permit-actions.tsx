import { Button, Group, NativeSelect, Paper, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ConfirmButton } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answerOf } from '../../api/api.js';
import type { Send } from '../../api/changing-client.js';
import { useChange } from '../../api/use-change.js';
import { ProblemNote } from '../../shell/problem-note.js';
import type { PermitShown } from './permit-card.js';

type Action = 'issue' | 'refuse' | 'suspend' | 'reinstate' | 'reissue' | 'revoke';

const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  requested: ['issue', 'refuse'],
  issued: ['suspend', 'reissue', 'revoke'],
  suspended: ['reinstate', 'revoke'],
};
const REASONS = ['LOST', 'DAMAGED', 'STOLEN', 'RULES_BROKEN', 'HOLDER_ASKED', 'ISSUED_IN_ERROR'] as const;
const REASONED: readonly Action[] = ['refuse', 'suspend', 'reissue', 'revoke'];
/** What cannot be taken back is asked twice; so is what undoes the press before it, where the same button stood. */
const FINAL: readonly Action[] = ['refuse', 'reinstate', 'reissue', 'revoke'];

/** What a permit office may do with a permit in its present status. */
export function PermitActions({ permit: { permitId, status, version } }: { readonly permit: PermitShown }): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const deciding = useChange({
    change: (send, decision: Decision) => decide(send, permitId, decision),
    onDone: (now) => {
      setReason('');
      if (now.permitId !== permitId) void navigate(`/permits/${now.permitId}`);
      void queries.invalidateQueries({ queryKey: ['permits'] });
      return queries.invalidateQueries({ queryKey: ['permit', permitId] });
    },
    onFailed: () => void queries.invalidateQueries({ queryKey: ['permit', permitId] }),
    stands: status,
  });
  const actions = ACTIONS[status] ?? [];
  if (actions.length === 0) return null;
  return (
    <Paper withBorder p="md" className="no-print">
      <Stack gap="sm">
        {deciding.isError && <ProblemNote error={deciding.error} hint={t('problem.sendSame')} />}
        <NativeSelect
          label={t('registrations.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={[{ value: '', label: '–' }, ...REASONS.map((value) => ({ value, label: t(`permit.reasons.${value}`) }))]}
          maw={360}
        />
        <Group>
          {actions.map((action) => {
            const common = {
              loading: deciding.isPending && deciding.variables?.action === action,
              disabled: deciding.isPending || (REASONED.includes(action) && reason === ''),
            };
            return FINAL.includes(action) ? (
              <ConfirmButton
                key={action}
                {...common}
                label={t(`action.${action}`)}
                question={t(`sureOf.${action}`, t('common.sure'))}
                no={t('common.no')}
                onConfirm={() => deciding.start({ action, version, reason })}
              />
            ) : (
              <Button
                key={action}
                {...common}
                variant={action === 'issue' ? 'filled' : 'default'}
                onClick={() => deciding.start({ action, version, reason })}
              >
                {t(`action.${action}`)}
              </Button>
            );
          })}
        </Group>
      </Stack>
    </Paper>
  );
}

interface Decision {
  readonly action: Action;
  /** What was looked at: nothing else is decided on. */
  readonly version: number;
  readonly reason: string;
}

function decide(send: Send, permitId: string, { action, version, reason }: Decision) {
  const params = { path: { permitId }, header: { 'If-Match': `"${version}"` } };
  const body = { reason };
  switch (action) {
    case 'issue':
      return answerOf(send.POST('/api/v1/permits/{permitId}/issue', { params }));
    case 'reinstate':
      return answerOf(send.POST('/api/v1/permits/{permitId}/reinstate', { params, body: reason === '' ? {} : body }));
    case 'refuse':
      return answerOf(send.POST('/api/v1/permits/{permitId}/refuse', { params, body }));
    case 'suspend':
      return answerOf(send.POST('/api/v1/permits/{permitId}/suspend', { params, body }));
    case 'reissue':
      return answerOf(send.POST('/api/v1/permits/{permitId}/reissue', { params, body }));
    case 'revoke':
      return answerOf(send.POST('/api/v1/permits/{permitId}/revoke', { params, body }));
  }
}
