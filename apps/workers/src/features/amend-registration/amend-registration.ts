import { AMEND_REGISTRATION, Problem, type AmendRegistration, type Asked, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { JudgeRegistration } from '../../model/judge-registration.part.js';
import { readInScope } from '../../model/office-scope.part.js';
import { PersonFactsClient } from '../../model/person-facts.client.js';
import { RegistrationDecision, type DecisionSteps } from '../../model/registration-decision.part.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Amends a draft, which is judged anew. */
@Feature()
export class AmendRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: PersonFactsClient,
    private readonly judging: JudgeRegistration,
    private readonly decision: RegistrationDecision,
  ) {}

  @Answers(AMEND_REGISTRATION)
  async execute(asked: Asked<AmendRegistration>): Promise<Registration> {
    const given = asked.body;
    const draft = await readInScope(this.database, asked, (tx, office) => this.registrations.find(tx, given.registrationId, office));
    if (draft === null) throw new Problem('NOT_FOUND');
    const person = await this.facts.of(asked, draft.personId);
    const amend: DecisionSteps = async (tx, earlier) => {
      const employerId = given.employerId ?? earlier.employerId;
      const contract = given.contract ?? earlier.contract;
      const papers = given.papers ?? earlier.papers;
      const note = given.note === undefined ? earlier.note : given.note;
      const judged = await this.judging.judge(tx, { ...earlier, person, employerId, contract, papers, stage: 'draft' });
      return { ...judged, employerId, contract, papers, note };
    };
    return this.database.change(asked, AMEND_REGISTRATION.subject, (tx) => this.decision.decide(tx, asked, 'amend', amend));
  }
}
