import { Paper, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from './day-series.js';
import { useCellTexts } from './use-cell-texts.js';

/** The cells as they were released; a hidden one says so. What is the same in all of them is said once, above. */
export function CellTable({
  cells,
  measure,
  dimensions,
}: {
  readonly cells: readonly Cell[];
  readonly measure: string;
  readonly dimensions: readonly string[];
}): ReactNode {
  const { t } = useTranslation();
  const textOf = useCellTexts();
  const columns = dimensions.filter((dimension) => new Set(cells.map((cell) => cell[dimension])).size > 1);
  const common = dimensions.filter((dimension) => !columns.includes(dimension));
  return (
    <Paper withBorder>
      {common.length > 0 && (
        <Text fw={600} p="sm">
          {common.map((dimension) => textOf(dimension, cells[0]?.[dimension])).join(' · ')}
        </Text>
      )}
      <Table.ScrollContainer minWidth={90 * (columns.length + 1)}>
        <Table data-testid="cells">
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <Table.Th key={column}>{t(`table.column.${column}`, column)}</Table.Th>
              ))}
              <Table.Th className="figure">{t(`table.column.${measure}`, measure)}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {cells.map((cell) => (
              <Table.Tr key={dimensions.map((dimension) => String(cell[dimension])).join(' ')}>
                {columns.map((dimension) => (
                  <Table.Td key={dimension}>{textOf(dimension, cell[dimension])}</Table.Td>
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
