import type { MigrationInterface } from 'typeorm';
import { codeOf } from './code-of.js';

/**
 * A migration in a transaction locks out those who use its tables, and no service tells an event meanwhile (ADR 5): it gives up soon. Whoever waits
 * behind it waits no longer than that.
 */
const IN_TRANSACTION = `SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '60s'`;
/** One without a transaction builds indexes concurrently: nobody waits for it, so it may wait for every transaction that is open. */
const WITHOUT_TRANSACTION = `SET lock_timeout = '10min'; SET statement_timeout = 0`;

const LOCK_NOT_AVAILABLE = '55P03';
const QUERY_CANCELED = '57014';

/** From now on the migration waits and runs no longer than it may, and says so when that was not enough. */
export function holdToBudget(migration: MigrationInterface): void {
  const up = migration.up.bind(migration);
  migration.up = async (runner) => {
    const hasTransaction = migration.transaction !== false;
    await runner.query(hasTransaction ? IN_TRANSACTION : WITHOUT_TRANSACTION);
    try {
      await up(runner);
    } catch (error) {
      throw explained(migration.name ?? migration.constructor.name, error);
    } finally {
      if (!hasTransaction) await runner.query('RESET lock_timeout; RESET statement_timeout');
    }
  };
}

function explained(name: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === LOCK_NOT_AVAILABLE)
    return new Error(`migration ${name} waited in vain for a transaction that is open; nothing of it is in force: run migrate again`, {
      cause: error,
    });
  if (code === QUERY_CANCELED)
    return new Error(`migration ${name} has a statement that takes too long to hold others up meanwhile; nothing of it is in force`, {
      cause: error,
    });
  return error;
}
