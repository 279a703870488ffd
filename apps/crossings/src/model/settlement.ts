import { Injectable } from '@nestjs/common';
import { CROSSING_CORRECTED, serviceActor, type IdentifiedCrossing } from '@gatebook/contracts';
import { Audit, Outbox } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { CrossingJudge } from './crossing-judge.js';
import { factOf, reportOf } from './crossing.rules.js';
import { CrossingStore } from './crossing.store.js';
import { UnknownNumberStore } from './unknown-number.store.js';

const SERVICE = 'crossings';

/** What has become known of a crossing since it was recorded. */
export interface KnownSince {
  readonly crossingId: string;
  readonly traceId: string;
  readonly personId: string;
  readonly said?: Pick<IdentifiedCrossing, 'document' | 'identified'>;
}

/** Gives a crossing to whom it belongs by a new fact, judged by its own moment: the first record stays, and its receipt. */
@Injectable()
export class Settlement {
  constructor(
    private readonly crossings: CrossingStore,
    private readonly numbers: UnknownNumberStore,
    private readonly judge: CrossingJudge,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** As when it was recorded: nobody else's crossing of this person is judged meanwhile. */
  async lock(tx: EntityManager, { crossingId, personId }: KnownSince): Promise<void> {
    await this.crossings.lock(tx, [`crossing:${crossingId}`, `person:${personId}`]);
  }

  /** Under the lock. Does nothing where the crossing was corrected meanwhile: somebody knew better. */
  async write(tx: EntityManager, { crossingId, traceId, personId, said = {} }: KnownSince): Promise<void> {
    const before = await this.crossings.findCounting(tx, crossingId);
    if (before === null) return;
    const body = { ...reportOf(before), crossingId: uuid(), ...said };
    const [judged] = await this.judge.judge(tx, [{ body, personId, recordedBy: SERVICE, contentDigest: crossingId, isFollowUp: true }]);
    if (!judged?.main) throw new Error(`the gate of crossing ${crossingId} is not known any more`);
    const now = { ...judged.main, supersedes: crossingId };
    await this.crossings.insert(tx, [now]);
    await this.numbers.insert(tx, [{ row: now, traceId }]);
    await this.crossings.correct(tx, {
      crossingId,
      personId: before.personId ?? null,
      correctedBy: now.crossingId,
      why: 'identified',
      recordedAt: now.recordedAt,
      recordedBy: SERVICE,
    });
    await this.outbox.add(tx, CROSSING_CORRECTED, {
      aggregateId: crossingId,
      occurredAt: new Date(now.recordedAt),
      traceId,
      body: { crossingId, why: 'identified', recordedAt: now.recordedAt, before: factOf(before), now: factOf(now) },
    });
    const entry = { action: 'identify-crossing', thingKind: 'crossing', thingId: crossingId, details: { correctedBy: now.crossingId } };
    await this.audit.add(tx, { actor: serviceActor(SERVICE), traceId }, entry);
  }
}
