import { Injectable } from '@nestjs/common';
import type { IdentifiedCrossing } from '@gatebook/contracts';
import { Clock, type Db } from '@gatebook/service-kit';
import type { CredentialReading, PermitCredential } from '@gatebook/credential';
import { CrossingsSettings } from '../config.js';
import { companionRowOf, rowOf } from './crossing.rules.js';
import type { CrossingRow } from './crossing.store.js';
import { FactsStore, type KnownFacts } from './facts.store.js';
import { KnowledgeAge } from './knowledge-age.part.js';
import { KnowledgeStore } from './knowledge.store.js';
import { zoneOf } from './gate-zone.rules.js';
import { prepareQuestion } from './question.rules.js';
import { StrangerStore } from './stranger.store.js';

const LONG_AGO_DAYS = 365;

/** A report whose person is known as far as it can be. */
export interface ReportToJudge {
  readonly body: IdentifiedCrossing;
  readonly personId: string | null;
  readonly recordedBy: string;
  /** Of the paper that was shown, if any; where it is good, the report names the permit it speaks for. */
  readonly reading: CredentialReading | null;
  readonly contentDigest: string;
  /** Judged again afterwards: a follow-up, which asks no officer for a reason. */
  readonly isFollowUp?: true;
}

/** The rows of a report: the holder's and those of the companions. No row where nobody knows the gate. */
export interface Judged {
  readonly main: CrossingRow | null;
  readonly all: readonly CrossingRow[];
  /** The permit of another issuer it was judged by; null where the registry knows the permit, or there is none. */
  readonly strangers: PermitCredential | null;
}

/** Judges reports by the moment they tell of, with all that the ledger and our copies say. */
@Injectable()
export class CrossingJudge {
  constructor(
    private readonly facts: FactsStore,
    private readonly knowledge: KnowledgeStore,
    private readonly strangers: StrangerStore,
    private readonly clock: Clock,
    private readonly age: KnowledgeAge,
    private readonly settings: CrossingsSettings,
  ) {}

  async judge(db: Db, reports: readonly ReportToJudge[]): Promise<readonly Judged[]> {
    const wanted = reports.map(({ body, personId }) => ({
      permitNumber: body.permitNumber ?? null,
      personId,
      at: new Date(body.occurredAt),
      asOfThen: true as const,
    }));
    const newest = await this.facts.gather(db, wanted);
    const revision = newest[0]?.revision;
    if (revision === undefined) return [];
    const knowledge = await this.knowledge.at(db, revision, new Date(Math.min(...wanted.map(({ at }) => at.getTime()))));
    const gathered = await this.facts.readFurther(db, wanted, newest, knowledge.countedDays);
    const factsOf: KnownFacts[] = [];
    for (const [place, facts] of gathered.entries()) {
      const [report, one] = [reports[place], wanted[place]];
      factsOf.push(report && one ? await this.strangers.addPassages(db, facts, { ...one, reading: report.reading }) : facts);
    }
    const plates = await this.facts.permitsOfPlates(
      db,
      reports.map(({ body }) => (body.traffic === 'vehicle' ? body.vehicle?.plate : null)),
    );
    const recordedAt = this.clock.now();
    return reports.map(({ body, personId, reading, recordedBy, contentDigest, isFollowUp }, place): Judged => {
      const gate = knowledge.gates.get(body.gateId);
      const facts = factsOf[place];
      if (!gate || !facts) return { main: null, all: [], strangers: null };
      const prepared = prepareQuestion({
        gate,
        direction: body.direction,
        deploymentSide: this.settings.side,
        at: new Date(body.occurredAt),
        traffic: body.traffic,
        askedBy: body.permitNumber == null && reading === null ? 'document' : 'permit',
        permitNumber: body.permitNumber ?? null,
        reading,
        identified: body.identified ?? (body.personId == null ? null : { personId: body.personId, outcome: 'not-compared' }),
        document: body.document ?? body.identified?.document,
        facts,
        ofVehicle: plates[place],
        knowledge,
        age: this.age.of(recordedAt, { gate, knowledge, facts, permitNumber: body.permitNumber ?? null, reading }),
        isRecord: true,
      });
      const main = rowOf(body, {
        prepared,
        facts,
        zone: zoneOf(gate, this.settings.side),
        personId,
        recordedAt,
        recordedBy,
        contentDigest,
        isFollowUp: isFollowUp === true,
        record: { firstDay: this.settings.firstDay, longAgoDays: this.settings.longAgoDays ?? LONG_AGO_DAYS },
      });
      const listed = prepared.known?.standing.companionIds ?? [];
      return {
        main,
        strangers: this.strangers.permitIn(reading, facts),
        all: [main, ...(body.companions ?? []).map((companion) => companionRowOf(main, companion, listed.includes(companion.personId)))],
      };
    });
  }
}
