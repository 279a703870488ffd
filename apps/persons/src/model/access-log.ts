import { Injectable } from '@nestjs/common';
import { isPurpose, Problem, type AccessKind, type Asked } from '@gatebook/contracts';
import { Clock, Database, Together } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';

interface Access extends Pick<Asked, 'actor' | 'caseReference' | 'traceId'> {
  readonly personId: string;
  readonly what: AccessKind;
  readonly at: string;
  readonly purpose: string;
}

/**
 * Writes every reading of a person's record before it is answered; readings that wait together are written together. What a service reads for
 * somebody is two entries of one instant and trace: who asked, and before it the service as the means.
 */
@Injectable()
export class AccessLog {
  private readonly written: Together<readonly Access[], undefined>;

  constructor(
    database: Database,
    private readonly clock: Clock,
  ) {
    this.written = new Together(async (readings) => {
      await insert(database.prepared('add-accesses'), readings.flat());
      return readings.map(() => undefined);
    });
  }

  /** Resolves once the readings are on disk. Without a purpose of its own a reading has the one that its kind always has. */
  async add(asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind?: string): Promise<void> {
    const accesses = this.accesses(asked, what, personIds, purposeOfKind);
    if (accesses.length > 0) await this.written.ask(accesses);
  }

  /** The same inside a change that reads. */
  async addIn(tx: EntityManager, asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind?: string): Promise<void> {
    const accesses = this.accesses(asked, what, personIds, purposeOfKind);
    if (accesses.length > 0) await insert(tx, accesses);
  }

  private accesses(asked: Asked, what: AccessKind, personIds: readonly string[], purposeOfKind: string | undefined): readonly Access[] {
    const purpose = asked.purpose ?? purposeOfKind;
    if (!isPurpose(purpose)) throw new Problem('PURPOSE_MISSING');
    const at = this.clock.now().toISOString();
    return personIds.flatMap((personId) => {
      const read = { personId, what, at, ...asked, purpose };
      const { behind } = asked;
      return behind === undefined
        ? [read]
        : [read, { ...read, actor: behind.actor, purpose: behind.purpose ?? purpose, caseReference: behind.caseReference }];
    });
  }
}

async function insert(writer: Pick<EntityManager, 'query'>, accesses: readonly Access[]): Promise<void> {
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
