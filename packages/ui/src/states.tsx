import { Alert, Button, Center, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** While something is on its way. */
export function Loading({ label }: { readonly label: string }): ReactNode {
  return (
    <Center p="xl" role="status" aria-live="polite">
      <Stack align="center" gap="xs">
        <Loader type="dots" />
        <Text c="dimmed">{label}</Text>
      </Stack>
    </Center>
  );
}

/** Nothing to show, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactNode {
  return (
    <Center p="xl" className="gb-empty">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <Text size="lg" fw={600}>
          {title}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}

/** What went wrong, in a sentence, with a way on. */
export function Trouble({
  title,
  className,
  children,
  retry,
  onRetry,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children?: ReactNode;
  readonly retry?: string;
  readonly onRetry?: () => void;
}): ReactNode {
  return (
    <Alert color="red" variant="light" title={title} role="alert" className={className}>
      <Stack gap="xs" align="flex-start">
        {children}
        {retry !== undefined && onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            {retry}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
