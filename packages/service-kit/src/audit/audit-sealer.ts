import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DataSource, EntityManager } from 'typeorm';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const MOST_ENTRIES = 5_000;
const COLUMNS = 'id, transaction_id, at, actor_kind, actor_id, action, thing_kind, thing_id, purpose, case_reference, trace_id, details';

interface Seal {
  readonly number: string;
  readonly until_transaction_id: string;
  readonly until_entry_id: string;
  readonly entries: number;
  readonly digest: string;
  readonly signature: string;
}

interface SealedEntry {
  readonly id: string;
  readonly transaction_id: string;
  readonly [column: string]: unknown;
}

/** Ed25519 private key from its 32-byte seed in base64url. */
export function signingKeyOf(seed: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, Buffer.from(seed, 'base64url')]), format: 'der', type: 'pkcs8' });
}

/** Seals committed audit entries into a signed chain; returns how many. Chaining inside the transactions would make a service's writers queue. */
export async function sealAudit(tx: EntityManager, key: KeyObject, now: Date): Promise<number> {
  // One sealer at a time, whichever replica it runs in.
  const [{ mine }]: [{ mine: boolean }] = await tx.query(
    `SELECT pg_try_advisory_xact_lock(hashtextextended(current_schema() || ':audit-seal', 0)) AS mine`,
  );
  if (!mine) return 0;
  const [last]: Seal[] = await tx.query(
    'SELECT number, until_transaction_id, until_entry_id, digest FROM audit_seal ORDER BY number DESC LIMIT 1',
  );
  const entries: SealedEntry[] = await tx.query(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE (transaction_id, id) > ($1::xid8, $2::bigint) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY transaction_id, id LIMIT ${MOST_ENTRIES}`,
    [last?.until_transaction_id ?? '0', last?.until_entry_id ?? '0'],
  );
  const until = entries.at(-1);
  if (!until) return 0;
  const digest = chained(last?.digest ?? '', entries);
  await tx.query(
    `INSERT INTO audit_seal (number, until_transaction_id, until_entry_id, entries, digest, signature, sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      Number(last?.number ?? 0) + 1,
      until.transaction_id,
      until.id,
      entries.length,
      digest,
      sign(null, Buffer.from(digest), key).toString('base64url'),
      now,
    ],
  );
  return entries.length;
}

/** What a verifier found: how much is sealed, and the first seal that does not hold. */
export interface AuditVerdict {
  readonly seals: number;
  readonly entries: number;
  readonly brokenSeal: number | null;
}

/** Goes through the whole chain and says whether anything was changed, removed or put in. */
export async function verifyAudit(dataSource: DataSource, key: KeyObject): Promise<AuditVerdict> {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  const seals: Seal[] = await dataSource.query(
    'SELECT number, until_transaction_id, until_entry_id, entries, digest, signature FROM audit_seal ORDER BY number',
  );
  let [transactionId, entryId, digest, count] = ['0', '0', '', 0];
  for (const [index, seal] of seals.entries()) {
    const entries: SealedEntry[] = await dataSource.query(
      `SELECT ${COLUMNS} FROM audit_entry WHERE (transaction_id, id) > ($1::xid8, $2::bigint) AND (transaction_id, id) <= ($3::xid8, $4::bigint) ORDER BY transaction_id, id`,
      [transactionId, entryId, seal.until_transaction_id, seal.until_entry_id],
    );
    const expected = chained(digest, entries);
    const holds =
      Number(seal.number) === index + 1 &&
      entries.length === seal.entries &&
      expected === seal.digest &&
      verify(null, Buffer.from(seal.digest), publicKey, Buffer.from(seal.signature, 'base64url'));
    if (!holds) return { seals: seals.length, entries: count, brokenSeal: Number(seal.number) };
    [transactionId, entryId, digest, count] = [seal.until_transaction_id, seal.until_entry_id, seal.digest, count + entries.length];
  }
  return { seals: seals.length, entries: count, brokenSeal: null };
}

function chained(previous: string, entries: readonly SealedEntry[]): string {
  const hash = createHash('sha256').update(previous);
  for (const entry of entries) hash.update('\n').update(canonicalize(JSON.parse(JSON.stringify(entry))) ?? '');
  return hash.digest('base64url');
}
