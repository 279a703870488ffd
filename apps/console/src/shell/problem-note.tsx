import { List, Text } from '@mantine/core';
import { Trouble } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailed, isAnswerLost } from '../api/api.js';

/** A failed call as a sentence the officer can act on. */
export function ProblemNote({
  error,
  onRetry,
  hint,
}: {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** What to know before trying again, where nobody knows whether it was done. */
  readonly hint?: string;
}): ReactNode {
  const { t } = useTranslation();
  if (!(error instanceof CallFailed))
    return <Trouble title={t('problem.unexpected')} retry={onRetry && t('common.again')} onRetry={onRetry} />;
  const { code, title, detail, errors } = error.problem;
  const unreachable = code === 'UNREACHABLE';
  return (
    <Trouble
      // Says all that the note of the connection says: only one of them is shown.
      className={unreachable ? 'no-answer' : undefined}
      title={unreachable ? t('problem.noAnswer') : title || t('problem.unexpected')}
      retry={onRetry && t('common.again')}
      onRetry={onRetry}
    >
      {isAnswerLost(error) && hint !== undefined && <Text>{hint}</Text>}
      {detail !== '' && detail !== title && <Text>{detail}</Text>}
      {errors.length > 0 && (
        <List>
          {errors.map((one) => (
            <List.Item key={`${one.pointer} ${one.detail}`}>{one.detail}</List.Item>
          ))}
        </List>
      )}
    </Trouble>
  );
}
