import { Injectable } from '@nestjs/common';
import { Problem, TRUST_LIST_PUBLISHED, type TrustedKeyEntry } from '@gatebook/contracts';
import type { TrustList } from '@gatebook/credential';
import { canonicalDigest, Outbox } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { listedKey } from './key-state.rules.js';
import { KeyRing } from './key-ring.js';
import type { KeyRow } from './trusted-key.js';

const NOTHING_TRUSTED: TrustList = { sequence: 0, issuedAt: '1970-01-01T00:00:00Z', keys: [] };

/** Keeps the keys that are trusted and the list of them as last published. */
@Injectable()
export class TrustBook {
  constructor(
    private readonly keys: KeyRing,
    private readonly outbox: Outbox,
  ) {}

  /** Changes of the list go one after the other, so that each gets a sequence of its own. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('permits:trust-list', 0))`);
  }

  async list(tx: EntityManager): Promise<readonly KeyRow[]> {
    return tx.query(
      `SELECT kid, side, public_key AS "publicKey", valid_from AS "validFrom", valid_until AS "validUntil", own, state, reason, since,
         not_after AS "notAfter"
       FROM trusted_key ORDER BY side, kid`,
    );
  }

  async get(tx: EntityManager, kid: string): Promise<KeyRow> {
    const key = (await this.list(tx)).find((each) => each.kid === kid);
    if (key === undefined) throw new Problem('NOT_FOUND');
    return key;
  }

  /** False when the key id is taken: a kid keeps its key for good. */
  async enter(tx: EntityManager, key: TrustedKeyEntry, own: boolean, enteredBy: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO trusted_key (kid, side, public_key, valid_from, valid_until, own, entered_by, entered_at, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT ON CONSTRAINT trusted_key_pkey DO NOTHING RETURNING kid`,
      [
        key.kid,
        key.side,
        key.publicKey,
        key.validFrom,
        key.validUntil ?? null,
        own,
        enteredBy,
        at.toISOString(),
        own ? 'trusted' : 'proposed',
      ],
    );
    return rows.length === 1;
  }

  /**
   * Enters our own signing key when it is new, and ends the one before it: what that one signed stays good. The key is listed from
   * the beginning of its year, so that clocks which differ do not make a credential of the first minute unknown.
   */
  async enterOwn(tx: EntityManager, at: Date): Promise<void> {
    const { kid, side } = this.keys.signing;
    const publicKey = this.keys.signingPublicKey;
    const [known]: { publicKey: string; own: boolean }[] = await tx.query(
      'SELECT public_key AS "publicKey", own FROM trusted_key WHERE kid = $1',
      [kid],
    );
    if (known && (known.publicKey !== publicKey || !known.own))
      throw new Error(`PERMITS_SIGNING_KEY_ID ${kid} is the name of another key; a new key needs a new name`);
    if (known) return;
    await tx.query('UPDATE trusted_key SET valid_until = $1 WHERE own AND valid_until IS NULL', [at.toISOString()]);
    const validFrom = `${at.getUTCFullYear()}-01-01T00:00:00Z`;
    await this.enter(tx, { kid, side, publicKey, validFrom }, true, 'permits', at);
  }

  /** Publishes the list when the keys have changed; false when they have not. */
  async publish(tx: EntityManager, traceId: string, at: Date): Promise<boolean> {
    const keys = (await this.list(tx)).filter(({ state }) => state !== 'proposed').map(listedKey);
    const digest = canonicalDigest(keys);
    const [before]: { sequence: number; digest: string }[] = await tx.query('SELECT sequence, digest FROM trust_list');
    if (before?.digest === digest) return false;
    const trustList: TrustList = { sequence: (before?.sequence ?? 0) + 1, issuedAt: at.toISOString(), keys };
    await tx.query(
      `INSERT INTO trust_list (sequence, digest, trust_list) VALUES ($1, $2, $3)
       ON CONFLICT (singleton) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest, trust_list = excluded.trust_list`,
      [trustList.sequence, digest, JSON.stringify(trustList)],
    );
    const body = { sequence: trustList.sequence, trustList: { ...trustList } };
    await this.outbox.add(tx, TRUST_LIST_PUBLISHED, { aggregateId: 'trust-list', occurredAt: at, traceId, body });
    return true;
  }

  /** Throws while our own signing key is not trusted any more: what it signed now nobody would take. */
  async objectToSigning(tx: EntityManager): Promise<void> {
    const { kid } = this.keys.signing;
    const own = (await this.list(tx)).find((key) => key.kid === kid);
    if (own !== undefined && own.state !== 'trusted') throw new Problem('SIGNING_KEY_NOT_TRUSTED', { kid });
  }

  async published(tx: EntityManager): Promise<TrustList> {
    const [row]: { trust_list: TrustList }[] = await tx.query('SELECT trust_list FROM trust_list');
    return row?.trust_list ?? NOTHING_TRUSTED;
  }
}
