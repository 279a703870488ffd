import { Group, Stack, Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router';

/** A room: its title, the way back, what can be done at its head, and its content. */
export function Page({
  title,
  back,
  actions,
  children,
  width = 980,
}: {
  readonly title: string;
  readonly back?: { readonly to: string; readonly label: string };
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly width?: number;
}): ReactNode {
  useEffect(() => {
    document.title = `${title} · Gatebook`;
  }, [title]);
  return (
    <Stack gap="md" maw={width}>
      <Group justify="space-between" align="flex-end" gap="sm">
        <div>
          {back && (
            <Link to={back.to} className="back no-print">
              {`← ${back.label}`}
            </Link>
          )}
          <Title order={1} size="h2">
            {title}
          </Title>
        </div>
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
