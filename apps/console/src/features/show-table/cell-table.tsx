import { Paper, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from './day-series.js';
import { useCellTexts, type Dimension } from './use-cell-texts.js';

/** The cells as they were released; a hidden one says so. What is the same in all of them is said once, above. */
export function CellTable({
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
  const columns = dimensions.filter(({ id }) => new Set(cells.map((cell) => cell[id])).size > 1);
  const common = dimensions.filter((dimension) => !columns.includes(dimension));
  return (
    <Paper withBorder>
      {common.length > 0 && (
        <Text fw={600} p="sm">
          {common.map((dimension) => textOf(dimension, cells[0]?.[dimension.id])).join(' · ')}
        </Text>
      )}
      <Table.ScrollContainer minWidth={90 * (columns.length + 1)}>
        <Table data-testid="cells">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column.id}>{column.title}</Table.Th>
              ))}
              <Table.Th className="figure">{t(`table.measure.${measure}`, measure)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cells.map((cell) => (
              <Table.Tr key={dimensions.map(({ id }) => String(cell[id])).join(' ')}>
                {columns.map((dimension) => (
                  <Table.Td key={dimension.id}>{textOf(dimension, cell[dimension.id])}</Table.Td>
                ))}
                <Table.Td className="figure">
                  {typeof cell[measure] === 'number' ? (
                    cell[measure]
                  ) : (
                    <Text span c="dimmed" size="sm">
                      {t('table.suppressed')}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
