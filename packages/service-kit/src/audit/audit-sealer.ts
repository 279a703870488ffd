import { createHash, createPrivateKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction, type Transaction } from '../database/transaction.js';

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
const MOST_ENTRIES = 5_000;
/** What of an entry is sealed. */
export const COLUMNS =
  'id, transaction_id, at, actor_kind, actor_id, action, thing_kind, thing_id, purpose, case_reference, trace_id, details';

/** No transaction has this number: the seal ends what a cluster has written, with an entry that names the next one. */
export const ADOPTION = '0';
/** What the entry of such a seal tells of. */
export const ADOPTED = 'adopt-audit-log';
const SEALING = `hashtextextended(current_schema() || ':audit-seal', 0)`;

/** A row of the chain. */
export interface Seal {
  readonly number: string;
  readonly until_transaction_id: string;
  readonly until_entry_id: string;
  readonly entries: number;
  readonly digest: string;
  readonly signature: string;
}

/** An entry as it is sealed. */
export interface SealedEntry {
  readonly id: string;
  readonly transaction_id: string;
  readonly [column: string]: unknown;
}

/** What the entry of an adoption says. */
export interface AdoptionDetails {
  /** System identifiers of PostgreSQL; null where the chain named none so far. */
  readonly from: string | null;
  readonly to: string;
  /** The highest entry that the seals before this one cover. */
  readonly sealedUntil: string;
}

/** Ed25519 private key from its 32-byte seed in base64url. */
export function signingKeyOf(seed: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, Buffer.from(seed, 'base64url')]), format: 'der', type: 'pkcs8' });
}

/** Where sealing stands: the last seal, the entry from which on this cluster writes, and whose transaction numbers the chain knows. */
interface Standing {
  readonly last: Seal | undefined;
  readonly floor: string;
  /** Null in a chain that names no cluster. */
  readonly cluster: string | null;
  readonly here: string;
}

