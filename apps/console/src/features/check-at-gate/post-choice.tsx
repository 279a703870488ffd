import { Badge, Button, Group, NativeSelect, SegmentedControl, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficer } from '../../session/session.js';
import { useGateNames } from '../../shell/use-gate-names.js';
import type { Post } from './gate-calls.js';

/** The post in one line, once it is settled: the answer needs the room. */
export function PostLine({
  post,
  isFixed,
  onOpen,
}: {
  readonly post: Post;
  readonly isFixed: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const nameOf = useGateNames();
  const rest = [t(`gate.${post.traffic}`), post.lane === undefined ? '' : `${t('gate.lane')} ${post.lane}`, nameOf(post.gateId)];
  return (
    <Group gap="xs" wrap="nowrap" className="post-line" data-testid="post-line">
      <Badge size="lg" radius="sm" color="river" flex="none">
        {t(`gate.${post.direction}`)}
      </Badge>
      <Text truncate flex={1} miw={0}>
        {rest.filter(Boolean).join(' · ')}
      </Text>
      <Button variant="default" size="compact-md" flex="none" onClick={onOpen} disabled={isFixed}>
        {t('gate.changePost')}
      </Button>
    </Group>
  );
}

/** Where the officer stands and which way people go; kept for the shift. */
export function PostChoice({ post, onDirect }: { readonly post: Post; readonly onDirect: (change: Partial<Post>) => void }): ReactNode {
  const { t } = useTranslation();
  const { gateIds } = useOfficer();
  const nameOf = useGateNames();
  return (
    <>
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={t('gate.gate')}
          value={post.gateId}
          onChange={(event) => onDirect({ gateId: event.currentTarget.value })}
          data={gateIds.map((value) => ({ value, label: nameOf(value) }))}
          flex={1}
          miw={0}
        />
        <TextInput
          label={t('gate.lane')}
          w={88}
          maxLength={20}
          autoComplete="off"
          value={post.lane ?? ''}
          onChange={(event) => onDirect({ lane: event.currentTarget.value || undefined })}
        />
      </Group>
      <Group grow preventGrowOverflow={false} wrap="wrap" gap="sm">
        <SegmentedControl
          size="lg"
          fullWidth
          color="river"
          aria-label={t('gate.direction')}
          value={post.direction}
          onChange={(value) => onDirect({ direction: value === 'exit' ? 'exit' : 'entry' })}
          data={[
            { value: 'entry', label: t('gate.entry') },
            { value: 'exit', label: t('gate.exit') },
          ]}
        />
        <SegmentedControl
          size="lg"
          fullWidth
          aria-label={t('gate.traffic')}
          value={post.traffic}
          onChange={(value) => onDirect({ traffic: value === 'vehicle' ? 'vehicle' : 'person' })}
          data={[
            { value: 'person', label: t('gate.person') },
            { value: 'vehicle', label: t('gate.vehicle') },
          ]}
        />
      </Group>
    </>
  );
}
