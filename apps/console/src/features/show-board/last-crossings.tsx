import { Badge, Group, Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../../shell/use-dates.js';

interface CrossingShown {
  readonly crossingId: string;
  readonly occurredAt: string;
  readonly direction: string;
  readonly outcome: string;
  readonly permitNumber?: string | null;
  readonly flags: readonly string[];
}

/** Who passed last, by the gate's clock, and what is still to be settled. */
export function LastCrossings({ items, zone }: { readonly items: readonly CrossingShown[]; readonly zone: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { clock } = useDates();
  return (
    <Paper withBorder>
      <Table.ScrollContainer minWidth={320}>
        <Table>
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
              <Table.Tr key={crossingId} data-testid="crossing" data-permit={permitNumber ?? ''}>
                <Table.Td className="figure" ta="left">
                  {clock(occurredAt, zone, true)}
                </Table.Td>
                <Table.Td>
                  {t(`gate.${direction}`)}
                  {outcome === 'turned-back' && (
                    <Badge color="red" variant="light" ml="xs">
                      {t('board.turnedBack')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td className="number">{permitNumber ?? '–'}</Table.Td>
                <Table.Td>
                  <Group gap={4}>
                    {flags.map((flag) => (
                      <Badge key={flag} color="yellow" variant="light" className="flag">
                        {t(`flag.${flag}`, flag)}
                      </Badge>
                    ))}
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
