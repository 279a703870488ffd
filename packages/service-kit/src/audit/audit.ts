import { Injectable } from '@nestjs/common';
import type { Asked } from '@gatebook/contracts';
import type { EntityManager } from 'typeorm';
import { Clock } from '../time/clock.js';

/** What happened to which record; ids and codes only. */
export interface AuditEntry {
  /** What was done, as the use case is called: `approve-registration`. */
  readonly action: string;
  readonly thingKind: string;
  readonly thingId: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes audit entries in the transaction of what they tell. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async add(
    tx: EntityManager,
    asked: Pick<Asked, 'actor' | 'traceId' | 'purpose' | 'caseReference'>,
    ...entries: readonly AuditEntry[]
  ): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now().toISOString();
    const { actor, traceId, purpose, caseReference } = asked;
    await tx.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, purpose, case_reference, trace_id, action, thing_kind, thing_id, details)
       SELECT $1, $2, $3, $4, $5, $6, action, thing_kind, thing_id, details
       FROM unnest($7::text[], $8::text[], $9::text[], $10::jsonb[]) AS entry (action, thing_kind, thing_id, details)`,
      [
        at,
        actor.kind,
        actor.id,
        purpose ?? null,
        caseReference ?? null,
        traceId,
        entries.map(({ action }) => action),
        entries.map(({ thingKind }) => thingKind),
        entries.map(({ thingId }) => thingId),
        entries.map(({ details }) => JSON.stringify(details ?? {})),
      ],
    );
  }
}
