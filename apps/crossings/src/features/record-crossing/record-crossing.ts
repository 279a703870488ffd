import {
  CROSSING_RECORDED,
  Problem,
  RECORD_CROSSING,
  type Asked,
  type CrossingReceipt,
  type IdentifiedCrossing,
} from '@gatebook/contracts';
import type { CredentialReading } from '@gatebook/credential';
import {
  Audit,
  Clock,
  Database,
  keyedDigest,
  NEXT_TIME,
  Outbox,
  Reply,
  Together,
  Answers,
  Feature,
  type Transaction,
} from '@gatebook/service-kit';
import { CrossingsSettings } from '../../config.js';
import { AwaitedPermitStore } from '../../model/awaited-permit.store.js';
import { CheckStore } from '../../model/check.store.js';
import { CredentialsSeen } from '../../model/credentials-seen.part.js';
import { CrossingJudge, type Judged } from '../../model/crossing-judge.part.js';
import { crossingRecorded } from '../../model/crossing.rules.js';
import { CrossingStore, type EarlierReceipt } from '../../model/crossing.store.js';
import { FactsStore } from '../../model/facts.store.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { mayWorkAt } from '../../model/scope.rules.js';
import { ShownDocumentStore } from '../../model/shown-document.store.js';
import { StrangerStore } from '../../model/stranger.store.js';
import {
  crossingIdsOf,
  idsAreTaken,
  keysOf,
  lockNames,
  mayFollow,
  personsOf,
  whoGoNow,
  withReading,
  type PersonOf,
  type Report,
} from './reports.rules.js';

const CLOCK_DIFFERENCE_MS = 5 * 60 * 1000;

type Receipt = Reply<CrossingReceipt>;

/** Records crossings. Reports that wait together are committed together; each gets its own answer. Safe to repeat: a resend is answered with the first receipt. */
@Feature()
export class RecordCrossingUseCase {
  private readonly recorded = new Together<Report, Receipt>((reports) => this.recordTogether(reports), {
    keysOf,
    deadlineOf: ({ deadline }) => deadline,
    aloneAfterFailure: true,
  });

  constructor(
    private readonly database: Database,
    private readonly crossings: CrossingStore,
    private readonly checks: CheckStore,
    private readonly shown: ShownDocumentStore,
    private readonly awaited: AwaitedPermitStore,
    private readonly facts: FactsStore,
    private readonly judge: CrossingJudge,
    private readonly seen: CredentialsSeen,
    private readonly strangers: StrangerStore,
    private readonly knowledge: KnowledgeStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: CrossingsSettings,
  ) {}

