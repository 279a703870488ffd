import { Injectable } from '@nestjs/common';
import { Problem, type Office, type OfficeKind } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { ListWindow } from './list-window.js';

interface OfficeRow {
  readonly office_id: string;
  readonly name: string;
  readonly kind: OfficeKind;
  readonly territory: string;
  readonly gate_ids: string[];
  readonly created_at: Date;
}

const COLUMNS = 'office_id, name, kind, territory, gate_ids, created_at';

/** Keeps offices. */
@Injectable()
export class OfficeStore {
  async insert(tx: EntityManager, office: Office): Promise<void> {
    const { officeId, name, kind, territory, gateIds, createdAt } = office;
    await tx.query(`INSERT INTO office (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6)`, [
      officeId,
      name,
      kind,
      territory,
      gateIds,
      createdAt,
    ]);
  }

  /** The office that a request names; naming one that is not there is the caller's mistake. */
  async get(tx: EntityManager, officeId: string): Promise<Office> {
    const [row]: OfficeRow[] = await tx.query(`SELECT ${COLUMNS} FROM office WHERE office_id = $1`, [officeId]);
    if (row === undefined) throw new Problem('OFFICE_UNKNOWN', { officeId });
    return officeOf(row);
  }

  async findFirst(tx: EntityManager): Promise<Office | null> {
    const [row]: OfficeRow[] = await tx.query(`SELECT ${COLUMNS} FROM office ORDER BY office_id LIMIT 1`);
    return row === undefined ? null : officeOf(row);
  }

  async list(tx: EntityManager, { after, limit }: ListWindow): Promise<readonly Office[]> {
    const rows: OfficeRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM office WHERE $1::uuid IS NULL OR office_id > $1 ORDER BY office_id LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map(officeOf);
  }
}

function officeOf(row: OfficeRow): Office {
  return {
    officeId: row.office_id,
    name: row.name,
    kind: row.kind,
    territory: row.territory,
    gateIds: row.gate_ids,
    createdAt: row.created_at.toISOString(),
  };
}
