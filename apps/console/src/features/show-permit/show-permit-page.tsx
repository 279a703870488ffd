import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { PermitActions } from './permit-actions.js';
import { PermitCard } from './permit-card.js';

/** One permit with its QR code, to show, to print and to decide on. */
export function ShowPermitPage(): ReactNode {
  const { t } = useTranslation();
  const { permitId = '' } = useParams();
  const isPermitOffice = useOfficer().role.startsWith('permit-');
  const permit = useQuery({
    queryKey: ['permit', permitId],
    queryFn: () => answerOf(api.GET('/api/v1/permits/{permitId}', { params: { path: { permitId } } })),
  });
  if (permit.isPending) return <Loading label={t('common.loading')} />;
  if (permit.isError && permit.data === undefined) return <ProblemNote error={permit.error} onRetry={() => void permit.refetch()} />;
  const { registrationId, status } = permit.data;
  const hasCode = ['issued', 'suspended'].includes(status);
  const back = isPermitOffice
    ? { to: '/permits', label: t('permits.title') }
    : { to: registrationId ? `/registrations/${registrationId}` : '/registrations', label: t('registrations.one') };
  return (
    <Page
      title={t('permit.title')}
      back={back}
      width={860}
      actions={hasCode && <Button onClick={() => window.print()}>{t('permit.print')}</Button>}
    >
      {permit.isError && <ProblemNote error={permit.error} onRetry={() => void permit.refetch()} />}
      <PermitCard permit={permit.data} hasCode={hasCode} purposeOfReading={isPermitOffice ? 'permit-issue' : 'labour-registration'} />
      {isPermitOffice && <PermitActions permit={permit.data} />}
    </Page>
  );
}
