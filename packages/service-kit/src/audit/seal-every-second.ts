import type { Database } from '../database/database.js';
import type { Loops } from '../jobs/loops.js';
import { repeat } from '../jobs/repeat.js';
import type { Log } from '../logs/log.js';
import type { Clock } from '../time/clock.js';
import { sealAudit, signingKeyOf } from './audit-sealer.js';

/** Seals what was committed since the last second; gives back what ends it. */
export function sealEverySecond(database: Database, auditKey: string, clock: Clock, log: Log, loops: Loops): () => Promise<void> {
  const key = signingKeyOf(auditKey);
  const turn = { name: 'sealing of the audit log', everyMs: 1_000, withinMs: 60_000 };
  return repeat(turn, () => database.transaction((tx) => sealAudit(tx, key, clock.now())), { log, loops });
}
