import { Alert, Button, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, CallFailed } from '../../api/api.js';
import { useChange } from '../../api/use-change.js';
import { useOfficer } from '../../session/session.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';
import { useTerritoryNames } from '../../shell/use-codes.js';
import { useDates } from '../../shell/use-dates.js';
import { BarChart } from './bar-chart.js';
import { CellTable } from './cell-table.js';
import { DayChart } from './day-chart.js';
import { dayAxesOf } from './day-series.js';

/** A table's release: what it counts, its cells, a chart, and a file to hand on. */
export function ShowTablePage(): ReactNode {
  const { t, i18n } = useTranslation();
  const dates = useDates();
  const [tableId, setTableId] = useState('');
  const [month, setMonth] = useState('');
  const tables = useQuery({
    // Tables speak the language of who asks.
    queryKey: ['tables', i18n.language],
    queryFn: () => answerOf(api.GET('/api/v1/tables')),
    placeholderData: (before) => before,
  });
  const table = tables.data?.find(({ id }) => id === tableId) ?? tables.data?.[0];
  const months = table?.dimensions.find(({ codeList }) => codeList === 'months')?.codes ?? [];
  const shownMonth = month !== '' && months.includes(month) ? month : (months.at(-1) ?? '');
  const data = useQuery({
    queryKey: ['table', table?.id, shownMonth],
    enabled: table !== undefined && shownMonth !== '',
    queryFn: () =>
      answerOf(api.GET('/api/v1/tables/{tableId}/data', { params: { path: { tableId: table?.id ?? '' }, query: { month: shownMonth } } })),
  });
  const saving = useChange({ change: (_, wanted: Wanted) => saveCsv(wanted), mayFollowItself: true });
  const isForbidden = data.error instanceof CallFailed && data.error.problem.status === 403;
  if (tables.isPending) return <Loading label={t('common.loading')} />;
  if (tables.isError && tables.data === undefined) return <ProblemNote error={tables.error} onRetry={() => void tables.refetch()} />;
  if (!table) return <Empty title={t('table.none')} />;
  const measure = table.measures[0] ?? '';
  const dimensions = table.dimensions.filter(({ codeList }) => codeList !== 'months');
  const dayAxes = dayAxesOf(dimensions);
  const released = typeof data.data === 'object' ? data.data : undefined;
  return (
    <Page
      title={t('table.title')}
      actions={
        <>
          <NativeSelect
            aria-label={t('table.which')}
            value={table.id}
            onChange={(event) => setTableId(event.currentTarget.value)}
            data={tables.data.map(({ id, title }) => ({ value: id, label: title }))}
            maw={400}
          />
          <NativeSelect
            aria-label={t('table.month')}
            value={shownMonth}
            onChange={(event) => setMonth(event.currentTarget.value)}
            data={months.map((value) => ({ value, label: dates.month(value) }))}
          />
          <Button
            onClick={() => saving.start({ tableId: table.id, month: shownMonth })}
            loading={saving.isPending}
            disabled={released === undefined}
          >
            {t('table.csv')}
          </Button>
        </>
      }
    >
      <Text c="dimmed">{table.definition}</Text>
      {months.length === 0 && <Empty title={t('table.noRelease')} />}
      {data.isLoading && <Loading label={t('common.loading')} />}
      {isForbidden && <Empty title={t('table.notForYou')} />}
      {data.isError && !isForbidden && data.data === undefined && <ProblemNote error={data.error} onRetry={() => void data.refetch()} />}
      {saving.isError && <ProblemNote error={saving.error} />}
      {released && (
        <>
          <Alert
            color="blue"
            variant="light"
            title={t('table.release', { number: released.release, status: t(`table.${released.status}`) })}
          >
            {t('table.howFiguresAreMade')}
          </Alert>
          {released.cells.length === 0 && <NoCells />}
          {released.cells.length > 0 &&
            (dayAxes !== null ? (
              <DayChart cells={released.cells} measure={measure} month={shownMonth} axes={dayAxes} />
            ) : (
              <BarChart cells={released.cells} measure={measure} dimensions={dimensions} />
            ))}
          {released.cells.length > 0 && <CellTable cells={released.cells} measure={measure} dimensions={dimensions} />}
        </>
      )}
    </Page>
  );
}

/** A month is on offer because it has cells: who sees none of them may not. Two roles are shown all there are. */
function NoCells(): ReactNode {
  const { t } = useTranslation();
  const { role, territory } = useOfficer();
  const nameOf = useTerritoryNames();
  if (role === 'administrator' || role === 'auditor') return <Empty title={t('table.noCells')} />;
  return (
    <Empty title={t('table.notForYou')}>
      <Text ta="center">{t('table.ownTerritory', { territory: nameOf(territory) })}</Text>
    </Empty>
  );
}

interface Wanted {
  readonly tableId: string;
  readonly month: string;
}

/** The release as the registry writes it into a file, never one put together here. */
async function saveCsv({ tableId, month }: Wanted): Promise<void> {
  const query = new URLSearchParams({ month });
  const path = `/api/v1/tables/${encodeURIComponent(tableId)}/data?${query.toString()}`;
  const response = await fetch(path, { headers: { Accept: 'text/csv' } }).catch(() => null);
  if (!response?.ok)
    throw new CallFailed({
      status: response?.status ?? 0,
      code: response ? 'UNKNOWN' : 'UNREACHABLE',
      title: '',
      detail: '',
      errors: [],
    });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${tableId}-${month}.csv`;
  link.click();
  // The browser reads the address after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
