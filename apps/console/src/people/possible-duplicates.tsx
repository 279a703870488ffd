import { Alert, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../api/use-change.js';
import { focusOn } from '../shell/focus-on.js';
import { ProblemNote } from '../shell/problem-note.js';
import { useCodeNames } from '../shell/use-codes.js';
import { useDates } from '../shell/use-dates.js';
import { alreadyKnown, type Candidate, type Evidence } from './known-person.js';
import type { PersonDraft, ToldApart } from './person-draft.js';
import { PersonName } from './person-name.js';
import { SamePerson } from './same-person.js';

/** Whether the person is somebody the registry knows: an officer says so, never the machine. Nobody was made so far. */
export function PossibleDuplicates({
  draft,
  purpose,
  candidates,
  saving,
  onSame,
  onAnother,
  onBack,
}: {
  /** Who was entered just now. */
  readonly draft: PersonDraft;
  readonly purpose: string;
  readonly candidates: readonly Candidate[];
  readonly saving: Pick<Change<unknown, unknown>, 'isPending' | 'error'>;
  readonly onSame: (personId: string) => void;
  readonly onAnother: (toldApart: ToldApart) => void;
  readonly onBack: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { day } = useDates();
  const [state, documentType] = [useCodeNames('nationalities'), useCodeNames('document-types')];
  const notSaved = useId();
  const [same, setSame] = useState<string | null>(null);
  // Whoever is named only by a second answer stands among these as well: the officer has seen all of them by then.
  const [seen, setSeen] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  // One document of two people is not waved through by one press.
  const isOneDocument = candidates.some(({ because }) =>
    because.some(({ field, agreement }) => field === 'document' && agreement === 'same'),
  );
  const denied = [...new Set([...seen, ...candidates.map(({ personId }) => personId)])];
  return (
    <Stack data-testid="possible-duplicates">
      <Title order={2} size="h4" ref={focusOn} tabIndex={-1} aria-describedby={notSaved}>
        {t('person.maybeKnown')}
      </Title>
      <Alert color="yellow" id={notSaved} role="note">
        {t('person.notSavedYet')}
      </Alert>
      <div>
        <Text size="sm" c="dimmed">
          {t('person.entered')}
        </Text>
        <Text fw={700} size="lg">
          {`${draft.familyName} ${draft.givenNames}`.trim()}
        </Text>
        <Text>{[draft.ownScript.trim(), day(draft.birthDate), state(draft.nationality)].filter(Boolean).join(' · ')}</Text>
        <Text size="sm">{`${documentType(draft.documentType)} ${draft.documentNumber}`}</Text>
      </div>
      {candidates.map(({ personId, probability, because }) => (
        <Paper withBorder p="sm" key={personId}>
          <Stack gap="sm" align="flex-start">
            <div>
              <PersonName personId={personId} purpose={purpose} />
              <Text size="sm">{t('person.likely', { percent: percentOf(probability) })}</Text>
              <SpeaksFor because={because.filter(({ weight }) => weight > 0)} as="person.speaksFor" />
              <SpeaksFor because={because.filter(({ weight }) => weight < 0)} as="person.speaksAgainst" />
            </div>
            {same === personId ? (
              <SamePerson
                personId={personId}
                draft={draft}
                purpose={purpose}
                onDone={() => onSame(personId)}
                onBack={() => setSame(null)}
              />
            ) : (
              <Button variant="default" onClick={() => setSame(personId)} disabled={saving.isPending}>
                {t('person.same')}
              </Button>
            )}
          </Stack>
        </Paper>
      ))}
      {saving.error && alreadyKnown(saving.error) === null && <ProblemNote error={saving.error} hint={t('problem.sendSame')} />}
      {same === null && isOneDocument && (
        <TextInput
          label={t('person.whyAnother')}
          description={t('person.whyAnotherHint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={500}
          disabled={saving.isPending}
          required
        />
      )}
      {same === null && (
        <Group>
          <Button
            variant="default"
            disabled={isOneDocument && reason.trim() === ''}
            onClick={() => {
              setSeen(denied);
              onAnother({ notTheSameAs: denied, reason: reason.trim() });
            }}
            loading={saving.isPending}
          >
            {t('person.new')}
          </Button>
          <Button variant="subtle" onClick={onBack} disabled={saving.isPending}>
            {t('person.backToForm')}
          </Button>
        </Group>
      )}
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
