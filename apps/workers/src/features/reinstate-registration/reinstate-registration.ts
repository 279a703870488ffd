import { Problem, REINSTATE_REGISTRATION, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { JudgeRegistration } from '../../model/judge-registration.js';
import { readInScope } from '../../model/office-scope.js';
import { AskPersonFacts } from '../../model/person-facts.js';
import { RegistrationDecision } from '../../model/registration-decision.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** Makes a suspended registration active again, judged as at its approval: what it rests on may have changed since. */
@Feature()
export class ReinstateRegistrationUseCase {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
    private readonly facts: AskPersonFacts,
    private readonly judging: JudgeRegistration,
    private readonly decision: RegistrationDecision,
  ) {}

  @Answers(REINSTATE_REGISTRATION)
  async execute(asked: Asked<OneRegistration>): Promise<Registration> {
    const suspended = await readInScope(this.database, asked, (tx, office) =>
      this.registrations.find(tx, asked.body.registrationId, office),
    );
    if (suspended === null) throw new Problem('NOT_FOUND');
    // Nobody's facts are opened for what cannot be reinstated.
    const person = suspended.status === 'suspended' ? await this.facts.of(asked, suspended.personId) : null;
    return this.decision.decide(asked, REINSTATE_REGISTRATION.subject, 'reinstate', async (tx, registration) => {
      if (person === null) throw new Problem('REGISTRATION_STATUS', { currentStatus: suspended.status });
      // Permit and places were given by what held at the approval, so only the judgement is new.
      const { rulebookVersion } = await this.judging.judge(tx, { ...registration, person, stage: 'decision' });
      return { rulebookVersion, reason: null };
    });
  }
}
