import { Problem, type Asked } from '@gatebook/contracts';
import type { DataSource } from 'typeorm';
import { keyedDigest } from './canonical-digest.js';
import type { Transaction } from './transaction.js';
import { holdName } from './named-lock.js';

/** What the gateway adds to a request beside the caller's own words: it may be there the second time and not the first. */
const ADDED_BY_GATEWAY = ['identified'] as const;

/** Whose key it is, and for what: the digest of operation and body. */
export interface KeyOfCall {
  readonly actorId: string;
  readonly key: string;
  readonly subject: string;
  readonly content: string;
}

/**
 * Holds every call to its `Idempotency-Key`, whatever the call does: the same key for another operation or with other content is a problem.
 * What a change answered first is kept with the change (`answerOnce`); what only reads is read again. A key is held by the service that
 * answers: used at two services it names two requests, and neither can get the other's answer.
 */
export class IdempotencyKeys {
  constructor(
    private readonly dataSource: DataSource,
    /** Requests are remembered by a digest under this key: their bodies name people. */
    private readonly digestKey: string,
  ) {}

  async hold<Answer>(asked: Asked, subject: string, answer: (held: Asked) => Promise<Answer>): Promise<Answer> {
    const { idempotencyKey: key, actor } = asked;
    if (key === undefined) return answer(asked);
    const content = keyedDigest(this.digestKey, { subject, body: saidBy(asked) });
    const call: KeyOfCall = { actorId: actor.id, key, subject, content };
    const isFirst = await this.take(call);
    try {
      const answered = await answer({ ...asked, keyedContent: content });
      // Another that said the same may have been refused and have given the key back, while this one was answered.
      if (!isFirst) await this.insert(call);
      return answered;
    } catch (error) {
      // Nothing was done: the caller may mend the request and send it under the same key.
      if (error instanceof Problem) await this.giveBack(call);
      throw error;
    }
  }

  /** True for who takes the key, false for who says the same under it; throws for other content. */
  private async take(call: KeyOfCall): Promise<boolean> {
    for (;;) {
      if (await this.insert(call)) return true;
      const [earlier]: { request_digest: string }[] = await this.dataSource.query(
        'SELECT request_digest FROM idempotency_answer WHERE actor_id = $1 AND key = $2',
        [call.actorId, call.key],
      );
      // Given back between the two statements: it is free again, and must not be used without being held.
      if (earlier === undefined) continue;
      if (earlier.request_digest !== call.content) throw new Problem('IDEMPOTENCY_KEY_REUSED');
      return false;
    }
  }

  private async insert({ actorId, key, subject, content }: KeyOfCall): Promise<boolean> {
    const taken: unknown[] = await this.dataSource.query(
      `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered) VALUES ($1, $2, $3, $4, 'null', false)
       ON CONFLICT (actor_id, key) DO NOTHING RETURNING key`,
      [actorId, key, subject, content],
    );
    return taken.length > 0;
  }

  private async giveBack({ actorId, key }: KeyOfCall): Promise<void> {
    await this.dataSource.query('DELETE FROM idempotency_answer WHERE actor_id = $1 AND key = $2 AND NOT is_answered', [actorId, key]);
  }
}

/**
 * Runs the steps of a change once for each key; a repeat gets the first answer, which is kept in the same transaction. Whoever gave the key back or
 * took it meanwhile, no answer goes to other content, and none is kept in another's place: then the change is undone.
 */
export async function answerOnce<Answer>(
  tx: Transaction,
  { actorId, key, subject, content }: KeyOfCall,
  steps: () => Promise<Answer>,
): Promise<Answer> {
  // Two requests with one key meet here: the second waits for the first to commit, then finds its answer.
  await holdName(tx, `idempotency-key:${actorId}:${key}`);
  const [earlier]: { answer: Answer; request_digest: string; is_answered: boolean }[] = await tx.query(
    'SELECT answer, request_digest, is_answered FROM idempotency_answer WHERE actor_id = $1 AND key = $2',
    [actorId, key],
  );
  if (earlier !== undefined && earlier.request_digest !== content) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  if (earlier?.is_answered) return earlier.answer;
  const answer = await steps();
  const kept: unknown[] = await tx.query(
    `INSERT INTO idempotency_answer (actor_id, key, subject, request_digest, answer, is_answered) VALUES ($1, $2, $3, $4, $5, true)
     ON CONFLICT (actor_id, key) DO UPDATE SET answer = excluded.answer, is_answered = true, answered_at = clock_timestamp()
       WHERE idempotency_answer.request_digest = excluded.request_digest RETURNING key`,
    [actorId, key, subject, content, JSON.stringify(answer ?? null)],
  );
  if (kept.length === 0) throw new Problem('IDEMPOTENCY_KEY_REUSED');
  return answer;
}

function saidBy({ body }: Asked): unknown {
  if (typeof body !== 'object' || body === null) return body;
  const added: readonly string[] = ADDED_BY_GATEWAY;
  return Object.fromEntries(Object.entries(body).filter(([name]) => !added.includes(name)));
}
