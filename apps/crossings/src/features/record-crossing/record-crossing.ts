import { Injectable } from '@nestjs/common';
import { CROSSING_RECORDED, Problem, type Asked, type CrossingReceipt, type IdentifiedCrossing } from '@gatebook/contracts';
import { Audit, Freshness, Clock, Database, keyedDigest, Outbox, Reply, Together } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { CrossingsSettings } from '../../config.js';
import { companionRowOf, rowOf } from '../../model/crossing.rules.js';
import { CrossingStore, type CrossingRow, type EarlierReceipt } from '../../model/crossing.store.js';
import { FactsStore } from '../../model/facts.store.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { prepareQuestion, zoneOf } from '../../model/question.rules.js';
import { mayWorkAt } from '../../model/scope.rules.js';

const CLOCK_DIFFERENCE_MS = 5 * 60 * 1000;

type Report = Asked<IdentifiedCrossing>;
type Receipt = Reply<CrossingReceipt>;

/** Records crossings. Reports that wait together are committed together; each gets its own answer. Safe to repeat: a resend is answered with the first receipt. */
@Injectable()
export class RecordCrossingUseCase {
  private readonly recorded = new Together<Report, Receipt>((reports) => this.recordTogether(reports), {
    keysOf,
    deadlineOf: ({ deadline }) => deadline,
    aloneAfterFailure: true,
  });

  constructor(
    private readonly database: Database,
    private readonly crossings: CrossingStore,
    private readonly facts: FactsStore,
    private readonly knowledge: KnowledgeStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly freshness: Freshness,
    private readonly settings: CrossingsSettings,
  ) {}

