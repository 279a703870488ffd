import { Problem, REQUEST_PERMIT, termsText, type Asked, type Permit, type PersonFacts, type RequestPermit } from '@gatebook/contracts';
import { findPermitType, findTerritory, type Gate } from '@gatebook/reference-data';
import { brokenConstraint, Clock, Database, Reply, Answers, Feature, type Db } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { PermitsSettings } from '../../config.js';
import { companionsObjections } from '../../model/request.rules.js';
import { NEWLY_REQUESTED, type KeptPermit } from '../../model/kept-permit.types.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { PermitWriter } from '../../model/permit-writer.part.js';
import { judgeTerms, problemOf, type Judgement } from '../../model/permit-terms.rules.js';
import { answerOf, hostDay, permitNumber } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsClient } from '../../model/persons.client.js';
import { RegistrationCheck } from '../../model/registration-check.part.js';
import { sightOf } from '../../model/sight.part.js';
import { objectToPast } from '../../model/validity.rules.js';

/** Requests a permit: judged by the rulebook in force on its first day, kept with the clauses' version. */
@Feature()
export class RequestPermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly knowledge: KnowledgeStore,
    private readonly persons: PersonsClient,
    private readonly clock: Clock,
    private readonly registrations: RegistrationCheck,
    private readonly settings: PermitsSettings,
  ) {}

  @Answers(REQUEST_PERMIT)
  async execute(asked: Asked<RequestPermit>): Promise<Reply<Permit>> {
    const { body, actor, language } = asked;
    if (actor.officeId === null) throw new Problem('NOT_ALLOWED');
    if (!findPermitType(body.type)) throw new Problem('PERMIT_TYPE_UNKNOWN', { permitType: body.type });
    if (body.validUntil < body.validFrom) {
      throw new Problem('REQUEST_INVALID', {}, [
        { pointer: '/validUntil', code: 'ENDS_BEFORE_START', detail: termsText('ENDS_BEFORE_START', language) },
      ]);
    }
    const { side, earliestStart } = this.settings;
    objectToPast(body, { at: this.clock.now(), side, earliestStart, language });
    const { registration } = await this.judge(this.database.db, asked);
    const gates = await this.gatesOf(body);
    const zone = body.zone?.map((code, at) => territoryId(code, body.validFrom, `/zone/${at}`));
    const facts = await this.persons.facts(body.personId, asked);
    const companions = await Promise.all((body.companions ?? []).map(({ personId }) => this.persons.facts(personId, asked)));

    const rulebooks = await this.knowledge.listRulebooks(this.database.db);
    const { nationality, homeTerritory } = facts;
    const residence = homeTerritory === undefined ? undefined : (findTerritory(homeTerritory, body.validFrom)?.id ?? homeTerritory);
    const corridorId = registration?.corridorId;
    const judgement = judgeTerms(rulebooks, this.settings.side, { ...body, gates, zone, nationality, residence, corridorId });
    if (!judgement) throw new Problem('RULE_NOT_SET', { permitType: body.type, hostSide: body.hostSide });
    const objections = [...judgement.objections, ...companionsObjections(companions, body.validFrom)];
    if (objections.length > 0) throw problemOf({ ...judgement, objections }, language);
    return this.keep(asked, { judgement, facts, zone, officeId: actor.officeId });
  }

  private judge(db: Db, asked: Asked<RequestPermit>): ReturnType<RegistrationCheck['judge']> {
    return this.registrations.judge(db, { ...asked.body, registrationId: asked.body.registrationId ?? null }, asked);
  }

  private async gatesOf({ gates }: RequestPermit): Promise<readonly Gate[] | undefined> {
    if (gates === undefined) return undefined;
    const known = await this.knowledge.findGates(this.database.db, gates);
    return gates.map((gateId, at) => {
      const gate = known.get(gateId);
      if (!gate) throw new Problem('GATE_UNKNOWN', { gateId }, [{ pointer: `/gates/${at}`, code: 'GATE_UNKNOWN', detail: gateId }]);
      return gate;
    });
  }

  private async keep(asked: Asked<RequestPermit>, { judgement, facts, zone, officeId }: Approved): Promise<Reply<Permit>> {
    const { body, actor } = asked;
    const { rulebook, rule } = judgement;
    const at = this.clock.now();
    try {
      const answer = await this.database.change(
        asked,
        REQUEST_PERMIT.subject,
        async (tx) => {
          // Once more, now held: an end told since is seen, and one told meanwhile waits for this permit.
          const { tie, registration } = await this.judge(tx, asked);
          const number = permitNumber(this.settings.side, hostDay(this.settings.side, at), await this.permits.nextSerial(tx));
          const { type, hostSide, personId, validFrom, validUntil, purpose, entries } = body;
          const permit: KeptPermit = {
            ...NEWLY_REQUESTED,
            ...tie,
            permitId: uuid(),
            number,
            type,
            hostSide,
            personId,
            validFrom,
            validUntil,
            purpose,
            entries,
            officeId,
            registrationId: registration?.registrationId ?? null,
            registrationOfficeId: registration?.officeId ?? null,
            corridorId: rulebook.corridorId,
            rulebookVersion: rulebook.version,
            gates: body.gates ?? rule.gates?.gateIds ?? [],
            zone: zone ?? rule.zone?.territories ?? [],
            companionIds: body.companions?.map((companion) => companion.personId) ?? [],
            vehicle: body.vehicle ?? null,
            nationality: facts.nationality,
            sex: facts.sex,
            birthYear: facts.birthYear,
            employer: registration?.employerName ?? null,
            workplace: registration?.hostTerritory ?? null,
            requestedAt: at,
            changedAt: at,
          };
          return answerOf(await this.permitWriter.enterRequested(tx, asked, permit), at);
        },
        sightOf(actor),
      );
      return new Reply(answer, { version: answer.version });
    } catch (error) {
      if (brokenConstraint(error) === 'permit_registration_live') throw new Problem('PERMIT_STATUS', { currentStatus: 'issued' });
      throw error;
    }
  }
}

interface Approved {
  readonly judgement: Judgement;
  readonly facts: PersonFacts;
  readonly zone: readonly string[] | undefined;
  readonly officeId: string;
}

function territoryId(code: string, day: string, pointer: string): string {
  const territory = findTerritory(code, day);
  if (!territory) throw new Problem('TERRITORY_UNKNOWN', { territory: code }, [{ pointer, code: 'TERRITORY_UNKNOWN', detail: code }]);
  return territory.id;
}
