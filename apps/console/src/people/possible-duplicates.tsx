import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonName } from './person-name.js';

interface Evidence {
  readonly field: string;
  readonly agreement: string;
  /** In bits; below zero it speaks against. */
  readonly weight: number;
}

interface Candidate {
  readonly personId: string;
  readonly probability: number;
  readonly because: readonly Evidence[];
}

/** Whether the person is somebody the registry knows: an officer says so, never the machine. */
export function PossibleDuplicates({
  personId: entered,
  purpose,
  candidates,
  onSame,
  onNew,
}: {
  /** Who was entered just now. */
  readonly personId: string;
  readonly purpose: string;
  readonly candidates: readonly Candidate[];
  readonly onSame: (personId: string) => void;
  readonly onNew: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack data-testid="possible-duplicates">
      <div>
        <Text size="sm" c="dimmed">
          {t('person.entered')}
        </Text>
        <PersonName personId={entered} purpose={purpose} />
      </div>
      <Text fw={600}>{t('person.maybeKnown')}</Text>
      {candidates.map(({ personId, probability, because }) => (
        <Paper withBorder p="sm" key={personId}>
          <Stack gap="sm" align="flex-start">
            <div>
              <PersonName personId={personId} purpose={purpose} />
              <Text size="sm">{t('person.likely', { percent: percentOf(probability) })}</Text>
              <SpeaksFor because={because.filter(({ weight }) => weight > 0)} as="person.speaksFor" />
              <SpeaksFor because={because.filter(({ weight }) => weight < 0)} as="person.speaksAgainst" />
            </div>
            <Button variant="default" onClick={() => onSame(personId)}>
              {t('person.same')}
            </Button>
          </Stack>
        </Paper>
      ))}
      <Group>
        <Button variant="default" onClick={onNew}>
          {t('person.new')}
        </Button>
      </Group>
    </Stack>
  );
}

/** The fields that speak one way, the weightiest first, each with how it agrees. */
function SpeaksFor({ because, as }: { readonly because: readonly Evidence[]; readonly as: string }): ReactNode {
  const { t } = useTranslation();
  if (because.length === 0) return null;
  const fields = because
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ field, agreement }) =>
      agreement === 'same' || agreement === 'different'
        ? t(`person.field.${field}`)
        : `${t(`person.field.${field}`)} (${t(`person.agreement.${agreement}`)})`,
    )
    .join(', ');
  return (
    <Text size="sm" c="dimmed">
      {t(as, { fields })}
    </Text>
  );
}

/** Never rounded to certainty: the machine is not sure, and an officer decides. */
function percentOf(probability: number): number {
  return Math.min(99, Math.max(1, Math.round(probability * 100)));
}
