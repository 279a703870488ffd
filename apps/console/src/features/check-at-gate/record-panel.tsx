import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../shell/problem-note.js';
import { isScannersEnter, isTyped } from './scanner-keys.js';
import type { useGateWork } from './use-gate-work.js';

const REASONS = ['SUPERVISOR_DECIDED', 'PAPER_SEEN', 'HUMANITARIAN', 'RETURNED_TO_OFFICE', 'OTHER'] as const;

type Work = ReturnType<typeof useGateWork>;

/** Records what happened; where the officer departs from the advice, with the reason. */
export function RecordPanel({ work, onNext }: { readonly work: Work; readonly onNext: () => void }): ReactNode {
  const { made, recording } = work;
  if (!made) return null;
  return recording.isSuccess ? (
    <Recorded flags={recording.data.flags} onNext={onNext} />
  ) : (
    <Record work={work} isAdmitted={made.answer.advice === 'admit'} />
  );
}

function Record({ work, isAdmitted }: { readonly work: Work; readonly isAdmitted: boolean }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const passed = useRef<HTMLButtonElement>(null);
  const reasonList = useRef<HTMLSelectElement>(null);
  const lastTyped = useRef(0);
  const { recording } = work;
  // To the button where the answer is admit; elsewhere to the reason, so that nobody is recorded by one Enter too many.
  useEffect(() => (isAdmitted ? passed : reasonList).current?.focus(), [isAdmitted]);
  // The next paper's scan ends with Enter too; it must not record the person who stands here.
  const holdBackScanner = (event: KeyboardEvent): void => {
    if (isTyped(event)) lastTyped.current = event.timeStamp;
    else if (isScannersEnter(event, lastTyped.current)) event.preventDefault();
  };
  const asReason = reason === '' ? null : reason;
  return (
    <Stack gap="sm" onKeyDown={holdBackScanner}>
      {!isAdmitted && (
        <NativeSelect
          ref={reasonList}
          label={t('record.reason')}
          description={t('record.reasonHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data={[{ value: '', label: '–' }, ...REASONS.map((value) => ({ value, label: t(`record.reasons.${value}`) }))]}
        />
      )}
      {recording.isError && <ProblemNote error={recording.error} hint={t('record.againHint')} onRetry={work.sendAgain} />}
      <Group grow>
        <Button
          ref={passed}
          size="xl"
          className="record-button"
          loading={recording.isPending}
          variant={isAdmitted ? 'filled' : 'default'}
          onClick={() => work.recordOutcome('passed', asReason)}
        >
          {t('record.passed')}
        </Button>
        <Button
          size="xl"
          className="record-button"
          disabled={recording.isPending}
          variant={isAdmitted ? 'default' : 'filled'}
          onClick={() => work.recordOutcome('turned-back', asReason)}
        >
          {t('record.turnedBack')}
        </Button>
      </Group>
    </Stack>
  );
}

function Recorded({ flags, onNext }: { readonly flags: readonly string[]; readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation();
  const nextButton = useRef<HTMLButtonElement>(null);
  useEffect(() => nextButton.current?.focus(), []);
  // Whoever begins to scan or type means the next person; the keystroke itself lands in the field.
  const beginNext = (event: KeyboardEvent): void => {
    if (isTyped(event) && event.key !== ' ') onNext();
  };
  return (
    <Alert
      color={flags.length === 0 ? 'green' : 'yellow'}
      variant="light"
      title={t('record.done')}
      role="status"
      data-testid="recorded"
      onKeyDown={beginNext}
    >
      <Stack gap="sm" align="flex-start">
        {flags.length > 0 && <Text>{t('record.flags', { flags: flags.map((flag) => t(`flag.${flag}`, flag)).join(' ') })}</Text>}
        <Button ref={nextButton} size="xl" onClick={onNext}>
          {t('record.next')}
        </Button>
      </Stack>
    </Alert>
  );
}
