import { Injectable } from '@nestjs/common';
import type { RegistrationChanged } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';

/** Every version of a registration that was told: stock follows from them whatever the order of arrival. */
@Injectable()
export class RegistrationStore {
  async keep(tx: Transaction, registration: RegistrationChanged): Promise<void> {
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

  async forget(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('DELETE FROM registration_version WHERE registration_id = $1', [registrationId]);
  }
}
