import type { Asked } from '@gatebook/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { codeOf } from './code-of.js';
import { answerOnce } from './idempotency-keys.js';
import { setRowScope, type RowScope } from './row-scope.js';
import { inTransaction, type Db, type Transaction } from './transaction.js';

const RETRY_CODES = new Set(['40001', '40P01']);
const MOST_ATTEMPTS = 4;

/** Opens the transactions of a service. A use case opens one; stores take it as `tx`. */
export class Database {
  private readonly afterChange: (() => void)[] = [];

  constructor(readonly dataSource: DataSource) {}

  /**
   * Runs the steps of a change in one transaction: serialisation failures and deadlocks are tried again, an
   * `Idempotency-Key` that was answered before gets that first answer, and row-level security shows the rows of the actor's office or of `scope`.
   */
  async change<Answer>(
    asked: Asked,
    subject: string,
    steps: (tx: Transaction) => Promise<Answer>,
    scope: RowScope = { office: asked.actor.officeId },
  ): Promise<Answer> {
    const { idempotencyKey: key, keyedContent: content, actor } = asked;
    if (key !== undefined && content === undefined) throw new Error(`a key came to ${subject} past the bus, held by nobody`);
    const answer = await this.transaction(async (tx) => {
      await setRowScope(tx, scope);
      return key === undefined || content === undefined
        ? steps(tx)
        : answerOnce(tx, { actorId: actor.id, key, subject, content }, () => steps(tx));
    });
    for (const tell of this.afterChange) tell();
    return answer;
  }

  /** A transaction without a request behind it: consumers and background work. Row-level security shows it nothing outside `acrossOffices`. */
  async transaction<Answer>(steps: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(this.dataSource, steps);
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !RETRY_CODES.has(codeOf(error))) throw error;
      }
    }
  }

  /** Reads the rows of the actor's office or of `scope`, for tables with row-level security. */
  async read<Answer>(
    { actor }: Pick<Asked, 'actor'>,
    steps: (tx: Transaction) => Promise<Answer>,
    scope: RowScope = { office: actor.officeId },
  ): Promise<Answer> {
    return inTransaction(this.dataSource, async (tx) => {
      await setRowScope(tx, scope);
      return steps(tx);
    });
  }

  /** The database outside any transaction. */
  get db(): Db {
    return this.dataSource.manager;
  }

  /**
   * A reader outside any transaction whose one statement PostgreSQL keeps prepared under this name: for hot reads, where
   * planning costs more than reading.
   */
  prepared(name: string): Pick<EntityManager, 'query'> {
    const { driver } = this.dataSource;
    if (!(driver instanceof PostgresDriver)) throw new Error('the database is not PostgreSQL');
    return {
      query: async (text: string, values?: unknown[]) => (await driver.master.query({ name, text, values })).rows,
    };
  }

  /** Called after each committed change: the relay need not wait for its next look. */
  onChange(tell: () => void): void {
    this.afterChange.push(tell);
  }

  /** Tells those who wait for a change that a transaction outside `change` has committed. */
  changed(): void {
    for (const tell of this.afterChange) tell();
  }
}

/** Name of the constraint that a failure broke, or null. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof Error) || !('constraint' in error)) return null;
  return typeof error.constraint === 'string' ? error.constraint : null;
}
