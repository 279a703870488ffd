import { Injectable } from '@nestjs/common';
import type { FocalPoint, ListFocalPoints } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';

interface FocalPointRow extends Omit<FocalPoint, 'gateId' | 'email' | 'phone' | 'until'> {
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
      `INSERT INTO focal_point (focal_point_id, version, side, authority, gate_id, title, languages, email, phone, from_day, until_day, entered_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
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
      ],
    );
  }

  async list(tx: EntityManager, { side, gateId, on, after }: ListFocalPoints, limit: number): Promise<readonly FocalPoint[]> {
    const rows: FocalPointRow[] = await tx.query(
      `SELECT focal_point_id AS "focalPointId", version, side, authority, gate_id AS "gateId", title, languages, email, phone, from_day::text AS "from", until_day::text AS "until"
       FROM focal_point
       WHERE ($1::text IS NULL OR side = $1) AND ($2::text IS NULL OR gate_id = $2)
         AND ($3::date IS NULL OR (from_day <= $3 AND (until_day IS NULL OR $3 <= until_day))) AND ($4::uuid IS NULL OR focal_point_id > $4)
       ORDER BY focal_point_id LIMIT $5`,
      [side ?? null, gateId ?? null, on ?? null, after ?? null, limit],
    );
    return rows.map(({ gateId: gate, email, phone, until, ...row }) => ({
      ...row,
      gateId: gate ?? undefined,
      email: email ?? undefined,
      phone: phone ?? undefined,
      until: until ?? undefined,
    }));
  }
}
