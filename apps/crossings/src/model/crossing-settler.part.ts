import { Injectable } from '@nestjs/common';
import { CROSSING_CORRECTED, serviceActor, type IdentifiedCrossing } from '@gatebook/contracts';
import { Audit, Outbox, type Transaction } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { CrossingJudge } from './crossing-judge.part.js';
import { crossingRecorded, reportOf } from './crossing.rules.js';
import { CrossingStore, type CrossingRow } from './crossing.store.js';
import { StrangerStore } from './stranger.store.js';

const SERVICE = 'crossings';

/** A crossing that was recorded with too little known, and on whose behalf it is looked at again. */
export interface ToSettle {
  readonly crossingId: string;
  readonly traceId: string;
}

/** What is known by now and was not when the crossing was recorded. */
export interface FoundLater {
  readonly personId: string;
  readonly report: Partial<Pick<IdentifiedCrossing, 'personId' | 'document' | 'identified'>>;
  /** Flags of the record that nothing kept could lead to again. */
  readonly keptFlags: readonly string[];
}

/**
 * Puts a new fact in the place of a crossing that was recorded with too little known, and of those of its companions, judged by its own moment. The first
 * record stays, and its receipt.
 */
@Injectable()
export class CrossingSettler {
  constructor(
    private readonly crossings: CrossingStore,
    private readonly judge: CrossingJudge,
    private readonly strangers: StrangerStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Holds all whom the crossing is about, as when it was recorded: nobody else's crossing of them is judged meanwhile. All are locked at once, or this
   * and a resend could wait for one another.
   */
  async lock(tx: Transaction, crossingId: string, personIds: readonly string[]): Promise<void> {
    const before = await this.crossings.findCounting(tx, crossingId);
    const companions = before === null ? [] : await this.crossings.listCompanions(tx, before);
    const persons = [...personIds, before?.personId, ...companions.map(({ personId }) => personId)].filter((id) => id !== undefined);
    await this.crossings.lock(tx, [`crossing:${crossingId}`, ...persons.map((id) => `person:${id}`)]);
  }

  /** Under the lock. Nothing is done where an officer knew better meanwhile. */
  async settle(tx: Transaction, { crossingId, traceId }: ToSettle, foundLater: (before: CrossingRow) => FoundLater): Promise<void> {
    const before = await this.crossings.findCounting(tx, crossingId);
    if (before === null) return;
    const companions = await this.crossings.listCompanions(tx, before);
    const { personId, report, keptFlags } = foundLater(before);
    const body: IdentifiedCrossing = {
      ...reportOf(before),
      ...report,
      crossingId: uuid(),
      companions: companions.flatMap((companion) =>
        companion.personId === undefined ? [] : [{ crossingId: uuid(), personId: companion.personId }],
      ),
    };
    const reading = await this.strangers.findReading(tx, before.crossingId);
    const settled = { body, personId, reading, recordedBy: SERVICE, contentDigest: crossingId, isFollowUp: true } as const;
    const [judged] = await this.judge.judge(tx, [settled]);
    if (!judged?.main) throw new Error(`the gate of crossing ${crossingId} is not known any more`);
    const kept = [
      ...keptFlags,
      ...before.flags.filter((flag) => flag.startsWith('CREDENTIAL_') || (reading !== null && flag.startsWith('DOCUMENT_'))),
    ];
    for (const row of [before, ...companions]) {
      const now = judged.all.find((one) => (row === before ? one === judged.main : one !== judged.main && one.personId === row.personId));
      if (now) await this.replace(tx, traceId, row, { ...now, flags: [...new Set([...now.flags, ...kept])] });
    }
    if (judged.strangers) await this.strangers.insert(tx, [{ row: judged.main, permit: judged.strangers }]);
  }

  private async replace(tx: Transaction, traceId: string, before: CrossingRow, judged: CrossingRow): Promise<void> {
    const { crossingId } = before;
    const now = { ...judged, supersedes: crossingId };
    await this.crossings.insert(tx, [now]);
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
      body: { crossingId, why: 'identified', recordedAt: now.recordedAt, before: crossingRecorded(before), now: crossingRecorded(now) },
    });
    const entry = { action: 'identify-crossing', thingKind: 'crossing', thingId: crossingId, details: { correctedBy: now.crossingId } };
    await this.audit.add(tx, { actor: serviceActor(SERVICE), traceId }, entry);
  }
}
