import { Injectable } from '@nestjs/common';
import type { CrossingRecorded } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';

/** Exact counts, never shown: an operator holds them against the ledger. */
@Injectable()
export class CrossingCellStore {
  /** Called once for what an event adds or takes back: the inbox row stands in the same transaction. */
  async count(tx: Transaction, { gateId, localDay, direction, traffic, outcome }: CrossingRecorded, by: 1 | -1 = 1): Promise<void> {
    await tx.query(
      `INSERT INTO crossing_cell (gate_id, local_day, direction, traffic, outcome, crossings) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (gate_id, local_day, direction, traffic, outcome) DO UPDATE SET crossings = crossing_cell.crossings + excluded.crossings`,
      [gateId, localDay, direction, traffic, outcome, by],
    );
  }
}
