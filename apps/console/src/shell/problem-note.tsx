import { List, Text } from '@mantine/core';
import { Trouble } from '@gatebook/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../api/api.js';

/** A failed call as a sentence the officer can act on. */
export function ProblemNote({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const { t } = useTranslation();
  if (!(error instanceof CallFailed))
    return <Trouble title={t('problem.unexpected')} retry={onRetry && t('common.again')} onRetry={onRetry} />;
  const { code, title, detail, errors } = error.problem;
  const unreachable = code === 'UNREACHABLE';
  return (
    <Trouble
      title={unreachable ? t('problem.unreachable') : title || t('problem.unexpected')}
      retry={onRetry && t('common.again')}
      onRetry={onRetry}
    >
      {unreachable && <Text size="sm">{t('problem.unreachableHint')}</Text>}
      {detail !== '' && detail !== title && <Text size="sm">{detail}</Text>}
      {errors.length > 0 && (
        <List size="sm">
          {errors.map((one) => (
            <List.Item key={`${one.pointer} ${one.detail}`}>{one.detail}</List.Item>
          ))}
        </List>
      )}
    </Trouble>
  );
}
