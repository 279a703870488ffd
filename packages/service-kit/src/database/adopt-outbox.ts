import type { DataSource } from 'typeorm';
import { inTransaction } from './transaction.js';

/** No cluster is so young that its first transaction of ours is below this many. */
const LAST_IN_ORDER = 500;

/**
 * Transaction numbers belong to one cluster. A schema restored from a dump into another brings numbers that no transaction there will reach for
 * long: nothing behind them could ever be told. Its events get the lowest numbers there are, the last of them each its own, so that their order
 * stays where transactions may have overlapped.
 */
export async function adoptOutbox(dataSource: DataSource): Promise<void> {
  await inTransaction(dataSource, async (tx) => {
    const [found]: { foreign: boolean }[] = await tx.query(
      `SELECT EXISTS (SELECT 1 FROM outbox_message WHERE transaction_id >= pg_snapshot_xmax(pg_current_snapshot())) AS foreign`,
    );
    if (found?.foreign !== true) return;
    await tx.query(
      `WITH adopted AS (SELECT id, row_number() OVER (ORDER BY transaction_id DESC, id DESC) AS from_last FROM outbox_message)
       UPDATE outbox_message SET transaction_id = (3 + greatest(0, ${LAST_IN_ORDER} + 1 - adopted.from_last))::text::xid8
       FROM adopted WHERE adopted.id = outbox_message.id`,
    );
    await tx.query(`UPDATE outbox_position SET transaction_id = '0', message_id = 0, held_until = '-infinity'`);
  });
}
