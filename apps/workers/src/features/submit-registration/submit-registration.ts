import { Problem, SUBMIT_REGISTRATION, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { JudgeRegistration } from '../../model/judge-registration.js';
import { readInScope } from '../../model/office-scope.js';
import { AskPersonFacts } from '../../model/person-facts.js';
import { QuotaPlaces } from '../../model/quota-places.js';
import { RegistrationDecision } from '../../model/registration-decision.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Submits a draft: judged once more, now with its papers, then a place is taken of every quota line that fits. */
@Feature()
export class SubmitRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: AskPersonFacts,
    private readonly judging: JudgeRegistration,
    private readonly places: QuotaPlaces,
    private readonly decision: RegistrationDecision,
  ) {}

  @Answers(SUBMIT_REGISTRATION)
  async execute(asked: Asked<OneRegistration>): Promise<Registration> {
    const draft = await readInScope(this.database, asked, (tx, office) => this.registrations.find(tx, asked.body.registrationId, office));
    if (draft === null) throw new Problem('NOT_FOUND');
    const person = await this.facts.of(asked, draft.personId);
    return this.decision.decide(asked, SUBMIT_REGISTRATION.subject, 'submit', async (tx, registration) => {
      const judged = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      // Coded facts may have been corrected since the draft; what is submitted carries the present ones.
      const { sex, birthYear, nationality, homeTerritory = null } = person;
      // Last, so that the lines are locked no longer than they must be.
      await this.places.take(tx, { ...registration, ...judged, homeTerritory });
      return { ...judged, sex, birthYear, nationality, homeTerritory, submittedBy: asked.actor.id, reason: null };
    });
  }
}
