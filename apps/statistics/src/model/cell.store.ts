import { Injectable } from '@nestjs/common';
import type { CrossingRecorded, RegistrationChanged } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

/** Exact counts and what they are made from; nothing here is shown. */
@Injectable()
export class CellStore {
  /** Called once for what an event adds or takes back: the inbox row stands in the same transaction. */
  async count(tx: EntityManager, { gateId, localDay, direction, traffic, outcome }: CrossingRecorded, by: 1 | -1 = 1): Promise<void> {
    await tx.query(
      `INSERT INTO crossing_cell (gate_id, local_day, direction, traffic, outcome, crossings) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (gate_id, local_day, direction, traffic, outcome) DO UPDATE SET crossings = crossing_cell.crossings + excluded.crossings`,
      [gateId, localDay, direction, traffic, outcome, by],
    );
  }

  async forgetRegistration(tx: EntityManager, registrationId: string): Promise<void> {
    await tx.query('DELETE FROM registration_version WHERE registration_id = $1', [registrationId]);
  }

  async keepRegistration(tx: EntityManager, registration: RegistrationChanged): Promise<void> {
    const {
      registrationId,
      version,
      personId,
      status,
      changedAt,
      contractFrom,
      contractTo,
      homeTerritory,
      hostTerritory,
      sex,
      occupation,
      employerId,
    } = registration;
    await tx.query(
      `INSERT INTO registration_version (registration_id, version, person_id, status, changed_at, contract_from, contract_to, home_territory, host_territory, sex, occupation, employer_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING`,
      [
        registrationId,
        version,
        personId,
        status,
        changedAt,
        contractFrom,
        contractTo,
        homeTerritory ?? null,
        hostTerritory,
        sex,
        occupation,
        employerId,
      ],
    );
  }
}
