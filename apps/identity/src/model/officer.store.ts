import { Injectable } from '@nestjs/common';
import type { KnownActor, ListOfficers, Officer, Role } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { ListWindow } from './list-window.js';

interface OfficerRow {
  readonly officer_id: string;
  readonly username: string;
  readonly display_name: string | null;
  readonly role: Role;
  readonly office_id: string;
  readonly gate_ids: string[];
  readonly created_at: Date;
  readonly deactivated_at: Date | null;
}

const SELECT = `SELECT officer.officer_id, auth_user.username, officer.display_name, officer.role, officer.office_id, officer.gate_ids,
                       officer.created_at, officer.deactivated_at
                FROM officer JOIN auth_user ON auth_user.id = officer.officer_id`;

/** Keeps what officers may do. */
@Injectable()
export class OfficerStore {
  async insert(tx: EntityManager, officer: Officer): Promise<void> {
    const { officerId, displayName, role, officeId, gateIds, createdAt } = officer;
    await tx.query(
      `INSERT INTO officer (officer_id, display_name, role, office_id, gate_ids, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [officerId, displayName ?? null, role, officeId, gateIds, createdAt],
    );
  }

  async find(tx: EntityManager, officerId: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE officer.officer_id = $1`, [officerId]);
    return row === undefined ? null : officerOf(row);
  }

  /** Before a session begins: whoever ends the officer's access or changes the password waits until the session is there, and then ends it. */
  async findAndHold(tx: EntityManager, username: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE auth_user.username = $1 FOR SHARE OF officer`, [username.toLowerCase()]);
    return row === undefined ? null : officerOf(row);
  }

  /** Before the officer is changed. */
  async findAndLock(tx: EntityManager, officerId: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE officer.officer_id = $1 FOR UPDATE OF officer`, [officerId]);
    return row === undefined ? null : officerOf(row);
  }

  /** The administrators who can act, before one of them is deactivated: whoever deactivates another waits here, in one order for all. */
  async lockAdministrators(tx: EntityManager): Promise<readonly string[]> {
    const rows: { officer_id: string }[] = await tx.query(
      `SELECT officer_id FROM officer WHERE role = 'administrator' AND deactivated_at IS NULL ORDER BY officer_id FOR UPDATE`,
    );
    return rows.map(({ officer_id }) => officer_id);
  }

  async deactivate(tx: EntityManager, officerId: string, at: Date): Promise<void> {
    await tx.query('UPDATE officer SET deactivated_at = $2 WHERE officer_id = $1', [officerId, at]);
  }

  async list(tx: EntityManager, { officeId, after, limit }: ListWindow & Pick<ListOfficers, 'officeId'>): Promise<readonly Officer[]> {
    const rows: OfficerRow[] = await tx.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR officer.officer_id > $1) AND ($2::uuid IS NULL OR officer.office_id = $2) ORDER BY officer.officer_id LIMIT $3`,
      [after ?? null, officeId ?? null, limit],
    );
    return rows.map(officerOf);
  }

  /** An officer as every service sees them, or null when they no longer work here. */
  async findActor(tx: EntityManager, officerId: string): Promise<KnownActor | null> {
    const [row]: { role: Role; office_id: string; gate_ids: string[]; territory: string }[] = await tx.query(
      `SELECT officer.role, officer.office_id, officer.gate_ids, office.territory
       FROM officer JOIN office ON office.office_id = officer.office_id
       WHERE officer.officer_id = $1 AND officer.deactivated_at IS NULL`,
      [officerId],
    );
    if (row === undefined) return null;
    return { kind: 'officer', id: officerId, role: row.role, officeId: row.office_id, gateIds: row.gate_ids, territory: row.territory };
  }
}

function officerOf(row: OfficerRow): Officer {
  return {
    officerId: row.officer_id,
    username: row.username,
    displayName: row.display_name ?? undefined,
    role: row.role,
    officeId: row.office_id,
    gateIds: row.gate_ids,
    createdAt: row.created_at.toISOString(),
    deactivatedAt: row.deactivated_at?.toISOString(),
  };
}
