import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { Empty } from '@gatebook/ui';
import { DIRECTIONS } from '@gatebook/vocabulary';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface BoardShown {
  readonly counts: readonly { readonly direction: string; readonly outcome: string; readonly count: number }[];
  readonly hours: readonly { readonly hour: number; readonly direction: string; readonly count: number }[];
}

/** How many passed, in which direction, in which hour. */
export function BoardCounts({ board }: { readonly board: BoardShown }): ReactNode {
  const { t } = useTranslation();
  const count = (direction: string, outcome: string): number =>
    board.counts.filter((line) => line.direction === direction && line.outcome === outcome).reduce((sum, line) => sum + line.count, 0);
  const tiles = [
    { id: 'entry', label: t('gate.entry'), value: count('entry', 'passed') },
    { id: 'exit', label: t('gate.exit'), value: count('exit', 'passed') },
    { id: 'turned-back', label: t('board.turnedBack'), value: count('entry', 'turned-back') + count('exit', 'turned-back') },
  ];
  return (
    <>
      <SimpleGrid cols={3} spacing="sm">
        {tiles.map(({ id, label, value }) => (
          <Paper key={id} withBorder p="md" ta="center">
            <div className="count" data-testid={`count-${id}`}>
              {value}
            </div>
            <Text>{label}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      {tiles.every(({ value }) => value === 0) ? <Empty title={t('board.nobodyYet')} /> : <Hours hours={board.hours} />}
    </>
  );
}

function Hours({ hours }: { readonly hours: BoardShown['hours'] }): ReactNode {
  const { t } = useTranslation();
  if (hours.length === 0) return null;
  const busiest = Math.max(1, ...hours.map((line) => line.count));
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="sm">
        <Text fw={600}>{t('board.byHour')}</Text>
        <Group gap="md">
          {DIRECTIONS.map((direction) => (
            <Text size="sm" key={direction}>
              <span className={`swatch bar-${direction}`} />
              {t(`gate.${direction}`)}
            </Text>
          ))}
        </Group>
      </Group>
      <Stack gap={6}>
        {hours.map(({ hour, direction, count }) => (
          <div className="bar-row" key={`${hour} ${direction}`}>
            <Text size="sm">{`${String(hour).padStart(2, '0')}:00 ${t(`gate.${direction}`)}`}</Text>
            <div className={`bar bar-${direction}`} style={{ width: `${(100 * count) / busiest}%` }} />
            <Text className="figure">{count}</Text>
          </div>
        ))}
      </Stack>
    </Paper>
  );
}
