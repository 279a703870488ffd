import { Problem, type Asked } from '@gatebook/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import { keyedDigest } from './canonical-digest.js';

/** What the gateway adds to a request beside the caller's own words: it may be there the second time and not the first. */
const ADDED_BY_GATEWAY = ['identified'] as const;

/** Whose key it is, and for which call. */
export interface KeyOfCall {
  readonly actorId: string;
  readonly key: string;
  readonly subject: string;
}

/**
 * Holds every call to its `Idempotency-Key`, whatever the call does: the same key with other content is a problem. What a change answered first is
 * kept with the change (`answerOnce`); what only reads is read again.
 */
export class IdempotencyKeys {
  constructor(
    private readonly dataSource: DataSource,
    /** Requests are remembered by a digest under this key: their bodies name people. */
    private readonly digestKey: string,
  ) {}

  async hold<Answer>(asked: Asked, subject: string, answer: () => Promise<Answer>): Promise<Answer> {
    const { idempotencyKey: key, actor } = asked;
    if (key === undefined) return answer();
    await this.take({ actorId: actor.id, key, subject }, keyedDigest(this.digestKey, { subject, body: saidBy(asked) }));
    try {
      return await answer();
    } catch (error) {
      // Nothing was done: the caller may mend the request and send it under the same key.
      if (error instanceof Problem) await this.giveBack(actor.id, key);
      throw error;
    }
  }

  private async take({ actorId, key, subject }: KeyOfCall, digest: string): Promise<void> {
    const taken: unknown[] = await this.dataSource.query(
      `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered) VALUES ($1, $2, $3, $4, 'null', false)
       ON CONFLICT (actor_id, key) DO NOTHING RETURNING key`,
      [actorId, key, subject, digest],
    );
    if (taken.length > 0) return;
    const [earlier]: { request_digest: string }[] = await this.dataSource.query(
      'SELECT request_digest FROM idempotency_answer WHERE actor_id = $1 AND key = $2',
      [actorId, key],
    );
    if (earlier !== undefined && earlier.request_digest !== digest) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  }

  private async giveBack(actorId: string, key: string): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotency_answer WHERE actor_id = $1 AND key = $2 AND NOT is_answered', [actorId, key]);
  }
}

/** Runs the steps of a change once for each key; a repeat gets the first answer, which is kept in the same transaction. */
export async function answerOnce<Answer>(
  tx: EntityManager,
  { actorId, key, subject }: KeyOfCall,
  steps: () => Promise<Answer>,
): Promise<Answer> {
  // Two requests with one key meet here: the second waits for the first to commit, then finds its answer.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`${actorId}:${key}`]);
  const [earlier]: { answer: Answer }[] = await tx.query(
    'SELECT answer FROM idempotency_answer WHERE actor_id = $1 AND key = $2 AND is_answered',
    [actorId, key],
  );
  if (earlier) return earlier.answer;
  const answer = await steps();
  await tx.query(
    `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered) VALUES ($1, $2, $3, '', $4, true)
     ON CONFLICT (actor_id, key) DO UPDATE SET answer = excluded.answer, is_answered = true, answered_at = clock_timestamp()`,
    [actorId, key, subject, JSON.stringify(answer ?? null)],
  );
  return answer;
}

function saidBy({ body }: Asked): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const added: readonly string[] = ADDED_BY_GATEWAY;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !added.includes(name)));
}
