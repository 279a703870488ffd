import { Injectable } from '@nestjs/common';
import type { FocalPoint, ListFocalPoints } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

const SELECT = `SELECT focal_point_id AS "focalPointId", version, side, authority, gate_id AS "gateId", title, languages, email, phone,
  from_day::text AS "from", until_day::text AS "until", office_id AS "officeId" FROM focal_point`;

interface FocalPointRow extends Omit<FocalPoint, 'gateId' | 'email' | 'phone' | 'until' | 'officeId'> {
  readonly officeId: string | null;
  readonly gateId: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly until: string | null;
}

/** Keeps the dated directory of focal points. */
@Injectable()
export class FocalPointStore {
  async insert(tx: EntityManager, point: FocalPoint, enteredBy: string): Promise<void> {
    await tx.query(
      `INSERT INTO focal_point (focal_point_id, version, side, authority, gate_id, title, languages, email, phone, from_day, until_day, entered_by, office_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        point.focalPointId,
        point.version,
        point.side,
        point.authority,
        point.gateId ?? null,
        point.title,
        point.languages,
        point.email ?? null,
        point.phone ?? null,
        point.from,
        point.until ?? null,
        enteredBy,
        point.officeId ?? null,
      ],
    );
  }

  async list(tx: EntityManager, { side, gateId, on, after }: ListFocalPoints, limit: number): Promise<readonly FocalPoint[]> {
    const rows: FocalPointRow[] = await tx.query(
      `${SELECT}
       WHERE ($1::text IS NULL OR side = $1) AND ($2::text IS NULL OR gate_id = $2)
         AND ($3::date IS NULL OR (from_day <= $3 AND (until_day IS NULL OR $3 <= until_day))) AND ($4::uuid IS NULL OR focal_point_id > $4)
       ORDER BY focal_point_id LIMIT $5`,
      [side ?? null, gateId ?? null, on ?? null, after ?? null, limit],
    );
    return rows.map(pointOf);
  }

  /** Locked: two changes of one entry go one after the other. */
  async findToChange(tx: EntityManager, focalPointId: string): Promise<FocalPoint | null> {
    const [row]: FocalPointRow[] = await tx.query(`${SELECT} WHERE focal_point_id = $1 FOR UPDATE`, [focalPointId]);
    return row ? pointOf(row) : null;
  }

  async setEnd(tx: EntityManager, { focalPointId, version, until }: FocalPoint): Promise<void> {
    await tx.query('UPDATE focal_point SET version = $2, until_day = $3 WHERE focal_point_id = $1', [focalPointId, version, until]);
  }
}

function pointOf({ gateId, email, phone, until, officeId, ...row }: FocalPointRow): FocalPoint {
  return {
    ...row,
    gateId: gateId ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
    until: until ?? undefined,
    officeId: officeId ?? undefined,
  };
}
