import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/use-change.js';
import { ProblemNote } from './problem-note.js';

/**
 * The fields of a form, and below them why it was not done. Once it was sent and no answer came, nobody knows whether it was done: the fields stay as
 * they were sent, and the same is sent again, which is never done twice.
 */
export function BoundFields({
  change,
  lostHint,
  children,
}: {
  readonly change: Pick<Change<unknown, unknown>, 'isError' | 'isLost' | 'error'>;
  /** What to know of what was sent without an answer; where nothing is said, that it may have been done. */
  readonly lostHint?: string;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="bound-fields" disabled={change.isLost}>
        {children}
      </fieldset>
      {change.isError && <ProblemNote error={change.error} hint={lostHint ?? t('problem.sendSame')} />}
    </>
  );
}
