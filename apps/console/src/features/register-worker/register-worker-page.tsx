import { Alert, Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answerOf, api } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { PersonForm } from '../../people/person-form.js';
import { CodeSelect } from '../../shell/code-select.js';
import { BoundFields } from '../../shell/bound-fields.js';
import { focusOn } from '../../shell/focus-on.js';
import { Page } from '../../shell/page.js';
import { useCodes, useTerritories } from '../../shell/use-codes.js';
import { useCorridorNames } from '../../shell/use-corridor-names.js';

/** Registers a worker: first the person, then the contract under an agreement. */
export function RegisterWorkerPage(): ReactNode {
  const { t } = useTranslation();
  const [person, setPerson] = useState<{ readonly personId: string; readonly name: string } | null>(null);
  return (
    <Page title={t('register.title')} width={820}>
      {person === null ? (
        <Paper withBorder p="md">
          <Text fw={600} mb="sm">
            {t('register.person')}
          </Text>
          <PersonForm purpose="labour-registration" onPerson={(personId, name) => setPerson({ personId, name })} />
        </Paper>
      ) : (
        <>
          <Alert color="green" title={person.name}>
            {t('register.personKept')}
          </Alert>
          <Paper withBorder p="md">
            <ContractForm personId={person.personId} />
          </Paper>
        </>
      )}
    </Page>
  );
}

const EMPTY = {
  agreementId: '',
  employerId: '',
  occupation: '',
  workplaceTerritory: '',
  from: '',
  to: '',
  healthIssuedOn: '',
  healthExpiresOn: '',
  insuranceNumber: '',
  insuranceExpiresOn: '',
};

function ContractForm({ personId }: { readonly personId: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(EMPTY);
  const [occupations, territories] = [useCodes('occupations'), useTerritories()];
  const corridorName = useCorridorNames();
  const agreements = useQuery({
    queryKey: ['agreements'],
    queryFn: () => answerOf(api.GET('/api/v1/agreements', { params: { query: { kind: 'labour', limit: 100 } } })),
  });
  const employers = useQuery({
    queryKey: ['employers'],
    queryFn: () => answerOf(api.GET('/api/v1/employers', { params: { query: { limit: 200 } } })),
  });
  const saving = useChange({
    change: (send, body: ReturnType<typeof registrationBody>) => answerOf(send.POST('/api/v1/registrations', { body })),
    onDone: ({ registrationId }) => void navigate(`/registrations/${registrationId}`),
  });
  const field = (key: keyof typeof EMPTY) => ({
    label: t(`register.${key}`),
    value: draft[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setDraft({ ...draft, [key]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.start(registrationBody(personId, draft));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <BoundFields change={saving}>
          <Text fw={600} component="h2" m={0} ref={focusOn} tabIndex={-1}>
            {t('register.contract')}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NativeSelect
              {...field('agreementId')}
              required
              data={[
                { value: '', label: '–' },
                ...(agreements.data?.items ?? []).map(({ agreementId, title, corridorId }) => ({
                  value: agreementId,
                  label: `${corridorName(corridorId)} · ${title}`,
                })),
              ]}
            />
            <div>
              <NativeSelect
                {...field('employerId')}
                required
                data={[
                  { value: '', label: '–' },
                  ...(employers.data?.items ?? []).map(({ employerId, name, nameLatin }) => ({
                    value: employerId,
                    label: nameLatin ?? name,
                  })),
                ]}
              />
              <Text size="sm" component={Link} to="/employers" c="var(--mantine-color-anchor)">
                {t('register.newEmployer')}
              </Text>
            </div>
            <CodeSelect
              label={t('register.occupation')}
              value={draft.occupation}
              onChoose={(occupation) => setDraft({ ...draft, occupation })}
              choices={occupations.filter(({ value }) => value.length === 2)}
              required
            />
            <CodeSelect
              label={t('register.workplaceTerritory')}
              value={draft.workplaceTerritory}
              onChoose={(workplaceTerritory) => setDraft({ ...draft, workplaceTerritory })}
              choices={territories}
              required
            />
            <TextInput {...field('from')} type="date" required />
            <TextInput {...field('to')} type="date" required />
          </SimpleGrid>
          <Text fw={600}>{t('register.papers')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput {...field('healthIssuedOn')} type="date" />
            <TextInput {...field('healthExpiresOn')} type="date" />
            <TextInput {...field('insuranceNumber')} maxLength={64} />
            <TextInput {...field('insuranceExpiresOn')} type="date" />
          </SimpleGrid>
        </BoundFields>
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('register.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function registrationBody(personId: string, draft: typeof EMPTY) {
  const { agreementId, employerId, occupation, workplaceTerritory, from, to } = draft;
  const papers = [
    ...(draft.healthIssuedOn === ''
      ? []
      : [{ kind: 'health-check', issuedOn: draft.healthIssuedOn, expiresOn: draft.healthExpiresOn || undefined }]),
    ...(draft.insuranceNumber === ''
      ? []
      : [{ kind: 'insurance', number: draft.insuranceNumber, expiresOn: draft.insuranceExpiresOn || undefined }]),
  ];
  return { personId, agreementId, employerId, contract: { occupation, workplaceTerritory, from, to }, papers };
}
