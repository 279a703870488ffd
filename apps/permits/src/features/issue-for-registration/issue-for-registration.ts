import { Injectable } from '@nestjs/common';
import { serviceActor, type PersonCard, type RegistrationChanged } from '@gatebook/contracts';
import { findTerritory } from '@gatebook/reference-data';
import { acrossOffices, Clock, Database, Does, type Job, type Transaction } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { PermitsSettings } from '../../config.js';
import { NEWLY_REQUESTED, type KeptPermit } from '../../model/kept-permit.types.js';
import { FOLLOW_REGISTRATION } from '../../model/follow-registration.job.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { PermitWriter, type Writer } from '../../model/permit-writer.part.js';
import { tieToRegistration, type PermitClaim } from '../../model/registration-claim.rules.js';
import { earliestAllowed, objectToPast } from '../../model/validity.rules.js';
import { judgeRegistration } from '../../model/registration-terms.rules.js';
import { hostDay, permitNumber } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsClient } from '../../model/persons.client.js';
import { REGISTRATION_REASONS, stepFor, type RegistrationStep } from '../../model/registration-step.rules.js';

/** Makes a worker's permit stand as the registration does: issued with the approval, suspended, reinstated and ended with it. Safe to repeat. */
@Injectable()
export class IssueForRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly knowledge: KnowledgeStore,
    private readonly persons: PersonsClient,
    private readonly clock: Clock,
    private readonly settings: PermitsSettings,
  ) {}

  @Does(FOLLOW_REGISTRATION)
  async follow(job: Job): Promise<void> {
    const registrationId = job.key;
    const writer: Writer = { actor: serviceActor('permits'), traceId: job.traceId, purpose: 'permit-issue' };
    const planned = await this.forAllOffices(async (tx) =>
      this.stepNow(tx, registrationId, await this.permits.listOfRegistration(tx, registrationId)),
    );
    // Names come from persons, and nobody waits for another service inside a transaction.
    const card = planned?.step.do === 'issue' ? await this.persons.card(planned.registration.personId, writer) : null;
    await this.forAllOffices(async (tx) => {
      await this.permits.awaitReleaseBefore(tx, registrationId);
      if (!(await job.finish(tx))) return;
      const now = await this.stepNow(tx, registrationId, await this.permits.listOfRegistrationForUpdate(tx, registrationId));
      // Its source has lost it; told anew it is asked for again.
      if (now === null) return;
      const { registration, step } = now;
      if (step.do === 'issue') {
        // It was not to be issued a moment ago: the card has to be asked for first, at the next try.
        if (!card) throw new Error('what is to be done has changed since the card was not asked for');
        await this.issue(tx, writer, registration, card);
      } else if (step.do !== 'nothing') {
        await this.permitWriter.decide(tx, writer, step.permit, step.do, { reason: REGISTRATION_REASONS[step.do] });
      }
    });
  }

  /** No officer asks: registrations of every office are followed. */
  private forAllOffices<Answer>(steps: (tx: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.database.transaction((tx) => acrossOffices(tx, () => steps(tx)));
  }

  private async stepNow(
    tx: Transaction,
    registrationId: string,
    permits: readonly KeptPermit[],
  ): Promise<{ readonly registration: RegistrationChanged; readonly step: RegistrationStep } | null> {
    const registration = await this.knowledge.findRegistration(tx, registrationId);
    return registration && { registration, step: stepFor(registration, permits, hostDay(registration.hostSide, this.clock.now())) };
  }

  private async issue(tx: Transaction, writer: Writer, registration: RegistrationChanged, card: PersonCard): Promise<void> {
    const rulebooks = await this.knowledge.listRulebooks(tx);
    const { side, earliestStart } = this.settings;
    const at = this.clock.now();
    const { rulebook, rule } = judgeRegistration(rulebooks, side, registration);
    const claim = claimOf(registration, rule.type, earliestAllowed(side, at, earliestStart));
    objectToPast(claim, { at, side, earliestStart, language: 'en' });
    const tie = tieToRegistration(rulebooks, claim, registration, 'en');
    const number = permitNumber(side, hostDay(side, at), await this.permits.nextSerial(tx));
    const { officeId, hostTerritory, nationality, sex, birthYear, contractFrom } = registration;
    const permit: KeptPermit = {
      ...NEWLY_REQUESTED,
      ...tie,
      ...claim,
      permitId: uuid(),
      number,
      registrationOfficeId: officeId,
      officeId,
      corridorId: rulebook.corridorId,
      rulebookVersion: rulebook.version,
      gates: rule.gates?.gateIds ?? [],
      zone: rule.zone?.territories ?? [findTerritory(hostTerritory, contractFrom)?.id ?? hostTerritory],
      purpose: 'work',
      entries: rule.entries?.allowed ?? 'multiple',
      companionIds: [],
      vehicle: null,
      nationality,
      sex,
      birthYear,
      employer: registration.employerName,
      workplace: hostTerritory,
      requestedAt: at,
      changedAt: at,
    };
    await this.permitWriter.enterIssued(tx, writer, permit, card);
  }
}

/** The permit lasts as long as the contract; one that has begun already gets it from today on. */
function claimOf(registration: RegistrationChanged, type: string, first: string): PermitClaim & { readonly registrationId: string } {
  const { registrationId, personId, hostSide, contractFrom, contractTo } = registration;
  const validFrom = contractFrom < first ? first : contractFrom;
  return { type, hostSide, personId, registrationId, validFrom, validUntil: contractTo };
}
