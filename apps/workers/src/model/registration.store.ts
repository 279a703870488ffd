import { Injectable } from '@nestjs/common';
import { acrossOffices } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import type { PlaceHolder } from './quota.rules.js';
import type { KnownRegistration, RegistrationRow } from './registration.js';
import { registrationOf, REGISTRATION_COLUMNS, valuesOf, type SqlRegistration } from './registration.columns.js';

/** Which registrations to list. */
export interface RegistrationsWanted {
  readonly status?: string;
  readonly agreementId?: string;
  readonly employerId?: string;
  readonly personId?: string;
  readonly hostTerritory?: string;
  readonly number?: string;
  readonly after?: string;
  readonly limit: number;
}

/** A registration that its calendar may have reached. */
export interface DueRegistration {
  readonly registrationId: string;
  readonly hostSide: string;
  readonly day: string;
}

type SqlPlaceHolder = Pick<
  SqlRegistration,
  'registration_id' | 'status' | 'contract_from' | 'home_territory' | 'host_territory' | 'industry'
>;

const SELECT = `SELECT r.*, r.contract_from::text AS contract_from, r.contract_to::text AS contract_to, coalesce(e.name_latin, e.name) AS employer_name, e.industry
  FROM registration r JOIN employer e USING (employer_id)`;
const PERMIT_IS_ISSUED = `(r.permit_type IS NULL OR EXISTS (SELECT 1 FROM permit_standing p WHERE p.registration_id = r.registration_id AND p.status = 'issued'))`;

/** Keeps registrations. Row-level security keeps the offices apart; `officeId` does it once more. */
@Injectable()
export class RegistrationStore {
  async insert(tx: EntityManager, registration: RegistrationRow): Promise<void> {
    const places = REGISTRATION_COLUMNS.map((_, at) => `$${at + 1}`);
    await tx.query(`INSERT INTO registration (${REGISTRATION_COLUMNS.join(', ')}) VALUES (${places.join(', ')})`, [
      ...valuesOf(registration),
    ]);
  }

  async update(tx: EntityManager, registration: RegistrationRow): Promise<void> {
    const places = REGISTRATION_COLUMNS.slice(1).map((column, at) => `${column} = $${at + 2}`);
    const [, written]: [unknown, number] = await tx.query(`UPDATE registration SET ${places.join(', ')} WHERE registration_id = $1`, [
      ...valuesOf(registration),
    ]);
    if (written !== 1) throw new Error(`registration ${registration.registrationId} is not in the scope of its change`);
  }

  /** The next number: readable, by side and year; gaps are no harm. */
  async nextNumber(tx: EntityManager, side: string, year: string): Promise<string> {
    const [row]: { next: string }[] = await tx.query(`SELECT nextval('registration_number_seq') AS next`);
    return `${side}-R-${year.slice(2)}-${(row?.next ?? '').padStart(7, '0')}`;
  }

  async find(tx: EntityManager, registrationId: string, officeId: string | null): Promise<KnownRegistration | null> {
    const [row]: SqlRegistration[] = await tx.query(`${SELECT} WHERE r.registration_id = $1 AND ($2::uuid IS NULL OR r.office_id = $2)`, [
      registrationId,
      officeId,
    ]);
    return row === undefined ? null : registrationOf(row);
  }

  /** The registration for a change: two decisions about one registration meet here. */
  async lock(tx: EntityManager, registrationId: string, officeId: string | null): Promise<KnownRegistration | null> {
    await tx.query('SELECT 1 FROM registration WHERE registration_id = $1 FOR UPDATE', [registrationId]);
    return this.find(tx, registrationId, officeId);
  }

