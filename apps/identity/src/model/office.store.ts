import { Injectable } from '@nestjs/common';
import { Problem, type Office } from '@gatebook/contracts';
import { MoreThan, type EntityManager } from 'typeorm';
import type { ListWindow } from './list-window.js';
import { OfficeEntity } from './office.entity.js';

/** Keeps offices. */
@Injectable()
export class OfficeStore {
  async insert(tx: EntityManager, office: Office): Promise<void> {
    await tx.insert(OfficeEntity, { ...office, createdAt: new Date(office.createdAt) });
  }

  /** The office that a request names; naming one that is not there is the caller's mistake. */
  async get(tx: EntityManager, officeId: string): Promise<Office> {
    const office = await tx.findOneBy(OfficeEntity, { officeId });
    if (office === null) throw new Problem('OFFICE_UNKNOWN', { officeId });
    return officeOf(office);
  }

  async findFirst(tx: EntityManager): Promise<Office | null> {
    const [office] = await this.list(tx, { after: undefined, limit: 1 });
    return office ?? null;
  }

  async list(tx: EntityManager, { after, limit }: ListWindow): Promise<readonly Office[]> {
    const where = after === undefined ? {} : { officeId: MoreThan(after) };
    return (await tx.find(OfficeEntity, { where, order: { officeId: 'ASC' }, take: limit })).map(officeOf);
  }
}

function officeOf({ createdAt, ...office }: OfficeEntity): Office {
  return { ...office, createdAt: createdAt.toISOString() };
}
