import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type GetStay, type Stay } from '@gatebook/contracts';
import { findSide } from '@gatebook/reference-data';
import { endOfDay, localDay, rulebookInForceOn, stayOn, type Rulebook } from '@gatebook/rulebook';
import { Clock, Database, ServiceSettings } from '@gatebook/service-kit';
import { FactsStore, type KnownPermit } from '../../model/facts.store.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { becauseOf } from '../../model/stay-texts.rules.js';
import { staysOf } from '../../model/stays.rules.js';

/** Days used and left of a person's stay under the permit that holds on the day asked about. */
@Injectable()
export class AnswerStayQuery {
  constructor(
    private readonly database: Database,
    private readonly facts: FactsStore,
    private readonly knowledge: KnowledgeStore,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  async execute({ body: { personId, on }, language }: Asked<GetStay>): Promise<Stay> {
    const now = this.clock.now();
    const tx = this.database.dataSource.manager;
    const [facts] = await this.facts.gather(tx, [
      { permitNumber: null, personId, at: on === undefined ? now : new Date(`${on}T23:59:59.999Z`) },
    ]);
    if (!facts || (facts.permits.length === 0 && facts.passages.length === 0)) throw new Problem('NOT_FOUND');
    const knowledge = await this.knowledge.at(tx, facts.revision);
    const permit = latest(facts.permits)?.standing ?? null;
    const hostSide = permit?.hostSide ?? this.settings.side;
    const zone = findSide(hostSide)?.zone ?? 'UTC';
    // A day asked about is judged as a whole: until its last moment on the host side.
    const instant = on === undefined ? now : new Date(endOfDay(on, zone).getTime() - 1);
    const entries = staysOf(facts.passages, hostSide, this.settings.side, knowledge.gates);
    const rulebook = permit && rulebookOf(knowledge.rulebooks, permit.corridorId, permit.type, hostSide, localDay(instant, zone));
    const stay = stayOn({ entries, permit, rulebook, on: instant, zone });
    return {
      inside: stay.inside,
      since: stay.since?.toISOString(),
      entries: entries.map((entry) => ({
        in: entry.in.toISOString(),
        out: entry.out?.toISOString(),
        gateIn: entry.gateIn,
        gateOut: entry.gateOut,
      })),
      daysUsed: stay.daysUsed,
      daysLeft: stay.daysLeft,
      mustLeaveBy: stay.mustLeaveBy,
      because: becauseOf(stay, language),
    };
  }
}

function latest(permits: readonly KnownPermit[]): KnownPermit | null {
  const used = permits.filter(({ standing }) => standing.status !== 'requested' && standing.status !== 'refused');
  const rank = ({ standing }: KnownPermit): string => `${standing.status === 'issued' ? 1 : 0} ${standing.validUntil}`;
  return used.toSorted((a, b) => rank(b).localeCompare(rank(a)))[0] ?? null;
}

/** By the permit's corridor where it names one; else the corridor whose rules know the permit's type. */
function rulebookOf(
  rulebooks: readonly Rulebook[],
  corridorId: string | undefined,
  type: string,
  hostSide: string,
  day: string,
): Rulebook | null {
  if (corridorId !== undefined) return rulebookInForceOn(rulebooks, corridorId, day);
  const corridor = rulebooks.find((rulebook) =>
    rulebook.permits.some((rule) => rule.type === type && rule.hostSide === hostSide),
  )?.corridorId;
  return corridor === undefined ? null : rulebookInForceOn(rulebooks, corridor, day);
}
