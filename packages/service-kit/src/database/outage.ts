import { codeOf } from './code-of.js';

/**
 * SQLSTATEs of a database that is away, full or only to be read: 08 connection, 25006 read only (a standby), 53 resources (disk, memory,
 * connections), 57P01 to 57P05 shutting down, starting up or dropped.
 */
const OUTAGE = /^(08...|25006|53...|57P0[1-5])$/;
/** Waited too long for a lock, or ran too long. */
const TOO_LONG = new Set(['55P03', '57014']);
/** What the driver says without a code when the way to the database is cut. */
const DRIVER_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|connection is closed|not queryable|Client has encountered a connection error/i;

/** What TypeORM says when the connection was lost between two statements of a transaction: it has let go of it by then. */
const LOST_BETWEEN = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError', 'TransactionNotStartedError']);

/** True for trouble of the database or the way to it, not of what was asked: it passes by itself, and nobody is to blame. */
export function isOutage(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== '') return OUTAGE.test(code) || /^E[A-Z]+$/.test(code);
  return error instanceof Error && (LOST_BETWEEN.has(error.name) || DRIVER_WORDS.test(error.message));
}

/** True when the same request may well succeed later: an outage, or others held what it needs for too long. */
export function isPassing(error: unknown): boolean {
  return isOutage(error) || TOO_LONG.has(codeOf(error));
}
