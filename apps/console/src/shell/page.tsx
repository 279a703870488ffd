import { Group, Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** A room: its title, what can be done at its head, and its content. */
export function Page({
  title,
  actions,
  children,
  width = 980,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: number;
}): ReactNode {
  return (
    <Stack gap="md" maw={width}>
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h3">
          {title}
        </Title>
        {actions !== undefined && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  );
}
