import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import type { JobKind } from './job.js';

/** Asks for jobs, in the transaction that makes them necessary. */
@Injectable()
export class Jobs {
  private readonly done = new Set<string>();

  /** Told of each kind that somebody here does. */
  expect({ name }: JobKind): void {
    if (this.done.has(name)) throw new Error(`jobs of the kind ${name} are done in two places`);
    this.done.add(name);
  }

  /** One job for each key: asked for again while it waits, or while somebody is at it, it is done once more. */
  async add(tx: Transaction, { name }: JobKind, key: string, traceId: string): Promise<void> {
    if (!this.done.has(name)) throw new Error(`nobody does jobs of the kind ${name}`);
    await tx.query(
      `INSERT INTO job (kind, key, trace_id) VALUES ($1, $2, $3)
       ON CONFLICT (kind, key) DO UPDATE SET revision = gen_random_uuid(), trace_id = excluded.trace_id, wanted_at = clock_timestamp(), tries = 0, problem = NULL,
         due_at = clock_timestamp()`,
      [name, key, traceId],
    );
  }

  /** Takes back what nobody wants done any more. */
  async drop(tx: Transaction, { name }: JobKind, key: string): Promise<void> {
    await tx.query('DELETE FROM job WHERE kind = $1 AND key = $2', [name, key]);
  }

  /** What failed is tried again at once: what it failed for has changed. */
  async tryAllNow(tx: Transaction, { name }: JobKind): Promise<void> {
    await tx.query('UPDATE job SET revision = gen_random_uuid(), due_at = clock_timestamp() WHERE kind = $1 AND problem IS NOT NULL', [
      name,
    ]);
  }
}
