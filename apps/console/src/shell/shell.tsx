import { AppShell, Burger, Button, Group, NavLink, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink as RouterLink, Outlet, useLocation } from 'react-router';
import { roomsFor } from '../routes.js';
import { useOfficer, useSignOut } from '../session/session.js';
import { LanguageChoice } from './language-choice.js';

/** The frame of every room: where one is, who one is, and the way out. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const officer = useOfficer();
  const signOut = useSignOut();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure(false);
  const rooms = roomsFor(officer.role).filter(({ inMenu }) => inMenu);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'xs', sm: 'md' }}
    >
      <AppShell.Header>
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('common.menu')} />
            <img src="/icon.svg" width={28} height={28} alt="" />
            <Text fw={700}>Gatebook</Text>
          </Group>
          <Text size="sm" c="dimmed" truncate>
            {officer.officeName}
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <Stack justify="space-between" h="100%">
          <nav aria-label={t('common.menu')}>
            {rooms.map(({ path, title }) => (
              <NavLink key={path} component={RouterLink} to={path} label={t(title)} active={pathname === path} onClick={close} py="sm" />
            ))}
          </nav>
          <Stack gap="xs" p="xs">
            <Text size="sm" fw={600} truncate>
              {officer.displayName ?? officer.username}
            </Text>
            <Text size="sm" c="dimmed">
              {t(`role.${officer.role}`)}
            </Text>
            <LanguageChoice />
            <Button variant="default" onClick={() => void signOut()}>
              {t('common.signOut')}
            </Button>
          </Stack>
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