  async execute(report: Report): Promise<Receipt> {
    const { gateId, occurredAt } = report.body;
    if (!mayWorkAt(report.actor, gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
    // A gate's clock may be a little fast; a crossing of tomorrow is no fact.
    if (Date.parse(occurredAt) > this.clock.now().getTime() + CLOCK_DIFFERENCE_MS) throw new Problem('CROSSING_IN_FUTURE');
    return this.recorded.ask(report);
  }

  private async recordTogether(reports: readonly Report[]): Promise<readonly (Receipt | Problem)[]> {
    const answers = await this.database.transaction(async (tx) => {
      const holders = await this.facts.holdersOf(
        tx,
        reports.flatMap(({ body }) => body.permitNumber ?? []),
      );
      const personOf = ({ body }: Report): string | null =>
        body.personId ?? body.identified?.personId ?? (body.permitNumber === undefined ? null : (holders.get(body.permitNumber) ?? null));
      await this.crossings.lock(
        tx,
        reports.flatMap((report) => lockNames(report, personOf(report))),
      );
      const earlier = await this.crossings.findReceipts(
        tx,
        reports.flatMap(({ body }) => crossingIdsOf(body)),
      );
      const reused = reports.filter(({ body }) => !earlier.has(body.crossingId) && idsAreTaken(body, earlier));
      const fresh = reports.filter((report) => !earlier.has(report.body.crossingId) && !reused.includes(report));
      const rows = await this.judge(tx, fresh, personOf);
      await this.keep(tx, fresh, rows.map(({ all }) => all).flat());
      return reports.map((report) => {
        const before = earlier.get(report.body.crossingId);
        if (before) return this.receiptOfResend(report, before);
        if (reused.includes(report)) return new Problem('CROSSING_ID_REUSED', { crossingId: report.body.crossingId });
        const row = rows.find(({ main }) => main?.crossingId === report.body.crossingId)?.main;
        if (!row) return new Problem('GATE_UNKNOWN', { gateId: report.body.gateId });
        return new Reply({ crossingId: row.crossingId, recordedAt: row.recordedAt, flags: row.flags }, { status: 201 });
      });
    });
    this.database.changed();
    return answers;
  }

  private async judge(
    tx: EntityManager,
    reports: readonly Report[],
    personOf: (report: Report) => string | null,
  ): Promise<readonly Judged[]> {
    const wanted = reports.map((report) => ({
      permitNumber: report.body.permitNumber ?? null,
      personId: personOf(report),
      at: new Date(report.body.occurredAt),
    }));
    const newest = await this.facts.gather(tx, wanted);
    const revision = newest[0]?.revision;
    if (revision === undefined) return [];
    const knowledge = await this.knowledge.at(tx, revision);
    const gathered = await this.facts.readFurther(tx, wanted, newest, knowledge.countedDays);
    const recordedAt = this.clock.now();
    return reports.map((report, place): Judged => {
      const { body } = report;
      const gate = knowledge.gates.get(body.gateId);
      const facts = gathered[place];
      if (!gate || !facts) return { main: null, all: [] };
      const prepared = prepareQuestion({
        gate,
        direction: body.direction,
        deploymentSide: this.settings.side,
        at: new Date(body.occurredAt),
        traffic: body.traffic,
        askedBy: body.permitNumber === undefined ? 'document' : 'permit',
        permitNumber: body.permitNumber ?? null,
        reading: null,
        identified: body.identified ?? (body.personId === undefined ? null : { personId: body.personId, outcome: 'not-compared' }),
        documentType: body.document?.type,
        facts,
        knowledge,
        ageSeconds: this.freshness.ageSeconds(recordedAt),
        isRecord: true,
      });
      const main = rowOf(body, {
        prepared,
        facts,
        zone: zoneOf(gate, this.settings.side),
        personId: personOf(report),
        recordedAt,
        recordedBy: report.actor.id,
        contentDigest: this.digestOf(body),
      });
      const listed = prepared.known?.standing.companionIds ?? [];
      return {
        main,
        all: [main, ...(body.companions ?? []).map((companion) => companionRowOf(main, companion, listed.includes(companion.personId)))],
      };
    });
  }

  private async keep(tx: EntityManager, reports: readonly Report[], rows: readonly CrossingRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.crossings.insert(tx, rows);
    const reportOf = new Map(reports.map((report) => [report.body.crossingId, report]));
    const tellings = rows.map((row) => ({
      aggregateId: row.personId ?? row.crossingId,
      occurredAt: new Date(row.occurredAt),
      traceId: reportOf.get(row.companionOf ?? row.crossingId)?.traceId ?? '',
      body: eventOf(row),
    }));
    await this.outbox.add(tx, CROSSING_RECORDED, ...tellings);
    await this.audit.addEach(
      tx,
      reports.map((asked) => ({
        asked,
        entry: { action: 'record-crossing', thingKind: 'crossing', thingId: asked.body.crossingId, details: { gateId: asked.body.gateId } },
      })),
    );
  }

  private digestOf({ identified: _, ...said }: IdentifiedCrossing): string {
    return keyedDigest(this.settings.digestKey, { ...said, occurredAt: new Date(said.occurredAt).toISOString() });
  }

  private receiptOfResend({ body }: Report, before: EarlierReceipt): Receipt | Problem {
    if (before.content_digest !== this.digestOf(body)) return new Problem('CROSSING_ID_REUSED', { crossingId: body.crossingId });
    return new Reply(
      { crossingId: before.crossing_id, recordedAt: before.recorded_at.toISOString(), flags: before.flags },
      { status: 200 },
    );
  }
}

interface Judged {
  readonly main: CrossingRow | null;
  readonly all: readonly CrossingRow[];
}

/** Two reports of one crossing or of one person do not go into one batch: the second is judged after the first is kept. */
function keysOf({ body }: Report): readonly string[] {
  return [
    body.crossingId,
    body.personId,
    body.identified?.personId,
    body.permitNumber,
    ...(body.companions ?? []).flatMap(({ crossingId, personId }) => [crossingId, personId]),
  ].filter((key) => key !== undefined && key !== null);
}

function lockNames({ body }: Report, personId: string | null): readonly string[] {
  const persons = [personId, ...(body.companions ?? []).map((companion) => companion.personId)].filter((id) => id !== null);
  return [...crossingIdsOf(body).map((id) => `crossing:${id}`), ...persons.map((id) => `person:${id}`)];
}

/** The holder's crossing and those of the companions. */
function crossingIdsOf({ crossingId, companions = [] }: IdentifiedCrossing): readonly string[] {
  return [crossingId, ...companions.map((companion) => companion.crossingId)];
}

/** Each human has a crossing of their own: an id given twice, or given before, belongs to another one. */
function idsAreTaken(body: IdentifiedCrossing, earlier: ReadonlyMap<string, EarlierReceipt>): boolean {
  const ids = crossingIdsOf(body);
  return new Set(ids).size < ids.length || ids.some((id) => earlier.has(id));
}

function eventOf(row: CrossingRow) {
  const {
    localHour: _hour,
    lane: _lane,
    companionOf: _companion,
    permitNumber: _number,
    checkId: _check,
    vehicle: _vehicle,
    reason: _reason,
    device: _device,
    recordedBy: _by,
    contentDigest: _digest,
    ...event
  } = row;
  return event;
}
