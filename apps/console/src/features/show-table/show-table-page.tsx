import { Alert, Button, NativeSelect, Paper, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Empty, Loading } from '@gatebook/ui';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/api.js';
import { Page } from '../../shell/page.js';
import { ProblemNote } from '../../shell/problem-note.js';

type Cell = Readonly<Record<string, unknown>>;

/** A table's release: what it counts, its cells, a chart, and a file to hand on. */
export function ShowTablePage(): ReactNode {
  const { t } = useTranslation();
  const [tableId, setTableId] = useState('');
  const [month, setMonth] = useState('');
  const tables = useQuery({ queryKey: ['tables'], queryFn: () => answerOf(api.GET('/api/v1/tables')) });
  const table = tables.data?.find(({ id }) => id === tableId) ?? tables.data?.[0];
  const months = table?.dimensions.find(({ id }) => id === 'month')?.codes ?? [];
  const shownMonth = month !== '' && months.includes(month) ? month : (months.at(-1) ?? '');
  const data = useQuery({
    queryKey: ['table', table?.id, shownMonth],
    enabled: table !== undefined && shownMonth !== '',
    queryFn: () =>
      answerOf(api.GET('/api/v1/tables/{tableId}/data', { params: { path: { tableId: table?.id ?? '' }, query: { month: shownMonth } } })),
  });
  if (tables.isPending) return <Loading label={t('common.loading')} />;
  if (tables.isError) return <ProblemNote error={tables.error} onRetry={() => void tables.refetch()} />;
  if (!table) return <Empty title={t('table.none')} />;
  const measure = table.measures[0] ?? '';
  const dimensions = table.dimensions.filter(({ id }) => id !== 'month');
  const released = typeof data.data === 'object' ? data.data : undefined;
  const csv = `/api/v1/tables/${encodeURIComponent(table.id)}/data?month=${shownMonth}`;
  return (
    <Page
      title={t('table.title')}
      actions={
        <>
          <NativeSelect
            aria-label={t('table.which')}
            value={table.id}
            onChange={(event) => setTableId(event.currentTarget.value)}
            data={tables.data.map(({ id, title }) => ({ value: id, label: t(`table.titles.${id}`, title) }))}
            maw={320}
          />
          <NativeSelect
            aria-label={t('table.month')}
            value={shownMonth}
            onChange={(event) => setMonth(event.currentTarget.value)}
            data={[...months]}
          />
          <Button onClick={() => void saveCsv(csv, `${table.id}-${shownMonth}.csv`)} disabled={!released}>
            {t('table.csv')}
          </Button>
        </>
      }
    >
      <Text size="sm" c="dimmed">
        {table.definition}
      </Text>
      {months.length === 0 && <Empty title={t('table.noRelease')} />}
      {data.isError && <ProblemNote error={data.error} onRetry={() => void data.refetch()} />}
      {released && (
        <>
          <Alert
            color="yellow"
            variant="light"
            title={t('table.release', { number: released.release, status: t(`table.${released.status}`) })}
          >
            {t('table.notForRelease')}
          </Alert>
          <Chart cells={released.cells} measure={measure} dimensions={dimensions.map(({ id }) => id)} />
          <Cells cells={released.cells} measure={measure} dimensions={dimensions.map(({ id }) => id)} />
        </>
      )}
    </Page>
  );
}

function Chart({
  cells,
  measure,
  dimensions,
}: {
  readonly cells: readonly Cell[];
  readonly measure: string;
  readonly dimensions: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const shown = cells.filter((cell) => typeof cell[measure] === 'number').slice(0, 40);
  if (shown.length === 0) return null;
  const largest = Math.max(...shown.map((cell) => Number(cell[measure])));
  return (
    <Paper withBorder p="sm" role="img" aria-label={t('table.chart')}>
      <Stack gap={4}>
        {shown.map((cell) => {
          const label = dimensions.map((dimension) => String(cell[dimension])).join(' · ');
          return (
            <div key={label}>
              <Text size="xs">{label}</Text>
              <div className="bar-row" style={{ gridTemplateColumns: '1fr 4rem' }}>
                <div
                  className={cell.direction === 'exit' ? 'bar bar-second' : 'bar'}
                  style={{ width: `${(100 * Number(cell[measure])) / largest}%` }}
                />
                <Text size="sm">{String(cell[measure])}</Text>
              </div>
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}

function Cells({
  cells,
  measure,
  dimensions,
}: {
  readonly cells: readonly Cell[];
  readonly measure: string;
  readonly dimensions: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table striped withTableBorder data-testid="cells">
        <Table.Thead>
          <Table.Tr>
            {[...dimensions, measure].map((column) => (
              <Table.Th key={column}>{t(`table.column.${column}`, column)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell) => (
            <Table.Tr key={dimensions.map((dimension) => String(cell[dimension])).join(' ')}>
              {dimensions.map((dimension) => (
                <Table.Td key={dimension}>{String(cell[dimension])}</Table.Td>
              ))}
              <Table.Td>{typeof cell[measure] === 'number' ? cell[measure] : t('table.suppressed')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

async function saveCsv(url: string, name: string): Promise<void> {
  const response = await fetch(url, { headers: { Accept: 'text/csv' } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
