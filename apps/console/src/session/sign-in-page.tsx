import { Button, Center, Group, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf } from '../api/api.js';
import { useChange } from '../api/use-change.js';
import { LanguageChoice } from '../shell/language-choice.js';
import { ProblemNote } from '../shell/problem-note.js';

/** Sign-in with user name and password. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => void }): ReactNode {
  const { t } = useTranslation();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useChange({
    change: (send, body: { readonly username: string; readonly password: string }) => answerOf(send.POST('/api/v1/session', { body })),
    onDone: onSignedIn,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.start({ username: username.trim(), password });
  };
  return (
    <Center mih="100dvh" p="md" component="main" className="sign-in">
      <Stack w="100%" maw={400} gap="lg">
        <Group gap="sm" wrap="nowrap">
          <img src="/icon.svg" width={48} height={48} alt="" />
          <div>
            <Title order={1} size="h2">
              Gatebook
            </Title>
            <Text>{t('signIn.what')}</Text>
          </div>
        </Group>
        <Paper withBorder shadow="sm" p="lg">
          <form onSubmit={submit}>
            <Stack>
              <TextInput
                label={t('signIn.username')}
                value={username}
                onChange={(event) => setUsername(event.currentTarget.value)}
                autoComplete="username"
                autoFocus
                required
                size="md"
              />
              <PasswordInput
                label={t('signIn.password')}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                autoComplete="current-password"
                required
                size="md"
              />
              {signIn.isError && <ProblemNote error={signIn.error} hint={t('problem.unreachable')} />}
              <Button type="submit" size="md" loading={signIn.isPending}>
                {t('signIn.enter')}
              </Button>
            </Stack>
          </form>
        </Paper>
        <LanguageChoice />
      </Stack>
    </Center>
  );
}
