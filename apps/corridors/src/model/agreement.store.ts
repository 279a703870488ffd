import { Injectable } from '@nestjs/common';
import type { Agreement, ListAgreements } from '@gatebook/contracts';
import { withoutNulls, type Db, type Transaction } from '@gatebook/service-kit';
import { AgreementEntity } from './agreement.entity.js';

/** Keeps agreements. */
@Injectable()
export class AgreementStore {
  async insert(tx: Transaction, agreement: Agreement, enteredBy: string): Promise<void> {
    await tx.insert(AgreementEntity, { ...agreement, enteredBy });
  }

  async find(db: Db, agreementId: string): Promise<Agreement | null> {
    const agreement = await db.findOneBy(AgreementEntity, { agreementId });
    return agreement && withoutNulls(agreement);
  }

  /** Two changes of one agreement go one after the other. */
  async findForUpdate(tx: Transaction, agreementId: string): Promise<Agreement | null> {
    const agreement = await tx.findOne(AgreementEntity, { where: { agreementId }, lock: { mode: 'pessimistic_write' } });
    return agreement && withoutNulls(agreement);
  }

  async setEnd(tx: Transaction, { agreementId, version, validUntil }: Agreement): Promise<void> {
    await tx.update(AgreementEntity, { agreementId }, { version, validUntil: validUntil ?? null });
  }

  async list(db: Db, { corridorId, kind, on, after }: ListAgreements, limit: number): Promise<readonly Agreement[]> {
    const query = db.createQueryBuilder(AgreementEntity, 'agreement').orderBy('agreement.agreement_id').limit(limit);
    if (corridorId !== undefined) query.andWhere('agreement.corridor_id = :corridorId', { corridorId });
    if (kind !== undefined) query.andWhere('agreement.kind = :kind', { kind });
    if (on !== undefined)
      query.andWhere('agreement.valid_from <= :on AND (agreement.valid_until IS NULL OR :on <= agreement.valid_until)', { on });
    if (after !== undefined) query.andWhere('agreement.agreement_id > :after', { after });
    return (await query.getMany()).map((agreement) => withoutNulls(agreement));
  }
}
