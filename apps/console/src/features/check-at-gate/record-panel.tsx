import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../shell/problem-note.js';
import type { useGateWork } from './use-gate-work.js';

const REASONS = ['SUPERVISOR_DECIDED', 'PAPER_SEEN', 'HUMANITARIAN', 'RETURNED_TO_OFFICE', 'OTHER'] as const;

/** Records what happened; where the officer departs from the advice, with the reason. */
export function RecordPanel({ work, onNext }: { readonly work: ReturnType<typeof useGateWork>; readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const nextButton = useRef<HTMLButtonElement>(null);
  const { made, recording } = work;
  const recorded = recording.isSuccess;
  useEffect(() => {
    if (recorded) nextButton.current?.focus();
  }, [recorded]);
  if (!made) return null;
  if (recorded) {
    const { flags } = recording.data;
    return (
      <Alert color={flags.length === 0 ? 'green' : 'yellow'} variant="light" title={t('record.done')} data-testid="recorded">
        <Stack gap="xs" align="flex-start">
          {flags.length > 0 && <Text>{t('record.flags', { flags: flags.join(', ') })}</Text>}
          <Button ref={nextButton} size="lg" onClick={onNext}>
            {t('record.next')}
          </Button>
        </Stack>
      </Alert>
    );
  }
  const asReason = reason === '' ? null : reason;
  return (
    <Stack gap="xs">
      {made.answer.advice !== 'admit' && (
        <NativeSelect
          label={t('record.reason')}
          description={t('record.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={[{ value: '', label: '–' }, ...REASONS.map((value) => ({ value, label: t(`record.reasons.${value}`) }))]}
        />
      )}
      {recording.isError && <ProblemNote error={recording.error} onRetry={work.sendAgain} />}
      <Group grow>
        <Button
          size="xl"
          loading={recording.isPending}
          variant={made.answer.advice === 'admit' ? 'filled' : 'default'}
          onClick={() => work.recordOutcome('passed', asReason)}
        >
          {t('record.passed')}
        </Button>
        <Button
          size="xl"
          disabled={recording.isPending}
          variant={made.answer.advice === 'admit' ? 'default' : 'filled'}
          onClick={() => work.recordOutcome('turned-back', asReason)}
        >
          {t('record.turnedBack')}
        </Button>
      </Group>
    </Stack>
  );
}