  @Answers(RECORD_CROSSING)
  async execute(asked: Asked<IdentifiedCrossing>): Promise<Receipt> {
    const { gateId, occurredAt } = asked.body;
    if (!mayWorkAt(asked.actor, gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
    // A gate's clock may be a little fast; a crossing of tomorrow is no fact.
    if (Date.parse(occurredAt) > this.clock.now().getTime() + CLOCK_DIFFERENCE_MS) throw new Problem('CROSSING_IN_FUTURE');
    const reading = await this.read(asked.body);
    return this.recorded.ask(withReading({ ...asked, reading: null, contentDigest: this.digestOf(asked.body) }, reading));
  }

  /** A paper is read again, by the moment of the crossing: what a check made of it is not taken on trust. */
  private async read({ credential, occurredAt }: IdentifiedCrossing): Promise<CredentialReading | null> {
    if (credential == null) return null;
    const db = this.database.db;
    const at = new Date(occurredAt);
    const { trustList } = await this.knowledge.at(db, await this.knowledge.revision(db), at);
    return this.seen.read(db, credential, trustList, at, this.clock.now());
  }

  /** Who shares a person with an earlier report goes next time, however the two name the person: the second is judged after the first is kept. */
  private async recordTogether(asked: readonly Report[]): Promise<readonly (Receipt | Problem | typeof NEXT_TIME)[]> {
    const answers = await this.database.transaction(async (tx) => {
      const holders = await this.facts.holdersOf(
        tx,
        asked.flatMap(({ body }) => body.permitNumber ?? []),
      );
      const all = await this.withPapersOfChecks(tx, asked, holders);
      const personOf: PersonOf = ({ body }) =>
        body.personId ?? body.identified?.personId ?? (body.permitNumber == null ? null : (holders.get(body.permitNumber) ?? null));
      const now = whoGoNow(all, (report) => personsOf(report, holders));
      const receipts = await this.record(
        tx,
        all.filter((report) => now.has(report)),
        personOf,
      );
      return all.map((report) => receipts.get(report) ?? NEXT_TIME);
    });
    this.database.changed();
    return answers;
  }

  /** Whose permit of another issuer was shown at a check needs no second showing. */
  private async withPapersOfChecks(
    tx: Transaction,
    reports: readonly Report[],
    holders: ReadonlyMap<string, string>,
  ): Promise<readonly Report[]> {
    const checkOf = ({ body: { checkId, permitNumber }, reading }: Report): string | null =>
      reading !== null || (permitNumber != null && holders.has(permitNumber)) ? null : (checkId ?? null);
    const checkIds = reports.map(checkOf).filter((id) => id !== null);
    if (checkIds.length === 0) return reports;
    const papers = await this.checks.findPapers(tx, checkIds);
    return reports.map((report) => {
      const paper = papers.get(`${checkOf(report)} ${report.body.gateId}`);
      return paper && mayFollow(report, paper) ? withReading(report, paper.reading) : report;
    });
  }

  private async record(tx: Transaction, reports: readonly Report[], personOf: PersonOf): Promise<ReadonlyMap<Report, Receipt | Problem>> {
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
    const judged = await this.judge.judge(
      tx,
      fresh.map((report) => ({
        body: report.body,
        personId: personOf(report),
        reading: report.reading,
        recordedBy: report.actor.id,
        contentDigest: report.contentDigest,
      })),
    );
    await this.keep(tx, fresh, judged);
    return new Map(
      reports.map((report) => {
        const before = earlier.get(report.body.crossingId);
        if (before) return [report, this.receiptOfResend(report, before)];
        if (reused.includes(report)) return [report, new Problem('CROSSING_ID_REUSED', { crossingId: report.body.crossingId })];
        const row = judged[fresh.indexOf(report)]?.main;
        if (!row) return [report, new Problem('GATE_UNKNOWN', { gateId: report.body.gateId })];
        return [report, new Reply({ crossingId: row.crossingId, recordedAt: row.recordedAt, flags: row.flags }, { status: 201 })];
      }),
    );
  }

  private async keep(tx: Transaction, reports: readonly Report[], judged: readonly Judged[]): Promise<void> {
    const rows = judged.flatMap(({ all }) => all);
    if (rows.length === 0) return;
    await this.crossings.insert(tx, rows);
    await this.shown.insert(
      tx,
      reports.flatMap(({ body, traceId }, place) => {
        const [row, sealed] = [judged[place]?.main, body.identified?.sealed];
        if (!row || row.personId !== undefined || sealed === undefined) return [];
        return [{ crossingId: row.crossingId, occurredAt: row.occurredAt, sealed, traceId }];
      }),
    );
    await this.awaited.insert(
      tx,
      reports.flatMap(({ body: { permitNumber }, traceId }, place) => {
        const { main: row = null, strangers = null } = judged[place] ?? {};
        // On a permit, yet nobody's: it was heard while this was judged, and its holder is not locked here.
        if (!row || strangers || permitNumber == null || (row.permitId !== undefined && row.personId !== undefined)) return [];
        return [{ crossingId: row.crossingId, permitNumber, occurredAt: row.occurredAt, traceId }];
      }),
    );
    await this.strangers.insert(
      tx,
      judged.flatMap(({ main, strangers }) => (main && strangers ? [{ row: main, permit: strangers }] : [])),
    );
    const reportOf = new Map(reports.map((report) => [report.body.crossingId, report]));
    const tellings = rows.map((row) => ({
      aggregateId: row.personId ?? row.crossingId,
      occurredAt: new Date(row.occurredAt),
      traceId: reportOf.get(row.companionOf ?? row.crossingId)?.traceId ?? '',
      body: crossingRecorded(row),
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

  private receiptOfResend({ body, contentDigest }: Report, before: EarlierReceipt): Receipt | Problem {
    if (before.contentDigest !== contentDigest) return new Problem('CROSSING_ID_REUSED', { crossingId: body.crossingId });
    return new Reply({ crossingId: before.crossingId, recordedAt: before.recordedAt.toISOString(), flags: before.flags }, { status: 200 });
  }
}
