import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { ADOPTED, ADOPTION, chained, COLUMNS, leftOver, type AdoptionDetails, type Seal, type SealedEntry } from './audit-sealer.js';

/** What a verifier found: how much is sealed, the first seal that does not hold, and where the log went on in another cluster. */
export interface AuditVerdict {
  readonly seals: number;
  readonly entries: number;
  readonly brokenSeal: number | null;
  readonly adoptions: readonly Adoption[];
}

/** A log that was restored into another cluster and goes on there. */
export interface Adoption extends Pick<AdoptionDetails, 'from' | 'to'> {
  readonly seal: number;
}

/** Where the verifier stands in the entries of one cluster. */
interface Reached {
  readonly transactionId: string;
  readonly entryId: string;
  /** The last entry of the cluster before; its entries are all below, this one's all above. */
  readonly floor: string;
  readonly digest: string;
}

interface AdoptionRow extends AdoptionDetails {
  readonly number: string;
}

/** Goes through the whole chain and says whether anything was changed, removed or put in. */
export async function verifyAudit(dataSource: DataSource, key: KeyObject): Promise<AuditVerdict> {
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  const seals: Seal[] = await dataSource.query(
    'SELECT number, until_transaction_id, until_entry_id, entries, digest, signature FROM audit_seal ORDER BY number',
  );
  // Believed only as far as the seals hold: the entries that say it are sealed themselves.
  const adopted: AdoptionRow[] = await dataSource.query(
    `SELECT number, details ->> 'from' AS from, details ->> 'to' AS to, details ->> 'sealedUntil' AS "sealedUntil"
     FROM audit_seal LEFT JOIN audit_entry ON id = until_entry_id AND action = '${ADOPTED}' WHERE until_transaction_id = '${ADOPTION}' ORDER BY number`,
  );
  const adoptions = adopted.map(({ number, from, to }) => ({ seal: Number(number), from, to }));
  let [reached, count]: [Reached, number] = [{ transactionId: '0', entryId: '0', floor: '0', digest: '' }, 0];
  for (const [index, seal] of seals.entries()) {
    const next = adopted.find(({ number }) => Number(number) >= Number(seal.number));
    const entries = await entriesOf(dataSource, seal, reached, next);
    const expected = chained(reached.digest, entries);
    const holds =
      Number(seal.number) === index + 1 &&
      entries.length === seal.entries &&
      entries.at(-1)?.id === seal.until_entry_id &&
      (seal.until_transaction_id !== ADOPTION || entries.at(-1)?.['action'] === ADOPTED) &&
      expected === seal.digest &&
      verify(null, Buffer.from(seal.digest), publicKey, Buffer.from(seal.signature, 'base64url'));
    if (!holds) return { seals: seals.length, entries: count, brokenSeal: Number(seal.number), adoptions };
    const { until_transaction_id: transactionId, until_entry_id: entryId, digest } = seal;
    reached = { transactionId, entryId, digest, floor: transactionId === ADOPTION ? entryId : reached.floor };
    count += entries.length;
  }
  return { seals: seals.length, entries: count, brokenSeal: null, adoptions };
}

/** What a seal covers; `next`: the adoption that ends the numbers of its cluster, or the seal itself. */
async function entriesOf(
  dataSource: DataSource,
  seal: Seal,
  { transactionId, entryId, floor }: Reached,
  next: AdoptionRow | undefined,
): Promise<readonly SealedEntry[]> {
  if (seal.until_transaction_id === ADOPTION)
    return leftOver(dataSource, { floor, sealedUntil: next?.sealedUntil ?? floor, untilId: seal.until_entry_id, transactionId, entryId });
  return dataSource.query(
    `SELECT ${COLUMNS} FROM audit_entry
     WHERE id > $5::bigint AND ($6::bigint IS NULL OR id <= $6::bigint) AND (transaction_id, id) > ($1::xid8, $2::bigint) AND (transaction_id, id) <= ($3::xid8, $4::bigint)
     ORDER BY transaction_id, id`,
    [transactionId, entryId, seal.until_transaction_id, seal.until_entry_id, floor, next?.sealedUntil ?? null],
  );
}
