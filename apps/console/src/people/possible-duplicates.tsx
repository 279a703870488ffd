import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from './person-name.js';

interface Candidate {
  readonly personId: string;
  readonly probability: number;
  readonly because: readonly { readonly field: string; readonly agreement: string }[];
}

/** Whether the person is somebody the registry knows: an officer says so, never the machine. */
export function PossibleDuplicates({
  purpose,
  candidates,
  onSame,
  onNew,
}: {
  readonly purpose: string;
  readonly candidates: readonly Candidate[];
  readonly onSame: (personId: string) => void;
  readonly onNew: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack data-testid="possible-duplicates">
      <Text fw={600}>{t('person.maybeKnown')}</Text>
      {candidates.map(({ personId, probability, because }) => (
        <Paper withBorder p="sm" key={personId}>
          <Group justify="space-between">
            <div>
              <PersonName personId={personId} purpose={purpose} />
              <Text size="sm" c="dimmed">
                {t('person.agrees', {
                  percent: Math.round(probability * 100),
                  fields: because
                    .filter(({ agreement }) => agreement !== 'different')
                    .map(({ field }) => t(`person.field.${field}`))
                    .join(', '),
                })}
              </Text>
            </div>
            <Button variant="default" onClick={() => onSame(personId)}>
              {t('person.same')}
            </Button>
          </Group>
        </Paper>
      ))}
      <Group>
        <Button onClick={onNew}>{t('person.new')}</Button>
      </Group>
    </Stack>
  );
}
