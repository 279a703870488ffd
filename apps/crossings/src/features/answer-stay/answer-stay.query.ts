import { Problem, GET_STAY, type Asked, type GetStay, type Stay } from '@gatebook/contracts';
import { endOfDay, rulebooksAsKnown, stayAccount, stayOn, staysOf, type StayQuestion } from '@gatebook/rulebook';
import { Clock, Database, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { FactsStore, MOST_PASSAGES, type KnownFacts, type KnownPermit, type WantedFacts } from '../../model/facts.store.js';
import { KnowledgeStore, type Knowledge } from '../../model/knowledge.store.js';
import { stayTold } from '../../model/stay-texts.rules.js';
import { asHolderMayRead, sideVisited, stayCrossings, stayPermit, zoneOfSide } from '../../model/stays.rules.js';

/** Days used and left of a person's stay, on any day, by what was known when that day ended. */
@Feature()
export class AnswerStayQuery {
  constructor(
    private readonly database: Database,
    private readonly facts: FactsStore,
    private readonly knowledge: KnowledgeStore,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(GET_STAY)
  async execute({ body: { personId, on }, language }: Asked<GetStay>): Promise<Stay> {
    const now = this.clock.now();
    const db = this.database.db;
    const wanted = { permitNumber: null, personId };
    // Whose day it is shows only when the host side is known: read until the end of the day in every zone.
    const first = on === undefined ? { ...wanted, at: now } : asOfThen(wanted, on, 'Etc/GMT+12');
    const [facts] = await this.facts.gather(db, [first], MOST_PASSAGES);
    if (!facts || (facts.permits.length === 0 && facts.passages.length === 0)) throw new Problem('NOT_FOUND');
    const knowledge = await this.knowledge.at(db, facts.revision, now);
    const preferred = latest(facts.permits)?.standing.hostSide ?? sideVisited(facts.passages, this.settings.side, knowledge.gates);
    const sides = [...new Set([preferred, ...facts.permits.map(({ standing }) => standing.hostSide)])];
    const endings = on === undefined ? [] : sides.map((hostSide) => asOfThen(wanted, on, zoneOfSide(hostSide)));
    const thenOf = endings.length === 0 ? [] : await this.facts.gather(db, endings, MOST_PASSAGES);
    const questions = sides.map((hostSide, place) => this.questionOf(thenOf[place] ?? facts, knowledge, hostSide, on ?? now));
    // Who holds permits for two neighbours is asked about where the record leaves them, not where they might go next.
    const question = questions.find((one) => stayOn(one).inside) ?? questions[0];
    if (question === undefined) throw new Error('a stay has a side');
    return stayTold(stayOn(question), staysOf(question), stayAccount(question), language);
  }

  private questionOf(facts: KnownFacts, knowledge: Knowledge, hostSide: string, when: string | Date): StayQuestion {
    const zone = zoneOfSide(hostSide);
    const permits = facts.permits.flatMap((known) => stayPermit(known) ?? []);
    const border = { hostSide, deploymentSide: this.settings.side, gates: knowledge.gates };
    const oldest = facts.isWhole ? undefined : facts.passages.at(-1);
    return asHolderMayRead({
      hostSide,
      crossings: stayCrossings(facts.passages, border, new Set(permits.map(({ number }) => number))),
      permits,
      rulebooks:
        typeof when === 'string' ? rulebooksAsKnown(knowledge.signedRulebooks, zoneOfSide, endOfDay(when, zone)) : knowledge.rulebooks,
      // A day asked about is judged as a whole: until its last moment on the host side.
      on: typeof when === 'string' ? new Date(endOfDay(when, zone).getTime() - 1) : when,
      zone,
      ...(oldest !== undefined && { recordFrom: new Date(oldest.occurredAt) }),
    });
  }
}

/** What was known when a day ended somewhere. */
function asOfThen(wanted: Pick<WantedFacts, 'permitNumber' | 'personId'>, day: string, zone: string): WantedFacts {
  return { ...wanted, at: new Date(endOfDay(day, zone).getTime()), asOfThen: true };
}

function latest(permits: readonly KnownPermit[]): KnownPermit | null {
  const used = permits.filter(({ standing }) => standing.status !== 'requested' && standing.status !== 'refused');
  const rank = ({ standing }: KnownPermit): string => `${standing.status === 'issued' ? 1 : 0} ${standing.validUntil}`;
  return used.toSorted((a, b) => rank(b).localeCompare(rank(a)))[0] ?? null;
}
