import { Injectable } from '@nestjs/common';
import { Problem, TRUST_LIST_PUBLISHED, type TrustedKeyEntry } from '@gatebook/contracts';
import type { TrustList } from '@gatebook/credential';
import { canonicalDigest, Outbox, type Db, type Transaction } from '@gatebook/service-kit';
import { listedKey } from './key-state.rules.js';
import { KeyRing } from './key-ring.part.js';
import type { KeyRow } from './trusted-key.types.js';
import { TrustedKeyStore } from './trusted-key.store.js';

const NOTHING_TRUSTED: TrustList = { sequence: 0, issuedAt: '1970-01-01T00:00:00Z', keys: [] };

/** The keys that are trusted, and the list of them as last published. */
@Injectable()
export class TrustedKeys {
  constructor(
    private readonly store: TrustedKeyStore,
    private readonly keys: KeyRing,
    private readonly outbox: Outbox,
  ) {}

  lock(tx: Transaction): Promise<void> {
    return this.store.lock(tx);
  }

  list(db: Db): Promise<readonly KeyRow[]> {
    return this.store.list(db);
  }

  async get(tx: Transaction, kid: string): Promise<KeyRow> {
    const key = (await this.store.list(tx)).find((each) => each.kid === kid);
    if (key === undefined) throw new Problem('NOT_FOUND');
    return key;
  }

  /** False when the key id is taken: a kid keeps its key for good. */
  enter(tx: Transaction, key: TrustedKeyEntry, own: boolean, enteredBy: string, at: Date): Promise<boolean> {
    return this.store.insert(tx, key, own, enteredBy, at);
  }

  /**
   * Enters our own signing key when it is new, and ends the one before it: what that one signed stays good. The key is listed from
   * the beginning of its year, so that clocks which differ do not make a credential of the first minute unknown.
   */
  async enterOwn(tx: Transaction, at: Date): Promise<void> {
    const { kid, side } = this.keys.signing;
    const publicKey = this.keys.signingPublicKey;
    const known = (await this.store.list(tx)).find((key) => key.kid === kid);
    if (known && (known.publicKey !== publicKey || !known.own))
      throw new Error(`PERMITS_SIGNING_KEY_ID ${kid} is the name of another key; a new key needs a new name`);
    if (known) return;
    await this.store.endOwn(tx, at);
    const validFrom = `${at.getUTCFullYear()}-01-01T00:00:00Z`;
    await this.enter(tx, { kid, side, publicKey, validFrom }, true, 'permits', at);
  }

  /** Publishes the list when the keys have changed; false when they have not. */
  async publish(tx: Transaction, traceId: string, at: Date): Promise<boolean> {
    const keys = (await this.store.list(tx)).filter(({ state }) => state !== 'proposed').map(listedKey);
    const digest = canonicalDigest(keys);
    const before = await this.store.findPublished(tx);
    if (before?.digest === digest) return false;
    const trustList: TrustList = { sequence: (before?.trustList.sequence ?? 0) + 1, issuedAt: at.toISOString(), keys };
    await this.store.keepPublished(tx, { digest, trustList });
    const body = { sequence: trustList.sequence, trustList: { ...trustList } };
    await this.outbox.add(tx, TRUST_LIST_PUBLISHED, { aggregateId: 'trust-list', occurredAt: at, traceId, body });
    return true;
  }

  /** Throws while our own signing key is not trusted any more: what it signed now nobody would take. */
  async objectToSigning(tx: Transaction): Promise<void> {
    const { kid } = this.keys.signing;
    const own = (await this.store.list(tx)).find((key) => key.kid === kid);
    if (own !== undefined && own.state !== 'trusted') throw new Problem('SIGNING_KEY_NOT_TRUSTED', { kid });
  }

  async published(db: Db): Promise<TrustList> {
    return (await this.store.findPublished(db))?.trustList ?? NOTHING_TRUSTED;
  }
}
