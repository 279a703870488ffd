import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ApiClient, KnownActor } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import { IsNull, MoreThan } from 'typeorm';
import { ApiClientEntity } from './api-client.entity.js';
import type { ListWindow } from './list-window.rules.js';

/** Keeps API clients; of their secrets only a digest. */
@Injectable()
export class ApiClientStore {
  async insert(tx: Transaction, client: ApiClient, secret: string): Promise<void> {
    const { clientId, name, role, officeId, gateIds, createdAt } = client;
    const secretDigest = digestOf(secret).toString('base64url');
    await tx.insert(ApiClientEntity, { clientId, name, role, officeId, gateIds, createdAt: new Date(createdAt), secretDigest });
  }

  async findForUpdate(tx: Transaction, clientId: string): Promise<ApiClient | null> {
    const client = await tx.findOne(ApiClientEntity, { where: { clientId }, lock: { mode: 'pessimistic_write' } });
    return client && clientOf(client);
  }

  async find(tx: Transaction, clientId: string): Promise<ApiClient | null> {
    const client = await tx.findOneBy(ApiClientEntity, { clientId });
    return client && clientOf(client);
  }

  async revoke(tx: Transaction, clientId: string, at: Date): Promise<void> {
    await tx.update(ApiClientEntity, { clientId }, { revokedAt: at });
  }

  async list(tx: Transaction, { after, limit }: ListWindow): Promise<readonly ApiClient[]> {
    const where = after === undefined ? {} : { clientId: MoreThan(after) };
    return (await tx.find(ApiClientEntity, { where, order: { clientId: 'ASC' }, take: limit })).map(clientOf);
  }

  /** True when the client is known, not revoked, and this is its secret. */
  async knows(tx: Transaction, clientId: string, secret: string): Promise<boolean> {
    const client = await tx.findOne(ApiClientEntity, { where: { clientId, revokedAt: IsNull() }, select: { secretDigest: true } });
    return client !== null && timingSafeEqual(Buffer.from(client.secretDigest, 'base64url'), digestOf(secret));
  }

  /** A client as every service sees it, or null when it was revoked. */
  async findActor(tx: Transaction, clientId: string): Promise<KnownActor | null> {
    const [row]: Omit<KnownActor, 'kind' | 'id'>[] = await tx.query(
      `SELECT api_client.role, api_client.office_id AS "officeId", api_client.gate_ids AS "gateIds", office.territory
       FROM api_client JOIN office ON office.office_id = api_client.office_id
       WHERE api_client.client_id = $1 AND api_client.revoked_at IS NULL`,
      [clientId],
    );
    return row === undefined ? null : { kind: 'api-client', id: clientId, ...row };
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

function clientOf({ clientId, name, role, officeId, gateIds, createdAt, revokedAt }: ApiClientEntity): ApiClient {
  return { clientId, name, role, officeId, gateIds, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() };
}
