import {
  APPROVE_REGISTRATION,
  END_REGISTRATION,
  Problem,
  REFUSE_REGISTRATION,
  REINSTATE_REGISTRATION,
  RETURN_REGISTRATION,
  SUBMIT_REGISTRATION,
  SUSPEND_REGISTRATION,
  type Asked,
  type OneRegistration,
  type Operation,
  type PersonFacts,
  type ReasonedDecision,
  type Registration,
} from '@gatebook/contracts';
import { Answers, Database, Feature, type Transaction } from '@gatebook/service-kit';
import { JudgeRegistration } from '../../model/judge-registration.part.js';
import { readInScope } from '../../model/office-scope.part.js';
import { PersonFactsClient } from '../../model/person-facts.client.js';
import { QuotaPlaces } from '../../model/quota-places.part.js';
import type { KnownRegistration } from '../../model/registration.types.js';
import { RegistrationDecision, type DecisionSteps, type RegistrationChange } from '../../model/registration-decision.part.js';
import { statusAfter, type RegistrationAction } from '../../model/registration-status.rules.js';
import { RegistrationStore } from '../../model/registration.store.js';

type JudgedSteps = (tx: Transaction, registration: KnownRegistration, person: PersonFacts) => Promise<RegistrationChange>;

/** Submits a registration, and decides about one that was submitted. */
@Feature()
export class DecideRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: PersonFactsClient,
    private readonly judging: JudgeRegistration,
    private readonly places: QuotaPlaces,
    private readonly decision: RegistrationDecision,
  ) {}

  /** Judged once more, now with its papers, then a place is taken of every quota line that fits. */
  @Answers(SUBMIT_REGISTRATION)
  submit(asked: Asked<OneRegistration>): Promise<Registration> {
    return this.judged(asked, SUBMIT_REGISTRATION, 'submit', async (tx, registration, person) => {
      const judged = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      // Last, so that the lines are locked no longer than they must be.
      await this.places.take(tx, { ...registration, ...judged, ...presentFacts(person) });
      return { ...judged, ...presentFacts(person), submittedBy: asked.actor.id, reason: null };
    });
  }

  /** Never one's own submission; judged once more: what it rests on may have changed since. Its reserved places become used ones. */
  @Answers(APPROVE_REGISTRATION)
  approve(asked: Asked<OneRegistration>): Promise<Registration> {
    return this.judged(asked, APPROVE_REGISTRATION, 'approve', async (tx, registration, person) => {
      if (registration.submittedBy === asked.actor.id) throw new Problem('FOUR_EYES_NEEDED');
      const judged = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      await this.places.useAfresh(tx, { ...registration, ...judged, ...presentFacts(person) });
      return { ...judged, ...presentFacts(person), reason: null };
    });
  }

  /** Judged as at its approval. Permit and places were given by what held then, so only the judgement is new. */
  @Answers(REINSTATE_REGISTRATION)
  reinstate(asked: Asked<OneRegistration>): Promise<Registration> {
    return this.judged(asked, REINSTATE_REGISTRATION, 'reinstate', async (tx, registration, person) => {
      const { rulebookVersion } = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      return { rulebookVersion, reason: null };
    });
  }

  /** Back to draft; its places are free again. */
  @Answers(RETURN_REGISTRATION)
  sendBack(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decide(asked, RETURN_REGISTRATION, 'return', async (tx, { registrationId }) => {
      await this.places.giveBack(tx, registrationId);
      return { reason: asked.body.reason, submittedBy: null };
    });
  }

  /** Its places are free again. */
  @Answers(REFUSE_REGISTRATION)
  refuse(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decide(asked, REFUSE_REGISTRATION, 'refuse', async (tx, { registrationId }) => {
      await this.places.giveBack(tx, registrationId);
      return { reason: asked.body.reason };
    });
  }

  @Answers(SUSPEND_REGISTRATION)
  suspend(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decide(asked, SUSPEND_REGISTRATION, 'suspend', async () => ({ reason: asked.body.reason }));
  }

  /** Before its contract does. Its place stays used: the worker was there in the period. */
  @Answers(END_REGISTRATION)
  end(asked: Asked<ReasonedDecision>): Promise<Registration> {
    return this.decide(asked, END_REGISTRATION, 'end', async () => ({ reason: asked.body.reason }));
  }

  private decide(
    asked: Asked<OneRegistration>,
    { subject }: Operation,
    action: RegistrationAction,
    steps: DecisionSteps,
  ): Promise<Registration> {
    return this.database.change(asked, subject, (tx) => this.decision.decide(tx, asked, action, steps));
  }

  /** A decision that needs the person's facts, which are asked for before the transaction. Nobody's are opened for what its status does not allow. */
  private async judged(
    asked: Asked<OneRegistration>,
    operation: Operation,
    action: RegistrationAction,
    steps: JudgedSteps,
  ): Promise<Registration> {
    const found = await readInScope(this.database, asked, (tx, office) => this.registrations.find(tx, asked.body.registrationId, office));
    if (found === null) throw new Problem('NOT_FOUND');
    const person = statusAfter(found.status, action) === null ? null : await this.facts.of(asked, found.personId);
    return this.decide(asked, operation, action, async (tx, registration) => {
      if (person === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: found.status });
      return steps(tx, registration, person);
    });
  }
}

/** Coded facts may have been corrected since the draft; what is decided on carries the present ones. */
function presentFacts({ sex, birthYear, nationality, homeTerritory }: PersonFacts) {
  return { sex, birthYear, nationality, homeTerritory: homeTerritory ?? null };
}
