import { Alert, Button, Code, Group, NativeSelect, Paper, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ConfirmButton, Loading } from '@gatebook/ui';
import { OFFICER_ROLES, type OfficerRole } from '@gatebook/vocabulary';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { BoundFields } from '../../shell/bound-fields.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { roleOf, useOfficeChoices } from '../../shell/use-offices.js';

/** Machines that act in an office's name. */
export function AdministerClientsPage(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const clients = useQuery({
    queryKey: ['api-clients'],
    queryFn: () => answerOf(api.GET('/api/v1/api-clients', { params: { query: { limit: 200 } } })),
  });
  const revoking = useChange({
    change: (send, clientId: string) => answerOf(send.POST('/api/v1/api-clients/{clientId}/revoke', { params: { path: { clientId } } })),
    onDone: () => queries.invalidateQueries({ queryKey: ['api-clients'] }),
  });
  return (
    <Page title={t('clients.title')}>
      <Paper withBorder p="md">
        <ClientForm />
      </Paper>
      {clients.isPending && <Loading label={t('common.loading')} />}
      {clients.isError && clients.data === undefined && <ProblemNote error={clients.error} onRetry={() => void clients.refetch()} />}
      {revoking.isError && <ProblemNote error={revoking.error} />}
      <Paper withBorder>
        <Table.ScrollContainer minWidth={780}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('clients.name')}</Table.Th>
                <Table.Th>{t('officers.role')}</Table.Th>
                <Table.Th>{t('clients.id')}</Table.Th>
                <Table.Th>{t('officers.access')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(clients.data?.items ?? []).map(({ clientId, name, role, revokedAt }) => (
                <Table.Tr key={clientId}>
                  <Table.Td>{name}</Table.Td>
                  <Table.Td>{t(`role.${role}`)}</Table.Td>
                  <Table.Td>
                    <Text size="sm" ff="monospace">
                      {clientId}
                    </Text>
                  </Table.Td>
                  <Table.Td>
                    {revokedAt === undefined || revokedAt === null ? (
                      <ConfirmButton
                        label={t('clients.revoke')}
                        question={t('common.sure')}
                        no={t('common.no')}
                        disabled={revoking.isPending && revoking.variables !== clientId}
                        loading={revoking.isPending && revoking.variables === clientId}
                        onConfirm={() => revoking.start(clientId)}
                      />
                    ) : (
                      t('clients.revoked')
                    )}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    </Page>
  );
}

function ClientForm(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offices = useOfficeChoices();
  const [name, setName] = useState('');
  const [role, setRole] = useState<OfficerRole>(OFFICER_ROLES[0]);
  const [officeId, setOfficeId] = useState('');
  const adding = useChange({
    change: (send, body: { readonly name: string; readonly role: OfficerRole; readonly officeId: string }) =>
      answerOf(send.POST('/api/v1/api-clients', { body })),
    onDone: () => {
      setName('');
      return queries.invalidateQueries({ queryKey: ['api-clients'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adding.start({ name, role, officeId });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <BoundFields change={adding}>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <TextInput
              label={t('clients.name')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              required
              maxLength={100}
            />
            <NativeSelect
              label={t('officers.role')}
              value={role}
              onChange={(event) => setRole(roleOf(event.currentTarget.value))}
              data={OFFICER_ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            />
            <NativeSelect
              label={t('officers.office')}
              value={officeId}
              onChange={(event) => setOfficeId(event.currentTarget.value)}
              data={[{ value: '', label: '–' }, ...offices]}
              required
            />
          </SimpleGrid>
        </BoundFields>
        {adding.data && (
          <Alert color="green" title={t('clients.secretOnce')}>
            <Text size="sm">{adding.data.clientId}</Text>
            <Code block>{adding.data.clientSecret}</Code>
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={adding.isPending}>
            {t('clients.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
