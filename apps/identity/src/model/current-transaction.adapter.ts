import type { Transaction } from '@gatebook/service-kit';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

/** Inside our transaction the library's own transactions are parts of it. */
const NESTED: Readonly<Record<string, string>> = {
  begin: 'SAVEPOINT session_library',
  commit: 'RELEASE SAVEPOINT session_library',
  rollback: 'ROLLBACK TO SAVEPOINT session_library',
};

interface Client {
  query(
    sql: string,
    parameters: readonly unknown[],
  ): Promise<{ command: 'UPDATE' | 'DELETE' | 'INSERT' | 'SELECT' | 'MERGE'; rowCount: number; rows: never[] }>;
}

/**
 * What the session library takes for a connection pool: it always gets the connection of the transaction that the use case
 * has opened, so that a session, its audit entry and its event are written together or not at all.
 */
export class CurrentTransaction {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  /** Runs the library's work inside a use case's transaction. */
  within<Result>(tx: Transaction, work: () => Promise<Result>): Promise<Result> {
    return this.current.run(tx, work);
  }

  async connect() {
    const runner = this.current.getStore()?.queryRunner;
    if (!runner) throw new Error('the session library works inside a transaction of a use case only');
    const client: Client = await runner.connect();
    return {
      query: (sql: string, parameters: readonly unknown[] = []) => client.query(NESTED[sql.toLowerCase()] ?? sql, parameters),
      release: () => undefined,
    };
  }

  async end(): Promise<void> {}
}