/** Seals committed audit entries into a signed chain; returns how many. Chaining inside the transactions would make a service's writers queue. */
export async function sealAudit(tx: Transaction, key: KeyObject, now: Date): Promise<number> {
  // One sealer at a time, whichever replica it runs in.
  const [{ mine }]: [{ mine: boolean }] = await tx.query(`SELECT pg_try_advisory_xact_lock(${SEALING}) AS mine`);
  if (!mine) return 0;
  const { last, floor, cluster, here } = await standingOf(tx);
  if (cluster !== null && cluster !== here) throw new Error(`the audit log was sealed in another cluster (${cluster}): run migrate`);
  const entries: SealedEntry[] = await tx.query(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE id > $3::bigint AND (transaction_id, id) > ($1::xid8, $2::bigint) AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     ORDER BY transaction_id, id LIMIT ${MOST_ENTRIES}`,
    [last?.until_transaction_id ?? '0', last?.until_entry_id ?? '0', floor],
  );
  const until = entries.at(-1);
  if (!until) return 0;
  await addSeal(tx, key, now, { last, entries, untilTransactionId: until.transaction_id });
  return entries.length;
}

/**
 * Transaction numbers belong to one cluster (see adoptOutbox): behind those that a dump brings, nothing of another cluster would ever be sealed. All
 * that the log holds is sealed as it is, and with it an entry that names both clusters; what comes after is sealed by the numbers of this one. Signed
 * like every seal, so that only who holds the key can say that a log goes on elsewhere. The owner's connection: writers wait meanwhile.
 */
export async function adoptAudit(dataSource: DataSource, service: string, key: KeyObject, now: Date): Promise<boolean> {
  return inTransaction(dataSource, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(${SEALING})`);
    await tx.query('LOCK TABLE audit_entry IN SHARE ROW EXCLUSIVE MODE');
    const { last, floor, cluster, here } = await standingOf(tx);
    if (cluster === here) return false;
    const sealedUntil = await lastSealedId(tx, last, floor);
    const details: AdoptionDetails = { from: cluster, to: here, sealedUntil };
    const [{ id }]: [{ id: string }] = await tx.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, thing_kind, thing_id, trace_id, details)
       VALUES ($1, 'service', $2, '${ADOPTED}', 'audit-log', $2, $3, $4) RETURNING id`,
      [now, service, randomUUID().replaceAll('-', ''), JSON.stringify(details)],
    );
    const place = { transactionId: last?.until_transaction_id ?? '0', entryId: last?.until_entry_id ?? '0' };
    const entries = await leftOver(tx, { floor, sealedUntil, untilId: id, ...place });
    await addSeal(tx, key, now, { last, entries, untilTransactionId: ADOPTION });
    return true;
  });
}

async function standingOf(tx: Transaction): Promise<Standing> {
  const [last]: Seal[] = await tx.query(
    'SELECT number, until_transaction_id, until_entry_id, entries, digest FROM audit_seal ORDER BY number DESC LIMIT 1',
  );
  const [adoption]: { floor: string; cluster: string }[] = await tx.query(
    `SELECT until_entry_id AS floor, details ->> 'to' AS cluster FROM audit_seal JOIN audit_entry ON id = until_entry_id
     WHERE until_transaction_id = '${ADOPTION}' ORDER BY number DESC LIMIT 1`,
  );
  const [{ here }]: [{ here: string }] = await tx.query('SELECT system_identifier::text AS here FROM pg_control_system()');
  return { last, floor: adoption?.floor ?? '0', cluster: adoption?.cluster ?? null, here };
}

/** The highest id that was sealed since the last adoption: entries that this cluster wrote before it was adopted have higher ones. */
async function lastSealedId(tx: Transaction, last: Seal | undefined, floor: string): Promise<string> {
  const [found]: { id: string }[] = await tx.query(
    `WITH sealed AS (
       SELECT coalesce(sum(entries), 0) AS entries FROM audit_seal
       WHERE number > coalesce((SELECT max(number) FROM audit_seal WHERE until_transaction_id = '${ADOPTION}'), 0)
     )
     SELECT id FROM (
       SELECT id, row_number() OVER (ORDER BY id) AS place FROM audit_entry WHERE id > $1::bigint AND (transaction_id, id) <= ($2::xid8, $3::bigint)
     ) AS entry, sealed WHERE place = sealed.entries`,
    [floor, last?.until_transaction_id ?? '0', last?.until_entry_id ?? '0'],
  );
  return found?.id ?? floor;
}

/** What no seal since the last adoption covers, and the entry of the next one, which is the last of them. */
export async function leftOver(
  reader: Pick<EntityManager, 'query'>,
  wanted: {
    readonly floor: string;
    readonly sealedUntil: string;
    readonly untilId: string;
    readonly transactionId: string;
    readonly entryId: string;
  },
): Promise<readonly SealedEntry[]> {
  return reader.query(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE id > $1::bigint AND id <= $3::bigint AND NOT (id <= $2::bigint AND (transaction_id, id) <= ($4::xid8, $5::bigint)) ORDER BY id`,
    [wanted.floor, wanted.sealedUntil, wanted.untilId, wanted.transactionId, wanted.entryId],
  );
}

async function addSeal(
  tx: Transaction,
  key: KeyObject,
  now: Date,
  seal: { readonly last: Seal | undefined; readonly entries: readonly SealedEntry[]; readonly untilTransactionId: string },
): Promise<void> {
  const { last, entries, untilTransactionId } = seal;
  const digest = chained(last?.digest ?? '', entries);
  await tx.query(
    `INSERT INTO audit_seal (number, until_transaction_id, until_entry_id, entries, digest, signature, sealed_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      Number(last?.number ?? 0) + 1,
      untilTransactionId,
      entries.at(-1)?.id,
      entries.length,
      digest,
      sign(null, Buffer.from(digest), key).toString('base64url'),
      now,
    ],
  );
}

/** The digest of all entries up to these. */
export function chained(previous: string, entries: readonly SealedEntry[]): string {
  const hash = createHash('sha256').update(previous);
  for (const entry of entries) hash.update('\n').update(canonicalize(JSON.parse(JSON.stringify(entry))) ?? '');
  return hash.digest('base64url');
}
