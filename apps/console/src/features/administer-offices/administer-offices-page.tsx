import { Button, Group, MultiSelect, NativeSelect, Paper, SimpleGrid, Stack, Table, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import { OFFICE_KINDS, type OfficeKind } from '@gatebook/vocabulary';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { CodeSelect } from '../../shell/code-select.js';
import { BoundFields } from '../../shell/bound-fields.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { useTerritories, useTerritoryNames } from '../../shell/use-codes.js';
import { useGateNames, useGates } from '../../shell/use-gate-names.js';

/** Offices, and a new one. */
export function AdministerOfficesPage(): ReactNode {
  const { t } = useTranslation();
  const nameOf = useGateNames();
  const territoryName = useTerritoryNames();
  const offices = useQuery({
    queryKey: ['offices'],
    queryFn: () => answerOf(api.GET('/api/v1/offices', { params: { query: { limit: 200 } } })),
  });
  return (
    <Page title={t('offices.title')}>
      <Paper withBorder p="md">
        <OfficeForm />
      </Paper>
      {offices.isPending && <Loading label={t('common.loading')} />}
      {offices.isError && offices.data === undefined && <ProblemNote error={offices.error} onRetry={() => void offices.refetch()} />}
      <Paper withBorder>
        <Table.ScrollContainer minWidth={640}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('offices.name')}</Table.Th>
                <Table.Th>{t('offices.kind')}</Table.Th>
                <Table.Th>{t('offices.territory')}</Table.Th>
                <Table.Th>{t('offices.gates')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(offices.data?.items ?? []).map(({ officeId, name, kind, territory, gateIds }) => (
                <Table.Tr key={officeId}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{t(`offices.kinds.${kind}`)}</Table.Td>
                  <Table.Td>{territoryName(territory)}</Table.Td>
                  <Table.Td>{gateIds.map(nameOf).join('; ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Page>
  );
}

function OfficeForm(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const nameOf = useGateNames();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<OfficeKind>('labour');
  const [territory, setTerritory] = useState('');
  const [gateIds, setGateIds] = useState<string[]>([]);
  const territories = useTerritories();
  const gates = useGates();
  const adding = useChange({
    change: (send, body: { readonly name: string; readonly kind: OfficeKind; readonly territory: string; readonly gateIds: string[] }) =>
      answerOf(send.POST('/api/v1/offices', { body })),
    onDone: () => {
      setName('');
      setGateIds([]);
      return queries.invalidateQueries({ queryKey: ['offices'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // Gates are shown for a gate office alone, so only there are they sent.
    adding.start({ name, kind, territory, gateIds: kind === 'gate' ? gateIds : [] });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <BoundFields change={adding}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('offices.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              required
              maxLength={200}
            />
            <NativeSelect
              label={t('offices.kind')}
              value={kind}
              onChange={(event) => setKind(OFFICE_KINDS.find((one) => one === event.currentTarget.value) ?? 'labour')}
              data={OFFICE_KINDS.map((value) => ({ value, label: t(`offices.kinds.${value}`) }))}
            />
            <CodeSelect label={t('offices.territory')} value={territory} onChoose={setTerritory} choices={territories} required />
            {kind === 'gate' && (
              <MultiSelect
                label={t('offices.gates')}
                value={gateIds}
                onChange={setGateIds}
                data={(gates.data?.items ?? []).map(({ gateId }) => ({ value: gateId, label: nameOf(gateId) }))}
                searchable
              />
            )}
          </SimpleGrid>
        </BoundFields>
        <Group>
          <Button type="submit" loading={adding.isPending}>
            {t('offices.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
