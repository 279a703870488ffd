import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import type { CrossingOutcome } from '@gatebook/vocabulary';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../shell/problem-note.js';
import type { MadeCheck } from './gate-calls.js';
import type { useGateWork } from './use-gate-work.js';
import { useFocusOnceSettled, useSettled } from './use-settled.js';

const REASONS = ['SUPERVISOR_DECIDED', 'PAPER_SEEN', 'HUMANITARIAN', 'RETURNED_TO_OFFICE', 'OTHER'] as const;

type Work = ReturnType<typeof useGateWork>;

/** Records what happened; where the officer departs from the advice, with the reason. */
export function RecordPanel({ work, onNext }: { readonly work: Work; readonly onNext: () => void }): ReactNode {
  const { made, recording, lost } = work;
  if (!made) return null;
  if (recording.data !== undefined) return <Recorded flags={recording.data.flags} onNext={onNext} />;
  if (lost) return <SendAgain work={work} outcome={lost.outcome} />;
  return <Record work={work} answer={made.answer} />;
}

function Record({ work, answer: { advice, heading } }: { readonly work: Work; readonly answer: MadeCheck['answer'] }): ReactNode {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const passed = useRef<HTMLButtonElement>(null);
  const reasonList = useRef<HTMLSelectElement>(null);
  const isSettled = useSettled();
  const { recording } = work;
  const isAdmitted = advice === 'admit';
  // To the button where the answer is admit; elsewhere to the reason, so that nobody is recorded by one Enter too many.
  useFocusOnceSettled(isAdmitted ? passed : reasonList);
  const record = (outcome: CrossingOutcome): void => {
    if (isSettled()) work.recordOutcome(outcome, reason === '' ? null : reason);
  };
  return (
    <Stack gap="xs">
      {recording.isError && <ProblemNote error={recording.error} />}
      <div className="record-row">
        {!isAdmitted && (
          <NativeSelect
            ref={reasonList}
            className="record-reason"
            label={t('record.reason')}
            description={t('record.reasonHint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            data={[{ value: '', label: '–' }, ...REASONS.map((value) => ({ value, label: t(`record.reasons.${value}`) }))]}
          />
        )}
        <Button
          ref={passed}
          size="xl"
          className="record-button"
          loading={recording.isPending}
          variant={isAdmitted || heading === 'home' ? 'filled' : 'default'}
          onClick={() => record('passed')}
        >
          {t('record.passed')}
        </Button>
        <Button
          size="xl"
          className="record-button"
          disabled={recording.isPending}
          variant={advice === 'refuse' ? 'filled' : 'default'}
          onClick={() => record('turned-back')}
        >
          {t('record.turnedBack')}
        </Button>
      </div>
    </Stack>
  );
}

/** No answer came: perhaps it was recorded, perhaps not. The same goes out again, under the same id, and nothing else can. */
function SendAgain({ work, outcome: sent }: { readonly work: Work; readonly outcome: CrossingOutcome }): ReactNode {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const isSettled = useSettled();
  const { recording } = work;
  useFocusOnceSettled(button);
  const outcome = t(sent === 'turned-back' ? 'record.turnedBack' : 'record.passed');
  return (
    <Alert color="red" title={t('problem.noAnswer')} role="alert" p="sm" className="no-answer" data-testid="send-again">
      <Stack gap="xs">
        <Text>{t('record.againHint')}</Text>
        <Button
          ref={button}
          size="xl"
          className="record-button"
          flex="none"
          loading={recording.isPending}
          onClick={() => isSettled() && work.sendAgain()}
        >
          {t('record.again', { outcome })}
        </Button>
      </Stack>
    </Alert>
  );
}

function Recorded({ flags, onNext }: { readonly flags: readonly string[]; readonly onNext: () => void }): ReactNode {
  const { t } = useTranslation();
  const nextButton = useRef<HTMLButtonElement>(null);
  const isSettled = useSettled();
  useFocusOnceSettled(nextButton);
  return (
    <Alert color={flags.length === 0 ? 'green' : 'yellow'} title={t('record.done')} role="status" p="sm" data-testid="recorded">
      <Group gap="sm">
        {flags.length > 0 && (
          <Text flex="1 1 240px">{t('record.flags', { flags: flags.map((flag) => t(`flag.${flag}`, flag)).join(' ') })}</Text>
        )}
        <Button ref={nextButton} size="xl" className="record-button" onClick={() => isSettled() && onNext()} flex="1 1 200px">
          {t('record.next')}
        </Button>
      </Group>
    </Alert>
  );
}
