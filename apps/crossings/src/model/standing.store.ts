import { Injectable } from '@nestjs/common';
import type { EmployerChanged, PermitChanged, RegistrationChanged } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

/** Keeps our copies of permits, registrations and employers. An older version that arrives late changes nothing. */
@Injectable()
export class StandingStore {
  async keepPermit(tx: EntityManager, permit: PermitChanged): Promise<void> {
    await tx.query(
      `INSERT INTO permit_standing (permit_id, version, number, person_id, registration_id, standing) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (permit_id) DO UPDATE SET version = excluded.version, registration_id = excluded.registration_id, standing = excluded.standing
       WHERE permit_standing.version < excluded.version`,
      [permit.permitId, permit.version, permit.number, permit.personId, permit.registrationId ?? null, JSON.stringify(permit)],
    );
  }

  async keepRegistration(tx: EntityManager, { registrationId, version, status, employerId }: RegistrationChanged): Promise<void> {
    await tx.query(
      `INSERT INTO registration_standing (registration_id, version, status, employer_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (registration_id) DO UPDATE SET version = excluded.version, status = excluded.status, employer_id = excluded.employer_id
       WHERE registration_standing.version < excluded.version`,
      [registrationId, version, status, employerId],
    );
  }

  async keepEmployer(tx: EntityManager, { employerId, version, status }: EmployerChanged): Promise<void> {
    await tx.query(
      `INSERT INTO employer_standing (employer_id, version, status) VALUES ($1, $2, $3)
       ON CONFLICT (employer_id) DO UPDATE SET version = excluded.version, status = excluded.status WHERE employer_standing.version < excluded.version`,
      [employerId, version, status],
    );
  }
}
