import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApiClient, KnownActor, Role } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import type { ListWindow } from './list-window.js';

interface ApiClientRow {
  readonly client_id: string;
  readonly name: string;
  readonly role: Role;
  readonly office_id: string;
  readonly gate_ids: string[];
  readonly created_at: Date;
  readonly revoked_at: Date | null;
}

const COLUMNS = 'client_id, name, role, office_id, gate_ids, created_at, revoked_at';

/** Keeps API clients; of their secrets only a digest. */
@Injectable()
export class ApiClientStore {
  async insert(tx: EntityManager, client: ApiClient, secret: string): Promise<void> {
    const { clientId, name, role, officeId, gateIds, createdAt } = client;
    await tx.query(
      'INSERT INTO api_client (client_id, name, role, office_id, gate_ids, created_at, secret_digest) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [clientId, name, role, officeId, gateIds, createdAt, digestOf(secret).toString('base64url')],
    );
  }

  async findAndLock(tx: EntityManager, clientId: string): Promise<ApiClient | null> {
    const [row]: ApiClientRow[] = await tx.query(`SELECT ${COLUMNS} FROM api_client WHERE client_id = $1 FOR UPDATE`, [clientId]);
    return row === undefined ? null : clientOf(row);
  }

  async find(tx: EntityManager, clientId: string): Promise<ApiClient | null> {
    const [row]: ApiClientRow[] = await tx.query(`SELECT ${COLUMNS} FROM api_client WHERE client_id = $1`, [clientId]);
    return row === undefined ? null : clientOf(row);
  }

  async revoke(tx: EntityManager, clientId: string, at: Date): Promise<void> {
    await tx.query('UPDATE api_client SET revoked_at = $2 WHERE client_id = $1', [clientId, at]);
  }

  async list(tx: EntityManager, { after, limit }: ListWindow): Promise<readonly ApiClient[]> {
    const rows: ApiClientRow[] = await tx.query(
      `SELECT ${COLUMNS} FROM api_client WHERE $1::uuid IS NULL OR client_id > $1 ORDER BY client_id LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map(clientOf);
  }

  /** True when the client is known, not revoked, and this is its secret. */
  async knows(tx: EntityManager, clientId: string, secret: string): Promise<boolean> {
    const [row]: { secret_digest: string }[] = await tx.query(
      'SELECT secret_digest FROM api_client WHERE client_id = $1 AND revoked_at IS NULL',
      [clientId],
    );
    return row !== undefined && timingSafeEqual(Buffer.from(row.secret_digest, 'base64url'), digestOf(secret));
  }

  /** A client as every service sees it, or null when it was revoked. */
  async findActor(tx: EntityManager, clientId: string): Promise<KnownActor | null> {
    const [row]: { role: Role; office_id: string; gate_ids: string[]; territory: string }[] = await tx.query(
      `SELECT api_client.role, api_client.office_id, api_client.gate_ids, office.territory
       FROM api_client JOIN office ON office.office_id = api_client.office_id
       WHERE api_client.client_id = $1 AND api_client.revoked_at IS NULL`,
      [clientId],
    );
    if (row === undefined) return null;
    return { kind: 'api-client', id: clientId, role: row.role, officeId: row.office_id, gateIds: row.gate_ids, territory: row.territory };
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function clientOf(row: ApiClientRow): ApiClient {
  return {
    clientId: row.client_id,
    name: row.name,
    role: row.role,
    officeId: row.office_id,
    gateIds: row.gate_ids,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString(),
  };
}
