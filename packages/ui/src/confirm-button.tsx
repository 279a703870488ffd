import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/** A button for what cannot be taken back: the first press asks, the second does it. */
export function ConfirmButton({
  label,
  question,
  no,
  loading = false,
  disabled = false,
  onConfirm,
}: {
  readonly label: string;
  readonly question: string;
  readonly no: string;
  readonly loading?: boolean;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
}): ReactNode {
  const [asked, setAsked] = useState(false);
  if (!asked || disabled)
    return (
      <Button variant="default" loading={loading} disabled={disabled} onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <Group gap="xs" role="group" aria-label={question}>
      <Text size="sm">{question}</Text>
      <Button
        color="red.9"
        loading={loading}
        onClick={() => {
          setAsked(false);
          onConfirm();
        }}
      >
        {label}
      </Button>
      <Button variant="default" autoFocus onClick={() => setAsked(false)}>
        {no}
      </Button>
    </Group>
  );
}
