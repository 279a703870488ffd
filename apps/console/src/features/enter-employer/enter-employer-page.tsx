import { Button, Group, Paper, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { CodeSelect } from '../../shell/code-select.js';
import { BoundFields } from '../../shell/bound-fields.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { StatusBadge } from '../../shell/status-badge.js';
import { useCodes, useTerritories, useTerritoryNames } from '../../shell/use-codes.js';

const EMPTY = { registrationNumber: '', name: '', nameLatin: '', territory: '', industry: '' };

/** Employers of both sides, and a new one. */
export function EnterEmployerPage(): ReactNode {
  const { t } = useTranslation();
  const territoryName = useTerritoryNames();
  const employers = useQuery({
    queryKey: ['employers'],
    queryFn: () => answerOf(api.GET('/api/v1/employers', { params: { query: { limit: 200 } } })),
  });
  const items = employers.data?.items ?? [];
  return (
    <Page title={t('employers.title')}>
      <Paper withBorder p="md">
        <EmployerForm />
      </Paper>
      {employers.isPending && <Loading label={t('common.loading')} />}
      {employers.isError && items.length === 0 && <ProblemNote error={employers.error} onRetry={() => void employers.refetch()} />}
      {employers.isSuccess && items.length === 0 && <Empty title={t('employers.none')} />}
      {items.length > 0 && (
        <Paper withBorder>
          <Table.ScrollContainer minWidth={560}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('employers.name')}</Table.Th>
                  <Table.Th>{t('employers.registrationNumber')}</Table.Th>
                  <Table.Th>{t('employers.territory')}</Table.Th>
                  <Table.Th>{t('registrations.status')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map(({ employerId, name, nameLatin, registrationNumber, territory, status }) => (
                  <Table.Tr key={employerId}>
                    <Table.Td>
                      <Text>{name}</Text>
                      {nameLatin !== undefined && nameLatin !== null && <Text size="sm">{nameLatin}</Text>}
                    </Table.Td>
                    <Table.Td className="number">{registrationNumber}</Table.Td>
                    <Table.Td>{territoryName(territory)}</Table.Td>
                    <Table.Td>
                      <StatusBadge status={status} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Page>
  );
}

function EmployerForm(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [industries, territories] = [useCodes('industries'), useTerritories()];
  const saving = useChange({
    change: (send, entered: typeof EMPTY) =>
      answerOf(
        send.POST('/api/v1/employers', {
          body: { ...entered, nameLatin: entered.nameLatin || undefined, side: entered.territory.slice(0, 2) },
        }),
      ),
    onDone: () => {
      setDraft(EMPTY);
      return queries.invalidateQueries({ queryKey: ['employers'] });
    },
  });
  const field = (key: keyof typeof EMPTY) => ({
    label: t(`employers.${key}`),
    value: draft[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => setDraft({ ...draft, [key]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.start(draft);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <BoundFields change={saving}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput {...field('registrationNumber')} required maxLength={64} />
            <TextInput {...field('name')} required maxLength={200} />
            <TextInput {...field('nameLatin')} maxLength={200} />
            <CodeSelect
              label={t('employers.territory')}
              value={draft.territory}
              onChoose={(territory) => setDraft({ ...draft, territory })}
              choices={territories}
              required
            />
            <CodeSelect
              label={t('employers.industry')}
              value={draft.industry}
              onChoose={(industry) => setDraft({ ...draft, industry })}
              choices={industries.filter(({ value }) => value.length === 1)}
              required
            />
          </SimpleGrid>
        </BoundFields>
        <Group>
          <Button type="submit" loading={saving.isPending}>
            {t('employers.enter')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
