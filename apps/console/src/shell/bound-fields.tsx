import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/use-change.js';

/**
 * The fields of a form. Once it was sent and no answer came, nobody knows whether it was done: the fields stay as they were sent, and the same is sent
 * again, which is never done twice.
 */
export function BoundFields({
  change,
  children,
}: {
  readonly change: Pick<Change<unknown, unknown>, 'isLost'>;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="bound-fields" disabled={change.isLost}>
        {children}
      </fieldset>
      {change.isLost && (
        <Alert color="yellow" role="status" data-testid="bound">
          {t('problem.sendSame')}
        </Alert>
      )}
    </>
  );
}
