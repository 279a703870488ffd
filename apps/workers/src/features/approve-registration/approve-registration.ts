import { APPROVE_REGISTRATION, Problem, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { JudgeRegistration } from '../../model/judge-registration.js';
import { readInScope } from '../../model/office-scope.js';
import { AskPersonFacts } from '../../model/person-facts.js';
import { QuotaPlaces } from '../../model/quota-places.js';
import { RegistrationDecision } from '../../model/registration-decision.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Approves a submitted registration, never one's own submission, and judges it once more: what it rests on may have changed since. Its reserved places become used ones. */
@Feature()
export class ApproveRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: AskPersonFacts,
    private readonly judging: JudgeRegistration,
    private readonly decision: RegistrationDecision,
    private readonly places: QuotaPlaces,
  ) {}

  @Answers(APPROVE_REGISTRATION)
  async execute(asked: Asked<OneRegistration>): Promise<Registration> {
    const submitted = await readInScope(this.database, asked, (tx, office) =>
      this.registrations.find(tx, asked.body.registrationId, office),
    );
    if (submitted === null) throw new Problem('NOT_FOUND');
    // Nobody's facts are opened for what cannot be approved.
    const person = submitted.status === 'submitted' ? await this.facts.of(asked, submitted.personId) : null;
    return this.decision.decide(asked, APPROVE_REGISTRATION.subject, 'approve', async (tx, registration) => {
      if (registration.submittedBy === asked.actor.id) throw new Problem('FOUR_EYES_NEEDED');
      if (person === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: submitted.status });
      const judged = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      const { sex, birthYear, nationality, homeTerritory = null } = person;
      await this.places.useAfresh(tx, { ...registration, ...judged, homeTerritory });
      return { ...judged, sex, birthYear, nationality, homeTerritory, reason: null };
    });
  }
}
