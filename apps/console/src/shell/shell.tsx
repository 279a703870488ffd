import { AppShell, Burger, Button, Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink as RouterLink, Outlet, useLocation } from 'react-router';
import { roomsFor } from '../routes.js';
import { useOfficer, useSignOut } from '../session/session.js';
import { ConnectionNote } from './connection-note.js';
import { LanguageChoice } from './language-choice.js';
import { LightChoice } from './light-choice.js';
import { useOverlay } from './overlays.js';
import { ProblemNote } from './problem-note.js';

/** The frame of every room: where one is, who one is, and the way out. */
export function Shell(): ReactNode {
  const { t } = useTranslation();
  const officer = useOfficer();
  const signingOut = useSignOut();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure(false);
  useOverlay(opened, close);
  const rooms = roomsFor(officer.role).filter(({ inMenu }) => inMenu);
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 240, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header className="head">
        <Group h="100%" px="sm" justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" color="#fff" aria-label={t('common.menu')} />
            <img src="/icon.svg" width={32} height={32} alt="" />
            <Text fw={700} size="lg" visibleFrom="xs">
              Gatebook
            </Text>
          </Group>
          <Text size="sm" truncate>
            {officer.officeName}
          </Text>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs">
        <AppShell.Section grow component={ScrollArea}>
          <nav aria-label={t('common.menu')}>
            {rooms.map(({ path, title }) => (
              <NavLink
                key={path}
                component={RouterLink}
                to={path}
                end
                label={t(title)}
                active={pathname === path}
                onClick={close}
                className="room-link"
              />
            ))}
          </nav>
        </AppShell.Section>
        <AppShell.Section p="xs">
          <Stack gap="xs">
            <div>
              <Text fw={600} truncate>
                {officer.displayName ?? officer.username}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`role.${officer.role}`)}
              </Text>
            </div>
            <LanguageChoice />
            <LightChoice />
            {signingOut.isError && <ProblemNote error={signingOut.error} />}
            <Button variant="default" onClick={() => signingOut.start(null)} loading={signingOut.isPending}>
              {t('common.signOut')}
            </Button>
          </Stack>
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main>
        <ConnectionNote />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
