import { Injectable } from '@nestjs/common';
import { acrossOffices, type Transaction } from '@gatebook/service-kit';
import type { SelectQueryBuilder } from 'typeorm';
import type { PlaceHolder } from './quota.rules.js';
import type { KnownRegistration, RegistrationRow } from './registration.types.js';
import { RegistrationEntity } from './registration.entity.js';

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

const PERMIT_IS_ISSUED = `(r.permit_type IS NULL OR EXISTS (SELECT 1 FROM permit_standing p WHERE p.registration_id = r.registration_id AND p.status = 'issued'))`;

/** Keeps registrations. Row-level security keeps the offices apart; `officeId` does it once more. */
@Injectable()
export class RegistrationStore {
  async insert(tx: Transaction, registration: RegistrationRow): Promise<void> {
    await tx.insert(RegistrationEntity, columnsOf(registration));
  }

  async update(tx: Transaction, registration: RegistrationRow): Promise<void> {
    const { registrationId, ...columns } = columnsOf(registration);
    const { affected } = await tx.update(RegistrationEntity, { registrationId }, columns);
    if (affected !== 1) throw new Error(`registration ${registrationId} is not in the scope of its change`);
  }

  /** The next number: readable, by side and year; gaps are no harm. */
  async nextNumber(tx: Transaction, side: string, year: string): Promise<string> {
    const [row]: { next: string }[] = await tx.query(`SELECT nextval('registration_number_seq') AS next`);
    return `${side}-R-${year.slice(2)}-${(row?.next ?? '').padStart(7, '0')}`;
  }

  async find(tx: Transaction, registrationId: string, officeId: string | null): Promise<KnownRegistration | null> {
    const found = await this.ofOffice(tx, officeId).andWhere('r.registration_id = :registrationId', { registrationId }).getOne();
    return found && registrationOf(found);
  }

  /** The registration for a change: two decisions about one registration meet here. */
  async findForUpdate(tx: Transaction, registrationId: string, officeId: string | null): Promise<KnownRegistration | null> {
    const held = this.ofOffice(tx, officeId).andWhere('r.registration_id = :registrationId', { registrationId });
    const found = await held.setLock('pessimistic_write', undefined, ['r']).getOne();
    return found && registrationOf(found);
  }

  /** The newest first. */
  async list(
    tx: Transaction,
    { after, limit, ...wanted }: RegistrationsWanted,
    officeId: string | null,
  ): Promise<readonly KnownRegistration[]> {
    const query = this.ofOffice(tx, officeId).orderBy('r.registration_id', 'DESC').limit(limit);
    for (const [field, value] of Object.entries(wanted))
      if (value !== undefined) query.andWhere(`r.${field} = :${field}`, { [field]: value });
    if (after !== undefined) query.andWhere('r.registration_id < :after', { after });
    return (await query.getMany()).map(registrationOf);
  }

  private ofOffice(tx: Transaction, officeId: string | null): SelectQueryBuilder<RegistrationEntity> {
    const query = tx.createQueryBuilder(RegistrationEntity, 'r').innerJoinAndSelect('r.employer', 'employer');
    return officeId === null ? query : query.where('r.office_id = :officeId', { officeId });
  }

  /** Whether another live registration renews or transfers this one: it has one at most (`registration_one_successor`). */
  async hasOtherSuccessor(tx: Transaction, registrationId: string, than: string | null): Promise<boolean> {
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
  async lockPlaceHolders(tx: Transaction, agreementId: string): Promise<readonly PlaceHolder[]> {
    return acrossOffices(tx, () =>
      tx.query(
        `SELECT r.registration_id AS "registrationId", r.status <> 'submitted' AS "isApproved", r.contract_from::text AS "contractFrom",
                r.home_territory AS "homeTerritory", r.host_territory AS "hostTerritory", e.industry
         FROM registration r JOIN employer e USING (employer_id)
         WHERE r.agreement_id = $1 AND r.status NOT IN ('draft', 'refused') ORDER BY r.registration_id FOR SHARE OF r`,
        [agreementId],
      ),
    );
  }

  /** Approved ones whose permit is issued and whose contract has begun by the given day; the zone decides exactly. */
  async dueToBegin(
    tx: Transaction,
    latestDay: string,
    { registrationId = null, after = null }: { readonly registrationId?: string | null; readonly after?: string | null },
  ): Promise<readonly DueRegistration[]> {
    return tx.query(
      `SELECT r.registration_id AS "registrationId", r.host_side AS "hostSide", r.contract_from::text AS day FROM registration r
       WHERE r.status = 'approved' AND r.contract_from <= $1 AND ($2::uuid IS NULL OR r.registration_id = $2)
         AND ($3::uuid IS NULL OR r.registration_id > $3) AND ${PERMIT_IS_ISSUED}
       ORDER BY r.registration_id LIMIT 200`,
      [latestDay, registrationId, after],
    );
  }

  /** Those whose contract has ended before the given day; the zone decides exactly. */
  async dueToEnd(tx: Transaction, latestDay: string, after: string | null): Promise<readonly DueRegistration[]> {
    return tx.query(
      `SELECT registration_id AS "registrationId", host_side AS "hostSide", contract_to::text AS day FROM registration
       WHERE status IN ('approved', 'active', 'suspended') AND contract_to < $1
         AND ($2::uuid IS NULL OR registration_id > $2) ORDER BY registration_id LIMIT 200`,
      [latestDay, after],
    );
  }
}

/** What the employer adds is not the registration's to keep. */
function columnsOf({ employerName: _, industry: _ofEmployer, ...registration }: RegistrationRow & Partial<KnownRegistration>) {
  const { occupation, from, to, wage = null } = registration.contract;
  return { ...registration, contract: { occupation, from, to, wage } };
}

function registrationOf({ employer, contract: { wage, ...contract }, ...registration }: RegistrationEntity): KnownRegistration {
  return {
    ...registration,
    employerName: employer.nameLatin ?? employer.name,
    industry: employer.industry,
    contract: { ...contract, workplaceTerritory: registration.hostTerritory, wage: wage ?? undefined },
    chainId: registration.chainId ?? registration.registrationId,
  };
}
