import { Injectable } from '@nestjs/common';
import type { GateNoticeKept, NoticeTexts, Role } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

/** A notice with who entered it. */
export interface KnownNotice extends GateNoticeKept {
  readonly enteredRole: Role | null;
}

interface NoticeRow {
  readonly noticeId: string;
  readonly version: number;
  readonly gateId: string;
  readonly side: string;
  readonly traffic: GateNoticeKept['traffic'];
  readonly status: GateNoticeKept['status'];
  readonly from: Date;
  readonly until: Date | null;
  readonly ground: string;
  readonly decidedBy: string;
  readonly note: NoticeTexts | null;
  readonly enteredRole: Role | null;
  readonly officeId: string | null;
}

const COLUMNS = `notice_id AS "noticeId", version, gate_id AS "gateId", side, traffic, status, from_at AS "from", until_at AS "until", ground,
  decided_by AS "decidedBy", note, entered_role AS "enteredRole", office_id AS "officeId"`;

/** Keeps notices of a gate's status. */
@Injectable()
export class NoticeStore {
  async insert(tx: EntityManager, notice: KnownNotice, enteredBy: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO gate_notice (notice_id, version, gate_id, side, traffic, status, from_at, until_at, ground, decided_by, note, entered_by, entered_role, entered_at, office_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        notice.noticeId,
        notice.version,
        notice.gateId,
        notice.side,
        notice.traffic,
        notice.status,
        notice.from,
        notice.until ?? null,
        notice.ground,
        notice.decidedBy,
        notice.note ? JSON.stringify(notice.note) : null,
        enteredBy,
        notice.enteredRole,
        at.toISOString(),
        notice.officeId ?? null,
      ],
    );
  }

  /** Those who notify of one gate or a gate that belongs to it go one after the other: nobody opens past a closure that is on its way. */
  async lockGates(tx: EntityManager, gateIds: readonly string[]): Promise<void> {
    for (const gateId of gateIds.toSorted())
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`corridors:notices:${gateId}`]);
  }

  /** Locked: two who end one notice at once go one after the other. */
  async findToChange(tx: EntityManager, gateId: string, noticeId: string): Promise<KnownNotice | null> {
    const [row]: NoticeRow[] = await tx.query(`SELECT ${COLUMNS} FROM gate_notice WHERE gate_id = $1 AND notice_id = $2 FOR UPDATE`, [
      gateId,
      noticeId,
    ]);
    return row ? noticeOf(row) : null;
  }

  async end(tx: EntityManager, notice: KnownNotice): Promise<void> {
    await tx.query('UPDATE gate_notice SET version = $2, until_at = $3 WHERE notice_id = $1', [
      notice.noticeId,
      notice.version,
      notice.until,
    ]);
  }

  /** Notices that hold or are to come, of these gates or of all. */
  async listFrom(tx: EntityManager, at: Date, gateIds: readonly string[] | null): Promise<readonly KnownNotice[]> {
    const rows: NoticeRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM gate_notice
       WHERE (until_at IS NULL OR until_at > $1) AND ($2::text[] IS NULL OR gate_id = ANY ($2)) ORDER BY from_at, notice_id`,
      [at.toISOString(), gateIds],
    );
    return rows.map(noticeOf);
  }
}

function noticeOf({ from, until, note, officeId, ...row }: NoticeRow): KnownNotice {
  const rank = row.enteredRole === 'gate-supervisor' ? 'post' : 'authority';
  return { ...row, rank, officeId: officeId ?? undefined, from: from.toISOString(), until: until?.toISOString(), note: note ?? undefined };
}
