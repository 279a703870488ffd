import { Badge } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const COLOURS: Readonly<Record<string, string>> = {
  draft: 'gray',
  submitted: 'blue',
  approved: 'teal',
  active: 'green',
  issued: 'green',
  requested: 'blue',
  suspended: 'yellow',
  revoked: 'red',
  refused: 'red',
  expired: 'gray',
  ended: 'gray',
  retired: 'gray',
};

/** Status of a registration or permit, in words. */
export function StatusBadge({ status }: { readonly status: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge color={COLOURS[status] ?? 'gray'} variant="light" size="lg" data-testid="status" data-status={status}>
      {t(`status.${status}`)}
    </Badge>
  );
}
