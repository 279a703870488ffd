import { Injectable } from '@nestjs/common';
import type { Asked } from '@gatebook/contracts';
import { Clock } from '../time/clock.js';
import type { Transaction } from '../database/transaction.js';

/** What happened to which record; ids and codes only. */
export interface AuditEntry {
  /** What was done, as the use case is called: `approve-registration`. */
  readonly action: string;
  readonly thingKind: string;
  readonly thingId: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What of a request an audit entry keeps. */
export type AuditedRequest = Pick<Asked, 'actor' | 'traceId' | 'purpose' | 'caseReference'>;

/** Writes audit entries in the transaction of what they tell. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /** Entries of one request. */
  async add(tx: Transaction, asked: AuditedRequest, ...entries: readonly AuditEntry[]): Promise<void> {
    await this.addEach(
      tx,
      entries.map((entry) => ({ asked, entry })),
    );
  }

  /** Entries of several requests that are committed together, in one statement. */
  async addEach(tx: Transaction, entries: readonly { readonly asked: AuditedRequest; readonly entry: AuditEntry }[]): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now().toISOString();
    const rows = entries.map(({ asked: { actor, purpose, caseReference, traceId }, entry }) => ({
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      purpose,
      case_reference: caseReference,
      trace_id: traceId,
      action: entry.action,
      thing_kind: entry.thingKind,
      thing_id: entry.thingId,
      details: entry.details ?? {},
    }));
    await tx.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, purpose, case_reference, trace_id, action, thing_kind, thing_id, details)
       SELECT at, actor_kind, actor_id, purpose, case_reference, trace_id, action, thing_kind, thing_id, details
       FROM jsonb_to_recordset($1::jsonb) AS entry (at timestamptz, actor_kind text, actor_id text, purpose text, case_reference text, trace_id text, action text, thing_kind text, thing_id text, details jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
