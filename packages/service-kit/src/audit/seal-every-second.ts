import type { Database } from '../database/database.js';
import type { Log } from '../logs/log.js';
import type { Loops } from '../service/loops.js';
import type { Clock } from '../time/clock.js';
import { sealAudit, signingKeyOf } from './audit-sealer.js';

const EVERY_MS = 1_000;
const STILL_MS = 60_000;

/** Seals what was committed since the last second; gives back what stops it. */
export function sealEverySecond(database: Database, auditKey: string, clock: Clock, log: Log, loops: Loops): () => void {
  const key = signingKeyOf(auditKey);
  let beganAt: number | null = null;
  const timer = setInterval(() => {
    if (beganAt !== null) return;
    beganAt = Date.now();
    database
      .transaction((tx) => sealAudit(tx, key, clock.now()))
      .catch((error: unknown) => log.error('sealing the audit log failed, tries again', error))
      .finally(() => (beganAt = null));
  }, EVERY_MS);
  loops.expect('sealing of the audit log', { withinMs: STILL_MS, turned: () => beganAt });
  return () => clearInterval(timer);
}
