import type { DataSource } from 'typeorm';
import type { Loops } from './loops.js';
import { repeat } from './repeat.js';
import type { Log } from '../logs/log.js';

const EVERY_MS = 10 * 60 * 1000;
const AT_ONCE = 2_000;

/** A first answer is asked for again within days. */
const OLD_ANSWERS = `
  WITH gone AS (
    DELETE FROM idempotency_answer WHERE (actor_id, key) IN (
      SELECT actor_id, key FROM idempotency_answer WHERE answered_at < clock_timestamp() - interval '30 days' LIMIT ${AT_ONCE})
    RETURNING 1)
  SELECT count(*)::int AS removed FROM gone`;

/**
 * An event that was heard long ago is known by the consumer's place, and its inbox row only serves to find what a restored source has lost. The newest
 * of those that go is remembered, so that a quiet source which lost all that came after it is still followed from there.
 */
const OLD_EVENTS = `
  WITH gone AS (
    DELETE FROM inbox_message WHERE (consumer, event_id) IN (
      SELECT consumer, event_id FROM inbox_message WHERE heard_at < clock_timestamp() - interval '100 days' ORDER BY heard_at LIMIT ${AT_ONCE})
    RETURNING consumer, event_id, number),
  noted AS (
    UPDATE heard_until SET pruned_until = newest.event_id
    FROM (SELECT DISTINCT ON (consumer) consumer, event_id FROM gone ORDER BY consumer, number DESC) AS newest
    WHERE heard_until.consumer = newest.consumer)
  SELECT count(*)::int AS removed FROM gone`;

/** What waited once and was settled long ago holds up nobody. */
const SETTLED_EVENTS = `
  WITH gone AS (
    DELETE FROM parked_message WHERE id IN (
      SELECT id FROM parked_message WHERE settled_at < clock_timestamp() - interval '100 days' LIMIT ${AT_ONCE})
    RETURNING 1)
  SELECT count(*)::int AS removed FROM gone`;

/** Removes what is too old at the start and every ten minutes, a little at a time: no transaction of it is long. Gives back what ends it. */
export function pruneNowAndThen(dataSource: DataSource, log: Log, loops: Loops): () => Promise<void> {
  const turn = { name: 'removing of what is old', everyMs: EVERY_MS, atOnce: true };
  return repeat(turn, (stopping) => prune(dataSource, () => !stopping.aborted), { log, loops });
}

/** Removes all that is too old now. */
export async function prune(dataSource: DataSource, goOn: () => boolean = () => true): Promise<void> {
  for (const statement of [OLD_ANSWERS, OLD_EVENTS, SETTLED_EVENTS]) {
    for (let removed = AT_ONCE; removed === AT_ONCE && goOn();) {
      const [row]: { removed: number }[] = await dataSource.query(statement);
      removed = row?.removed ?? 0;
    }
  }
}
