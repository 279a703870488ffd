import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from './day-series.js';
import { useCellTexts, type Dimension } from './use-cell-texts.js';

const MOST_BARS = 40;

/** One bar for each cell that is shown. */
export function BarChart({
  cells,
  measure,
  dimensions,
}: {
  readonly cells: readonly Cell[];
  readonly measure: string;
  readonly dimensions: readonly Dimension[];
}): ReactNode {
  const { t } = useTranslation();
  const textOf = useCellTexts(dimensions);
  const shown = cells.filter((cell) => typeof cell[measure] === 'number').slice(0, MOST_BARS);
  if (shown.length === 0) return null;
  const largest = Math.max(...shown.map((cell) => Number(cell[measure])));
  return (
    <Paper withBorder p="md" component="figure" m={0} aria-label={t('table.chart')} data-testid="chart">
      <Stack gap="sm">
        {shown.map((cell) => {
          const label = dimensions.map((dimension) => textOf(dimension, cell[dimension.id])).join(' · ');
          return (
            <div key={label}>
              <Text size="sm">{label}</Text>
              <div className="bar-row bar-row-wide">
                <div className="bar bar-entry" style={{ width: `${(100 * Number(cell[measure])) / largest}%` }} />
                <Text className="figure">{String(cell[measure])}</Text>
              </div>
            </div>
          );
        })}
      </Stack>
    </Paper>
  );
}
