import { Badge, Group, NativeSelect, Paper, SimpleGrid, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useOfficer } from '../../session/session.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { useGateNames } from '../../shell/use-gate-names.js';

const REFRESH_MS = 5_000;

/** Exact counts of the gate's day, a few seconds old. */
export function ShowBoardPage(): ReactNode {
  const { t } = useTranslation();
  const { gateIds } = useOfficer();
  const nameOf = useGateNames();
  const [gateId, setGateId] = useState(gateIds[0] ?? '');
  const [day, setDay] = useState('');
  const query = day === '' ? {} : { day };
  const board = useQuery({
    queryKey: ['board', gateId, day],
    queryFn: () => answerOf(api.GET('/api/v1/gates/{gateId}/board', { params: { path: { gateId }, query } })),
    refetchInterval: REFRESH_MS,
  });
  const crossings = useQuery({
    queryKey: ['crossings', gateId, day],
    queryFn: () => answerOf(api.GET('/api/v1/crossings', { params: { query: { gateId, limit: 15, ...query } } })),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Stack gap="md" maw={980}>
      <Group justify="space-between" align="flex-end">
        <Title order={1} size="h3">
          {t('board.title')}
        </Title>
        <Group gap="xs">
          <NativeSelect
            aria-label={t('gate.gate')}
            value={gateId}
            onChange={(event) => setGateId(event.currentTarget.value)}
            data={gateIds.map((value) => ({ value, label: nameOf(value) }))}
          />
          <TextInput type="date" aria-label={t('board.day')} value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        </Group>
      </Group>
      {board.isPending && <Loading label={t('common.loading')} />}
      {board.isError && <ProblemNote error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && <Counts board={board.data} />}
      {crossings.data && crossings.data.items.length > 0 && <Crossings items={crossings.data.items} zone={board.data?.zone} />}
    </Stack>
  );
}

interface BoardShown {
  readonly day: string;
  readonly zone: string;
  readonly counts: readonly { readonly direction: string; readonly outcome: string; readonly count: number }[];
  readonly hours: readonly { readonly hour: number; readonly direction: string; readonly count: number }[];
}

function Counts({ board }: { readonly board: BoardShown }): ReactNode {
  const { t } = useTranslation();
  const count = (direction: string, outcome: string): number =>
    board.counts.filter((line) => line.direction === direction && line.outcome === outcome).reduce((sum, line) => sum + line.count, 0);
  const turnedBack = count('entry', 'turned-back') + count('exit', 'turned-back');
  const tiles = [
    { label: t('gate.entry'), value: count('entry', 'passed') },
    { label: t('gate.exit'), value: count('exit', 'passed') },
    { label: t('board.turnedBack'), value: turnedBack },
  ];
  const busiest = Math.max(1, ...board.hours.map((line) => line.count));
  return (
    <>
      <Text c="dimmed" size="sm">
        {t('board.dayOf', { day: board.day, zone: board.zone })}
      </Text>
      <SimpleGrid cols={{ base: 3 }}>
        {tiles.map(({ label, value }) => (
          <Paper key={label} withBorder p="sm" ta="center">
            <Text size="xl" fw={750} data-testid={`count-${label}`}>
              {value}
            </Text>
            <Text size="sm">{label}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      {board.hours.length === 0 ? (
        <Empty title={t('board.nobodyYet')} />
      ) : (
        <Paper withBorder p="sm">
          <Text fw={600} mb="xs">
            {t('board.byHour')}
          </Text>
          <Stack gap={2}>
            {board.hours.map(({ hour, direction, count: passed }) => (
              <div className="bar-row" key={`${hour} ${direction}`}>
                <Text size="sm">{`${String(hour).padStart(2, '0')} ${direction === 'entry' ? '←' : '→'}`}</Text>
                <div className={direction === 'entry' ? 'bar' : 'bar bar-second'} style={{ width: `${(100 * passed) / busiest}%` }} />
                <Text size="sm">{passed}</Text>
              </div>
            ))}
          </Stack>
          <Text size="xs" c="dimmed" mt="xs">
            {`← ${t('gate.entry')}   → ${t('gate.exit')}`}
          </Text>
        </Paper>
      )}
    </>
  );
}

interface CrossingShown {
  readonly crossingId: string;
  readonly occurredAt: string;
  readonly direction: string;
  readonly outcome: string;
  readonly permitNumber?: string | null;
  readonly flags: readonly string[];
}

function Crossings({ items, zone }: { readonly items: readonly CrossingShown[]; readonly zone: string | undefined }): ReactNode {
  const { t, i18n } = useTranslation();
  const clock = new Intl.DateTimeFormat(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return (
    <Table.ScrollContainer minWidth={320}>
      <Table striped withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('board.time')}</Table.Th>
            <Table.Th>{t('gate.direction')}</Table.Th>
            <Table.Th>{t('board.permit')}</Table.Th>
            <Table.Th>{t('board.flags')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map(({ crossingId, occurredAt, direction, outcome, permitNumber, flags }) => (
            <Table.Tr key={crossingId}>
              <Table.Td>{clock.format(new Date(occurredAt))}</Table.Td>
              <Table.Td>{outcome === 'turned-back' ? t('board.turnedBack') : t(`gate.${direction}`)}</Table.Td>
              <Table.Td>{permitNumber ?? '–'}</Table.Td>
              <Table.Td>
                {flags.map((flag) => (
                  <Badge key={flag} color="yellow" variant="light" mr={4}>
                    {flag}
                  </Badge>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
