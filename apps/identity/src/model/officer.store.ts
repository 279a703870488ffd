import { Injectable } from '@nestjs/common';
import type { KnownActor, ListOfficers, Officer } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import type { ListWindow } from './list-window.rules.js';
import { OfficerEntity } from './officer.entity.js';

interface OfficerRow extends OfficerEntity {
  readonly username: string;
}

const SELECT = `SELECT officer.officer_id AS "officerId", auth_user.username, officer.display_name AS "displayName", officer.role,
                       officer.office_id AS "officeId", officer.gate_ids AS "gateIds", officer.created_at AS "createdAt",
                       officer.deactivated_at AS "deactivatedAt"
                FROM officer JOIN auth_user ON auth_user.id = officer.officer_id`;

/** Keeps what officers may do. */
@Injectable()
export class OfficerStore {
  async insert(tx: Transaction, officer: Officer): Promise<void> {
    const { officerId, displayName = null, role, officeId, gateIds, createdAt } = officer;
    await tx.insert(OfficerEntity, { officerId, displayName, role, officeId, gateIds, createdAt: new Date(createdAt) });
  }

  async find(tx: Transaction, officerId: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE officer.officer_id = $1`, [officerId]);
    return row === undefined ? null : officerOf(row);
  }

  /** Before a session begins: whoever ends the officer's access or changes the password waits until the session is there, and then ends it. */
  async findForShare(tx: Transaction, username: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE auth_user.username = $1 FOR SHARE OF officer`, [username.toLowerCase()]);
    return row === undefined ? null : officerOf(row);
  }

  /** Before the officer is changed. */
  async findForUpdate(tx: Transaction, officerId: string): Promise<Officer | null> {
    const [row]: OfficerRow[] = await tx.query(`${SELECT} WHERE officer.officer_id = $1 FOR UPDATE OF officer`, [officerId]);
    return row === undefined ? null : officerOf(row);
  }

  /** The administrators who can act, before one of them is deactivated: whoever deactivates another waits here, in one order for all. */
  async lockAdministrators(tx: Transaction): Promise<readonly string[]> {
    const rows: Pick<OfficerRow, 'officerId'>[] = await tx.query(
      `SELECT officer_id AS "officerId" FROM officer WHERE role = 'administrator' AND deactivated_at IS NULL ORDER BY officer_id FOR UPDATE`,
    );
    return rows.map(({ officerId }) => officerId);
  }

  async deactivate(tx: Transaction, officerId: string, at: Date): Promise<void> {
    await tx.update(OfficerEntity, { officerId }, { deactivatedAt: at });
  }

  async list(tx: Transaction, { officeId, after, limit }: ListWindow & Pick<ListOfficers, 'officeId'>): Promise<readonly Officer[]> {
    const rows: OfficerRow[] = await tx.query(
      `${SELECT} WHERE ($1::uuid IS NULL OR officer.officer_id > $1) AND ($2::uuid IS NULL OR officer.office_id = $2) ORDER BY officer.officer_id LIMIT $3`,
      [after ?? null, officeId ?? null, limit],
    );
    return rows.map(officerOf);
  }

  /** An officer as every service sees them, or null when they no longer work here. */
  async findActor(tx: Transaction, officerId: string): Promise<KnownActor | null> {
    const [row]: Omit<KnownActor, 'kind' | 'id'>[] = await tx.query(
      `SELECT officer.role, officer.office_id AS "officeId", officer.gate_ids AS "gateIds", office.territory
       FROM officer JOIN office ON office.office_id = officer.office_id
       WHERE officer.officer_id = $1 AND officer.deactivated_at IS NULL`,
      [officerId],
    );
    return row === undefined ? null : { kind: 'officer', id: officerId, ...row };
  }
}

function officerOf({ displayName, createdAt, deactivatedAt, ...officer }: OfficerRow): Officer {
  return {
    ...officer,
    displayName: displayName ?? undefined,
    createdAt: createdAt.toISOString(),
    deactivatedAt: deactivatedAt?.toISOString(),
  };
}
