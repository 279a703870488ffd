import 'reflect-metadata';
import type { Transaction } from '../database/transaction.js';

const DONE_HERE = Symbol('kinds of jobs that a class does');

/** A kind of work that is kept in the service's own database until it is done. */
export interface JobKind {
  readonly name: string;
  /** How long a process may take for one before others count it as dead, in milliseconds; with more to do, make more jobs. */
  readonly leaseMs: number;
}

/** Which method of a class does a kind of job. */
export interface Doing {
  readonly kind: JobKind;
  readonly method: string;
}

/** Names a kind of job. */
export function jobKind(name: string, { leaseMs = 10_000 }: { readonly leaseMs?: number } = {}): JobKind {
  return { name, leaseMs };
}

/**
 * Marks the method that does jobs of a kind. It is called again, after growing pauses, until it has finished the job; more than one process may be at the
 * same job, so what it does to the database belongs into the transaction of `job.finish`.
 */
export function Does(kind: JobKind) {
  return <Method extends (job: Job) => Promise<void>>(target: object, method: string, _: TypedPropertyDescriptor<Method>): void => {
    Reflect.defineMetadata(DONE_HERE, [...doingsOf(target), { kind, method }], target);
  };
}

/** The kinds of jobs that an instance does. */
export function doingsOf(target: object): readonly Doing[] {
  const known: readonly Doing[] | undefined = Reflect.getMetadata(DONE_HERE, target);
  return known ?? [];
}

/** One piece of work that a process has taken. */
export class Job {
  constructor(
    readonly kind: string,
    /** What it is about, such as the id of an aggregate: what is to be done is read from the service's own tables. */
    readonly key: string,
    /** Another one each time the same is asked for again. */
    readonly revision: string,
    readonly tries: number,
    readonly traceId: string,
  ) {}

  /**
   * Ends the job together with its effect: first of all in the effect's transaction, for it makes others wait who are at the same job. False where it
   * was done by another, or asked for again meanwhile: then there is nothing to do.
   */
  async finish(tx: Transaction): Promise<boolean> {
    const ended: unknown[] = await tx.query(
      'WITH ended AS (DELETE FROM job WHERE kind = $1 AND key = $2 AND revision = $3 RETURNING key) SELECT key FROM ended',
      [this.kind, this.key, this.revision],
    );
    return ended.length > 0;
  }
}
