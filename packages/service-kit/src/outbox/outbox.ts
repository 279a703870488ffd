import { Injectable } from '@nestjs/common';
import type { EventKind } from '@gatebook/contracts';
import { v7 as uuid } from 'uuid';
import { shapeOf } from '../shapes/dto-shape.js';
import { undeclaredMembers } from '../shapes/undeclared-members.js';
import type { Transaction } from '../database/transaction.js';

/** One event to be told. */
export interface Telling<Body> {
  readonly aggregateId: string;
  readonly occurredAt: Date;
  readonly traceId: string;
  readonly body: Body;
}

/** Where a use case leaves its events; the relay takes them to the streams after the commit. */
@Injectable()
export class Outbox {
  /**
   * Writes events in the transaction that causes them, one statement for all. An event tells what its class declares and nothing else: everybody hears
   * it, and it is kept for ever.
   */
  async add<Body>(tx: Transaction, kind: EventKind<Body>, ...tellings: readonly Telling<Body>[]): Promise<void> {
    if (tellings.length === 0) return;
    const untold = new Set(tellings.flatMap(({ body }) => undeclaredMembers(body, shapeOf(kind.body))));
    if (untold.size > 0) throw new Error(`${kind.subject} does not declare ${[...untold].join(', ')}`);
    await tx.query(
      `INSERT INTO outbox_message (event_id, subject, aggregate_id, occurred_at, trace_id, body)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::jsonb[])`,
      [
        tellings.map(() => uuid()),
        tellings.map(() => kind.subject),
        tellings.map(({ aggregateId }) => aggregateId),
        tellings.map(({ occurredAt }) => occurredAt.toISOString()),
        tellings.map(({ traceId }) => traceId),
        tellings.map(({ body }) => JSON.stringify(body)),
      ],
    );
  }
}
