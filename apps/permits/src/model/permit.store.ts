import { Injectable } from '@nestjs/common';
import type { ListPermits } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import type { KeptPermit } from './kept-permit.types.js';
import { PermitEntity } from './permit.entity.js';

/** What may change after the request. */
const CHANGING = [
  'version',
  'status',
  'validUntil',
  'issuedAt',
  'changedAt',
  'reason',
  'note',
  'timesExtended',
  'statusList',
  'statusIndex',
  'statusListSequence',
] as const satisfies readonly (keyof KeptPermit)[];

/** Keeps permits. Row-level security shows a caller the permits of the office that the transaction was opened for. */
@Injectable()
export class PermitStore {
  async nextSerial(tx: Transaction): Promise<number> {
    const [row]: { serial: string }[] = await tx.query(`SELECT nextval('permit_number') AS serial`);
    if (!row) throw new Error('the sequence gave no number');
    return Number(row.serial);
  }

  async insert(tx: Transaction, permit: KeptPermit, sealedCredential: Buffer | null): Promise<void> {
    await tx.insert(PermitEntity, { ...permit, sealedCredential });
  }

  /** A credential is replaced only when a new one is given. */
  async update(tx: Transaction, permit: KeptPermit, sealedCredential: Buffer | null = null): Promise<void> {
    const { permitId } = permit;
    const changed = Object.fromEntries(CHANGING.map((field) => [field, permit[field]]));
    const { affected } = await tx.update(
      PermitEntity,
      { permitId },
      sealedCredential === null ? changed : { ...changed, sealedCredential },
    );
    if (affected !== 1) throw new Error(`permit ${permitId} is not in the scope of its change`);
  }

  async find(tx: Transaction, permitId: string): Promise<KeptPermit | null> {
    return tx.findOneBy(PermitEntity, { permitId });
  }

  /** Locked: two decisions about one permit go one after the other. */
  async findForUpdate(tx: Transaction, permitId: string): Promise<KeptPermit | null> {
    return tx.findOne(PermitEntity, { where: { permitId }, lock: { mode: 'pessimistic_write' } });
  }

  async findByNumber(tx: Transaction, number: string): Promise<KeptPermit | null> {
    return tx.findOneBy(PermitEntity, { number });
  }

  async listOfRegistration(tx: Transaction, registrationId: string): Promise<readonly KeptPermit[]> {
    return tx.find(PermitEntity, { where: { registrationId }, order: { permitId: 'DESC' } });
  }

  /** Held as they are until the change: an officer may be deciding on one of them. */
  async listOfRegistrationForUpdate(tx: Transaction, registrationId: string): Promise<readonly KeptPermit[]> {
    return tx.find(PermitEntity, { where: { registrationId }, order: { permitId: 'DESC' }, lock: { mode: 'pessimistic_write' } });
  }

  /** The release before follows registrations too while both run, under the lock of its wish; it issues where there is no permit yet to be locked. */
  async awaitReleaseBefore(tx: Transaction, registrationId: string): Promise<void> {
    await tx.query('SELECT 1 FROM issue_wish WHERE registration_id = $1 FOR UPDATE', [registrationId]);
  }

  async findCredential(tx: Transaction, permitId: string): Promise<Buffer | null> {
    const found = await tx.findOne(PermitEntity, { where: { permitId }, select: { sealedCredential: true } });
    return found?.sealedCredential ?? null;
  }

  /** Newest first; `todays` is the day on each host side, by which a permit has expired. */
  async list(
    tx: Transaction,
    { status, after, personId, registrationId, type }: ListPermits,
    todays: Readonly<Record<string, string>>,
    limit: number,
  ): Promise<readonly KeptPermit[]> {
    const query = tx.createQueryBuilder(PermitEntity, 'permit').orderBy('permit.permit_id', 'DESC').limit(limit);
    for (const [field, value] of Object.entries({ personId, registrationId, type }))
      if (value !== undefined) query.andWhere(`permit.${field} = :${field}`, { [field]: value });
    if (status !== undefined)
      query.andWhere(
        `:status = CASE WHEN permit.status IN ('issued', 'suspended') AND permit.valid_until < CAST(CAST(:todays AS jsonb) ->> permit.host_side AS date)
           THEN 'expired' ELSE permit.status END`,
        { status, todays: JSON.stringify(todays) },
      );
    if (after !== undefined) query.andWhere('permit.permit_id < :after', { after });
    return query.getMany();
  }
}
