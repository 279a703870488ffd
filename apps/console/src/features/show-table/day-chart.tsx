import { Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DIRECTIONS } from '@gatebook/vocabulary';
import { daySeries, largestCount, type Cell, type DayAxes, type DayCount, type DaySeries } from './day-series.js';
import { useCellTexts } from './use-cell-texts.js';
import { useDates } from '../../shell/use-dates.js';

const COLUMN = 30;
const BAR = 11;
const HEIGHT = 150;
const TOP = 16;
const BOTTOM = 20;
const LEFT = 34;

/** Entries and exits day by day, one chart for each series. */
export function DayChart({
  cells,
  measure,
  month,
  axes,
}: {
  readonly cells: readonly Cell[];
  readonly measure: string;
  readonly month: string;
  readonly axes: DayAxes;
}): ReactNode {
  const { t } = useTranslation();
  const dates = useDates();
  const textOf = useCellTexts(axes.apart);
  const titleOf = ({ codes }: DaySeries): string => axes.apart.map((dimension, place) => textOf(dimension, codes[place])).join(' · ');
  const all = daySeries(cells, measure, month, axes);
  const largest = largestCount(all);
  return (
    <Paper withBorder p="md" component="figure" m={0} data-testid="chart">
      <Stack gap="lg">
        {all.map((series) => (
          <div key={series.codes.join(' ')}>
            <Text fw={600} mb={4}>
              {titleOf(series)}
            </Text>
            <div className="chart-scroll">
              <Columns
                series={series}
                largest={largest}
                label={t('table.chartOf', {
                  measure: t(`table.measure.${measure}`, measure),
                  series: titleOf(series),
                  month: dates.month(month),
                })}
              />
            </div>
          </div>
        ))}
        <Group gap="lg" component="figcaption">
          {DIRECTIONS.map((direction) => (
            <Text size="sm" key={direction}>
              <span className={`swatch bar-${direction}`} />
              {t(`gate.${direction}`)}
            </Text>
          ))}
          <Text size="sm">
            <span className="swatch swatch-hidden" />
            {t('table.hidden')}
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}

function Columns({ series, largest, label }: { readonly series: DaySeries; readonly largest: number; readonly label: string }): ReactNode {
  const width = LEFT + series.days.length * COLUMN;
  const baseline = TOP + HEIGHT;
  return (
    <svg viewBox={`0 0 ${width} ${baseline + BOTTOM}`} role="img" aria-label={label} className="chart">
      {[0, 0.5, 1].map((part) => (
        <line key={part} x1={LEFT} x2={width} y1={baseline - part * HEIGHT} y2={baseline - part * HEIGHT} className="chart-line" />
      ))}
      <text x={LEFT - 6} y={TOP + 4} textAnchor="end">
        {largest}
      </text>
      <text x={LEFT - 6} y={baseline + 4} textAnchor="end">
        0
      </text>
      {series.days.map((count) => (
        <DayColumn key={count.day} count={count} largest={largest} />
      ))}
    </svg>
  );
}

function DayColumn({ count, largest }: { readonly count: DayCount; readonly largest: number }): ReactNode {
  const left = LEFT + (count.day - 1) * COLUMN;
  const baseline = TOP + HEIGHT;
  const hasAny = DIRECTIONS.some((direction) => count[direction] !== undefined);
  return (
    <g>
      {DIRECTIONS.map((direction, place) => {
        const value = count[direction];
        const x = left + 3 + place * (BAR + 2);
        if (value === undefined) return null;
        if (value === null)
          return (
            <rect key={direction} x={x + 0.75} y={baseline - 10} width={BAR - 1.5} height={10} className={`chart-hidden-${direction}`} />
          );
        const height = Math.max(1, (value / largest) * HEIGHT);
        return (
          <g key={direction}>
            <rect x={x} y={baseline - height} width={BAR} height={height} className={`chart-${direction}`} />
            <text x={x + BAR / 2} y={baseline - height - 4} textAnchor="middle">
              {value}
            </text>
          </g>
        );
      })}
      <text x={left + COLUMN / 2} y={baseline + 15} textAnchor="middle" className={hasAny ? 'chart-day' : 'chart-day-empty'}>
        {count.day}
      </text>
    </g>
  );
}