  async list(tx: EntityManager, wanted: RegistrationsWanted, officeId: string | null): Promise<readonly KnownRegistration[]> {
    const rows: SqlRegistration[] = await tx.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR r.office_id = $1) AND ($2::text IS NULL OR r.status = $2) AND ($3::uuid IS NULL OR r.agreement_id = $3)
         AND ($4::uuid IS NULL OR r.employer_id = $4) AND ($5::uuid IS NULL OR r.person_id = $5) AND ($6::text IS NULL OR r.host_territory = $6)
         AND ($7::text IS NULL OR r.number = $7) AND ($8::uuid IS NULL OR r.registration_id < $8)
       ORDER BY r.registration_id DESC LIMIT $9`,
      [
        officeId,
        wanted.status ?? null,
        wanted.agreementId ?? null,
        wanted.employerId ?? null,
        wanted.personId ?? null,
        wanted.hostTerritory ?? null,
        wanted.number ?? null,
        wanted.after ?? null,
        wanted.limit,
      ],
    );
    return rows.map(registrationOf);
  }

  /** Whether another live registration renews or transfers this one: it has one at most (`registration_one_successor`). */
  async hasOtherSuccessor(tx: EntityManager, registrationId: string, than: string | null): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `SELECT 1 FROM registration WHERE succeeds = $1 AND status IN ('submitted', 'approved', 'active', 'suspended')
         AND ($2::uuid IS NULL OR registration_id <> $2)`,
      [registrationId, than],
    );
    return rows.length > 0;
  }

  /**
   * Who holds places of an agreement's quota, of all offices: a quota is shared by them. Locked against decisions meanwhile.
   * An early end gives no place back, so the ended count too.
   */
  async lockPlaceHolders(tx: EntityManager, agreementId: string): Promise<readonly PlaceHolder[]> {
    const rows: SqlPlaceHolder[] = await acrossOffices(tx, () =>
      tx.query(
        `SELECT r.registration_id, r.status, r.contract_from::text AS contract_from, r.home_territory, r.host_territory, e.industry
         FROM registration r JOIN employer e USING (employer_id)
         WHERE r.agreement_id = $1 AND r.status NOT IN ('draft', 'refused') ORDER BY r.registration_id FOR SHARE OF r`,
        [agreementId],
      ),
    );
    return rows.map(({ registration_id, status, contract_from, home_territory, host_territory, industry }) => ({
      registrationId: registration_id,
      isApproved: status !== 'submitted',
      contractFrom: contract_from,
      homeTerritory: home_territory,
      hostTerritory: host_territory,
      industry,
    }));
  }

  /** Approved ones whose permit is issued and whose contract has begun by the given day; the zone decides exactly. */
  async dueToBegin(
    tx: EntityManager,
    latestDay: string,
    { registrationId = null, after = null }: { readonly registrationId?: string | null; readonly after?: string | null },
  ): Promise<readonly DueRegistration[]> {
    return dueOf(
      await tx.query(
        `SELECT r.registration_id, r.host_side, r.contract_from::text AS day FROM registration r
         WHERE r.status = 'approved' AND r.contract_from <= $1 AND ($2::uuid IS NULL OR r.registration_id = $2)
           AND ($3::uuid IS NULL OR r.registration_id > $3) AND ${PERMIT_IS_ISSUED}
         ORDER BY r.registration_id LIMIT 200`,
        [latestDay, registrationId, after],
      ),
    );
  }

  /** Those whose contract has ended before the given day; the zone decides exactly. */
  async dueToEnd(tx: EntityManager, latestDay: string, after: string | null): Promise<readonly DueRegistration[]> {
    return dueOf(
      await tx.query(
        `SELECT registration_id, host_side, contract_to::text AS day FROM registration
         WHERE status IN ('approved', 'active', 'suspended') AND contract_to < $1
           AND ($2::uuid IS NULL OR registration_id > $2) ORDER BY registration_id LIMIT 200`,
        [latestDay, after],
      ),
    );
  }
}

function dueOf(rows: readonly { registration_id: string; host_side: string; day: string }[]): readonly DueRegistration[] {
  return rows.map(({ registration_id, host_side, day }) => ({ registrationId: registration_id, hostSide: host_side, day }));
}
