import { Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { useDates } from '../../shell/use-dates.js';
import { useGateNames } from '../../shell/use-gate-names.js';
import { BoardCounts } from './board-counts.js';
import { LastCrossings } from './last-crossings.js';

const REFRESH_MS = 5_000;

/** Exact counts of the gate's day, a few seconds old. */
export function ShowBoardPage(): ReactNode {
  const { t } = useTranslation();
  const dates = useDates();
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
  // Of the day that is counted above, which the gate's own clock decides.
  const shownDay = board.data?.day;
  const crossings = useQuery({
    queryKey: ['crossings', gateId, shownDay],
    enabled: shownDay !== undefined,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/crossings', { params: { header: { Purpose: 'gate-check' }, query: { gateId, limit: 15, day: shownDay } } }),
      ),
    refetchInterval: REFRESH_MS,
  });
  const zone = board.data?.zone;
  return (
    <Page
      title={t('board.title')}
      actions={
        <Group gap="sm" align="flex-end">
          <NativeSelect
            label={t('gate.gate')}
            value={gateId}
            onChange={(event) => setGateId(event.currentTarget.value)}
            data={gateIds.map((value) => ({ value, label: nameOf(value) }))}
          />
          <TextInput
            type="date"
            label={t('board.day')}
            value={day || (shownDay ?? '')}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
        </Group>
      }
    >
      {board.isPending && <Loading label={t('common.loading')} />}
      {board.isError && board.data === undefined && <ProblemNote error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (
        <Text c="dimmed">
          {t('board.dayOf', {
            day: dates.day(board.data.day),
            zone: t(`zone.${board.data.zone}`, board.data.zone),
            time: dates.clock(new Date(board.dataUpdatedAt), zone, true),
          })}
        </Text>
      )}
      {board.data && <BoardCounts board={board.data} />}
      {crossings.data && crossings.data.items.length > 0 && <LastCrossings items={crossings.data.items} zone={zone} />}
    </Page>
  );
}
