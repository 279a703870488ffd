import { Injectable } from '@nestjs/common';
import type { Agreement, ListAgreements } from '@gatebook/contracts';
import { withoutNulls } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { AgreementEntity } from './agreement.entity.js';

/** Keeps agreements. */
@Injectable()
export class AgreementStore {
  async insert(tx: EntityManager, agreement: Agreement, enteredBy: string): Promise<void> {
    await tx.insert(AgreementEntity, { ...agreement, enteredBy });
  }

  async find(tx: EntityManager, agreementId: string): Promise<Agreement | null> {
    const agreement = await tx.findOneBy(AgreementEntity, { agreementId });
    return agreement && withoutNulls(agreement);
  }

  /** Two changes of one agreement go one after the other. */
  async findForUpdate(tx: EntityManager, agreementId: string): Promise<Agreement | null> {
    const agreement = await tx.findOne(AgreementEntity, { where: { agreementId }, lock: { mode: 'pessimistic_write' } });
    return agreement && withoutNulls(agreement);
  }

  async setEnd(tx: EntityManager, { agreementId, version, validUntil }: Agreement): Promise<void> {
    await tx.update(AgreementEntity, { agreementId }, { version, validUntil: validUntil ?? null });
  }

  async list(tx: EntityManager, { corridorId, kind, on, after }: ListAgreements, limit: number): Promise<readonly Agreement[]> {
    const query = tx.createQueryBuilder(AgreementEntity, 'agreement').orderBy('agreement.agreement_id').limit(limit);
    if (corridorId !== undefined) query.andWhere('agreement.corridor_id = :corridorId', { corridorId });
    if (kind !== undefined) query.andWhere('agreement.kind = :kind', { kind });
    if (on !== undefined)
      query.andWhere('agreement.valid_from <= :on AND (agreement.valid_until IS NULL OR :on <= agreement.valid_until)', { on });
    if (after !== undefined) query.andWhere('agreement.agreement_id > :after', { after });
    return (await query.getMany()).map((agreement) => withoutNulls(agreement));
  }
}
