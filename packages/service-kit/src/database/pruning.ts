import type { DataSource } from 'typeorm';
import type { Log } from '../logs/log.js';
import type { Loops } from '../service/loops.js';

const EVERY_MS = 10 * 60 * 1000;
const AT_ONCE = 2_000;

/**
 * What need not be kept for ever. A first answer is asked for again within days; an event that was heard long ago is known by the consumer's
 * place, and its inbox row only serves to find what a restored source has lost: the newest of each consumer stays, however old, so that a quiet source's
 * loss is still noticed as one.
 */
const PRUNED = [
  { table: 'idempotency_answer', key: 'actor_id, key', old: `answered_at < clock_timestamp() - interval '30 days'` },
  {
    table: 'inbox_message',
    key: 'consumer, event_id',
    old: `heard_at < clock_timestamp() - interval '100 days'
      AND number < (SELECT max(newest.number) FROM inbox_message AS newest WHERE newest.consumer = inbox_message.consumer)`,
  },
] as const;

/** Removes what is too old at the start and every ten minutes, a little at a time: no transaction of it is long. Gives back what stops it. */
export function pruneNowAndThen(dataSource: DataSource, log: Log, loops: Loops): () => void {
  let beganAt: number | null = null;
  let running = true;
  const pruneNow = (): void => {
    if (beganAt !== null) return;
    beganAt = Date.now();
    prune(dataSource, () => running)
      .catch((error: unknown) =>
        log.warn('what is old could not be removed, tries again', { cause: error instanceof Error ? error.name : 'unknown' }),
      )
      .finally(() => (beganAt = null));
  };
  const timer = setInterval(pruneNow, EVERY_MS);
  pruneNow();
  loops.expect('removing of what is old', { withinMs: EVERY_MS, turned: () => beganAt });
  return () => {
    running = false;
    clearInterval(timer);
  };
}

/** Removes all that is too old now. */
export async function prune(dataSource: DataSource, goOn: () => boolean = () => true): Promise<void> {
  for (const { table, key, old } of PRUNED) {
    for (let removed = AT_ONCE; removed === AT_ONCE && goOn();) {
      const [, count]: [unknown, number] = await dataSource.query(
        `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${old} LIMIT ${AT_ONCE})`,
      );
      removed = count;
    }
  }
}
