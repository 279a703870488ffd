import { Injectable } from '@nestjs/common';
import { Problem, type Office } from '@gatebook/contracts';
import type { Db, Transaction } from '@gatebook/service-kit';
import { MoreThan } from 'typeorm';
import type { ListWindow } from './list-window.rules.js';
import { OfficeEntity } from './office.entity.js';

/** Keeps offices. */
@Injectable()
export class OfficeStore {
  async insert(tx: Transaction, office: Office): Promise<void> {
    await tx.insert(OfficeEntity, { ...office, createdAt: new Date(office.createdAt) });
  }

  /** The office that a request names; naming one that is not there is the caller's mistake. */
  async get(tx: Transaction, officeId: string): Promise<Office> {
    const office = await tx.findOneBy(OfficeEntity, { officeId });
    if (office === null) throw new Problem('OFFICE_UNKNOWN', { officeId });
    return officeOf(office);
  }

  async findFirst(db: Db): Promise<Office | null> {
    const [office] = await this.list(db, { after: undefined, limit: 1 });
    return office ?? null;
  }

  async list(db: Db, { after, limit }: ListWindow): Promise<readonly Office[]> {
    const where = after === undefined ? {} : { officeId: MoreThan(after) };
    return (await db.find(OfficeEntity, { where, order: { officeId: 'ASC' }, take: limit })).map(officeOf);
  }
}

function officeOf({ createdAt, ...office }: OfficeEntity): Office {
  return { ...office, createdAt: createdAt.toISOString() };
}
