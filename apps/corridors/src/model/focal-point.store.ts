import { Injectable } from '@nestjs/common';
import type { FocalPoint, ListFocalPoints } from '@gatebook/contracts';
import { withoutNulls, type Db, type Transaction } from '@gatebook/service-kit';
import { FocalPointEntity } from './focal-point.entity.js';

/** Keeps the dated directory of focal points. */
@Injectable()
export class FocalPointStore {
  async insert(tx: Transaction, point: FocalPoint, enteredBy: string): Promise<void> {
    await tx.insert(FocalPointEntity, { ...point, enteredBy });
  }

  async list(db: Db, { side, gateId, on, after }: ListFocalPoints, limit: number): Promise<readonly FocalPoint[]> {
    const query = db.createQueryBuilder(FocalPointEntity, 'point').orderBy('point.focal_point_id').limit(limit);
    if (side !== undefined) query.andWhere('point.side = :side', { side });
    if (gateId !== undefined) query.andWhere('point.gate_id = :gateId', { gateId });
    if (on !== undefined) query.andWhere('point.from_day <= :on AND (point.until_day IS NULL OR :on <= point.until_day)', { on });
    if (after !== undefined) query.andWhere('point.focal_point_id > :after', { after });
    return (await query.getMany()).map((point) => withoutNulls(point));
  }

  /** Two changes of one entry go one after the other. */
  async findForUpdate(tx: Transaction, focalPointId: string): Promise<FocalPoint | null> {
    const point = await tx.findOne(FocalPointEntity, { where: { focalPointId }, lock: { mode: 'pessimistic_write' } });
    return point && withoutNulls(point);
  }

  async setEnd(tx: Transaction, { focalPointId, version, until }: FocalPoint): Promise<void> {
    await tx.update(FocalPointEntity, { focalPointId }, { version, until: until ?? null });
  }
}
