import { Injectable } from '@nestjs/common';
import type { EmployerChanged, PermitChanged, RegistrationChanged } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';

/** Keeps our copies of permits, registrations and employers, the newest and all before it. An older version that arrives late changes nothing of the newest. */
@Injectable()
export class StandingStore {
  async keepPermit(tx: Transaction, permit: PermitChanged): Promise<void> {
    const { permitId, version, number, personId, registrationId, changedAt } = permit;
    await tx.query('INSERT INTO permit_version (permit_id, version, changed_at, standing) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
      permitId,
      version,
      changedAt,
      JSON.stringify(permit),
    ]);
    await tx.query(
      `INSERT INTO permit_standing (permit_id, version, number, person_id, registration_id, standing) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (permit_id) DO UPDATE SET version = excluded.version, registration_id = excluded.registration_id, standing = excluded.standing
       WHERE permit_standing.version < excluded.version`,
      [permitId, version, number, personId, registrationId ?? null, JSON.stringify(permit)],
    );
  }

  async forgetPermit(tx: Transaction, permitId: string): Promise<void> {
    await tx.query('DELETE FROM permit_version WHERE permit_id = $1', [permitId]);
    await tx.query('DELETE FROM permit_standing WHERE permit_id = $1', [permitId]);
  }

  async keepRegistration(tx: Transaction, registration: RegistrationChanged): Promise<void> {
    const { registrationId, version, status, employerId, changedAt } = registration;
    await tx.query(
      'INSERT INTO registration_version (registration_id, version, changed_at, status, employer_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [registrationId, version, changedAt, status, employerId],
    );
    await tx.query(
      `INSERT INTO registration_standing (registration_id, version, status, employer_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (registration_id) DO UPDATE SET version = excluded.version, status = excluded.status, employer_id = excluded.employer_id
       WHERE registration_standing.version < excluded.version`,
      [registrationId, version, status, employerId],
    );
  }

  async forgetRegistration(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('DELETE FROM registration_version WHERE registration_id = $1', [registrationId]);
    await tx.query('DELETE FROM registration_standing WHERE registration_id = $1', [registrationId]);
  }

  /** `toldAt`: the event's own instant, where the source does not say when the change happened. */
  async keepEmployer(tx: Transaction, { employerId, version, status, changedAt }: EmployerChanged, toldAt: string): Promise<void> {
    await tx.query(
      'INSERT INTO employer_version (employer_id, version, changed_at, status) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [employerId, version, changedAt ?? toldAt, status],
    );
    await tx.query(
      `INSERT INTO employer_standing (employer_id, version, status) VALUES ($1, $2, $3)
       ON CONFLICT (employer_id) DO UPDATE SET version = excluded.version, status = excluded.status WHERE employer_standing.version < excluded.version`,
      [employerId, version, status],
    );
  }

  async forgetEmployer(tx: Transaction, employerId: string): Promise<void> {
    await tx.query('DELETE FROM employer_version WHERE employer_id = $1', [employerId]);
    await tx.query('DELETE FROM employer_standing WHERE employer_id = $1', [employerId]);
  }
}
