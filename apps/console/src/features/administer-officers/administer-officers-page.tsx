import { Button, Group, NativeSelect, Paper, PasswordInput, SimpleGrid, Stack, Table, TextInput } from '@mantine/core';
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

/** Officers, a new one, and the end of one's access. */
export function AdministerOfficersPage(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offices = useOfficeChoices();
  const officers = useQuery({
    queryKey: ['officers'],
    queryFn: () => answerOf(api.GET('/api/v1/officers', { params: { query: { limit: 200 } } })),
  });
  const ending = useChange({
    change: (send, officerId: string) =>
      answerOf(send.POST('/api/v1/officers/{officerId}/deactivate', { params: { path: { officerId } } })),
    onDone: () => queries.invalidateQueries({ queryKey: ['officers'] }),
  });
  return (
    <Page title={t('officers.title')}>
      <Paper withBorder p="md">
        <OfficerForm />
      </Paper>
      {officers.isPending && <Loading label={t('common.loading')} />}
      {officers.isError && officers.data === undefined && <ProblemNote error={officers.error} onRetry={() => void officers.refetch()} />}
      {ending.isError && <ProblemNote error={ending.error} />}
      <Paper withBorder>
        <Table.ScrollContainer minWidth={720}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('officers.username')}</Table.Th>
                <Table.Th>{t('officers.role')}</Table.Th>
                <Table.Th>{t('officers.office')}</Table.Th>
                <Table.Th>{t('officers.access')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {(officers.data?.items ?? []).map(({ officerId, username, role, officeId, deactivatedAt }) => (
                <Table.Tr key={officerId}>
                  <Table.Td>{username}</Table.Td>
                  <Table.Td>{t(`role.${role}`)}</Table.Td>
                  <Table.Td>{offices.find(({ value }) => value === officeId)?.label}</Table.Td>
                  <Table.Td>
                    {deactivatedAt === undefined || deactivatedAt === null ? (
                      <ConfirmButton
                        label={t('officers.deactivate')}
                        question={t('common.sure')}
                        no={t('common.no')}
                        disabled={ending.isPending && ending.variables !== officerId}
                        loading={ending.isPending && ending.variables === officerId}
                        onConfirm={() => ending.start(officerId)}
                      />
                    ) : (
                      t('officers.deactivated')
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

function OfficerForm(): ReactNode {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offices = useOfficeChoices();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [role, setRole] = useState<OfficerRole>(OFFICER_ROLES[0]);
  const [officeId, setOfficeId] = useState('');
  const adding = useChange({
    change: (send, body: { readonly username: string; readonly password: string; readonly role: OfficerRole; readonly officeId: string }) =>
      answerOf(send.POST('/api/v1/officers', { body })),
    onDone: () => {
      setUsername('');
      setPassword('');
      return queries.invalidateQueries({ queryKey: ['officers'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adding.start({ username, password, role, officeId });
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <BoundFields change={adding}>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label={t('officers.username')}
              description={t('officers.usernameHint')}
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
              required
              minLength={3}
              maxLength={64}
              autoComplete="off"
            />
            <PasswordInput
              label={t('officers.password')}
              description={t('officers.passwordHint')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              required
              minLength={12}
              autoComplete="new-password"
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
        <Group>
          <Button type="submit" loading={adding.isPending}>
            {t('officers.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
