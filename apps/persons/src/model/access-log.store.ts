import { Injectable } from '@nestjs/common';
import type { Asked } from '@gatebook/contracts';
import type { AccessKind } from '@gatebook/vocabulary';
import type { EntityManager } from 'typeorm';

/** One reading of one person's record. */
export interface Access extends Pick<Asked, 'actor' | 'caseReference' | 'traceId'> {
  readonly personId: string;
  readonly what: AccessKind;
  readonly at: string;
  readonly purpose: string;
}

/** Keeps who has read whose record; nothing of it is ever changed. */
@Injectable()
export class AccessLogStore {
  async insert(writer: Pick<EntityManager, 'query'>, accesses: readonly Access[]): Promise<void> {
    await writer.query(
      `INSERT INTO access_log (person_id, what, at, purpose, actor_kind, actor_id, role, office_id, case_reference, trace_id)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[])`,
      [
        accesses.map(({ personId }) => personId),
        accesses.map(({ what }) => what),
        accesses.map(({ at }) => at),
        accesses.map(({ purpose }) => purpose),
        accesses.map(({ actor }) => actor.kind),
        accesses.map(({ actor }) => actor.id),
        accesses.map(({ actor }) => actor.role),
        accesses.map(({ actor }) => actor.officeId),
        accesses.map(({ caseReference }) => caseReference ?? null),
        accesses.map(({ traceId }) => traceId),
      ],
    );
  }
}
