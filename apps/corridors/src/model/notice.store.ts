import { Injectable } from '@nestjs/common';
import type { GateNoticeKept } from '@gatebook/contracts';
import { type Db, holdName, type Transaction } from '@gatebook/service-kit';
import type { Role } from '@gatebook/vocabulary';
import { NoticeEntity } from './notice.entity.js';

/** A notice with who entered it. */
export interface KnownNotice extends GateNoticeKept {
  readonly enteredRole: Role | null;
}

/** Keeps notices of a gate's status. */
@Injectable()
export class NoticeStore {
  async insert(tx: Transaction, { rank: _, from, until, ...notice }: KnownNotice, enteredBy: string, at: Date): Promise<void> {
    const times = { from: new Date(from), until: until === undefined ? null : new Date(until) };
    await tx.insert(NoticeEntity, { ...notice, ...times, enteredBy, enteredAt: at });
  }

  /** Those who notify of one gate or a gate that belongs to it go one after the other: nobody opens past a closure that is on its way. */
  async lockGates(tx: Transaction, gateIds: readonly string[]): Promise<void> {
    for (const gateId of gateIds.toSorted()) await holdName(tx, `corridors:notices:${gateId}`);
  }

  /** Two who end one notice at once go one after the other. */
  async findForUpdate(tx: Transaction, gateId: string, noticeId: string): Promise<KnownNotice | null> {
    const notice = await tx.findOne(NoticeEntity, { where: { gateId, noticeId }, lock: { mode: 'pessimistic_write' } });
    return notice && noticeOf(notice);
  }

  async end(tx: Transaction, { noticeId, version, until }: KnownNotice): Promise<void> {
    await tx.update(NoticeEntity, { noticeId }, { version, until: until === undefined ? null : new Date(until) });
  }

  /** Notices that hold or are to come, of these gates or of all. */
  async listFrom(db: Db, at: Date, gateIds: readonly string[] | null): Promise<readonly KnownNotice[]> {
    const query = db.createQueryBuilder(NoticeEntity, 'notice').where('(notice.until_at IS NULL OR notice.until_at > :at)', { at });
    if (gateIds !== null) query.andWhere('notice.gate_id = ANY (:gateIds)', { gateIds });
    return (await query.orderBy('notice.from_at').addOrderBy('notice.notice_id').getMany()).map(noticeOf);
  }
}

function noticeOf({ from, until, note, officeId, ...row }: NoticeEntity): KnownNotice {
  const rank = row.enteredRole === 'gate-supervisor' ? 'post' : 'authority';
  return { ...row, rank, officeId: officeId ?? undefined, from: from.toISOString(), until: until?.toISOString(), note: note ?? undefined };
}
