import { Injectable } from '@nestjs/common';
import type { PermitChanged } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';

/** Our copy of the standing of workers' permits, kept by the events of permits. */
@Injectable()
export class PermitStandingStore {
  /** Keeps the highest version told: order and repeats do not matter. */
  async keep(tx: Transaction, registrationId: string, { permitId, version, status }: PermitChanged): Promise<void> {
    await tx.query(
      `INSERT INTO permit_standing (permit_id, registration_id, version, status) VALUES ($1, $2, $3, $4)
       ON CONFLICT (permit_id) DO UPDATE SET version = excluded.version, status = excluded.status WHERE permit_standing.version < excluded.version`,
      [permitId, registrationId, version, status],
    );
  }

  async forget(tx: Transaction, permitId: string): Promise<void> {
    await tx.query('DELETE FROM permit_standing WHERE permit_id = $1', [permitId]);
  }
}
