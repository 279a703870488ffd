import { Problem, GET_REGISTRATION, type Asked, type OneRegistration, type Registration } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { PERMIT } from '@gatebook/vocabulary';
import { readInScope } from '../../model/office-scope.part.js';
import { registrationAnswer, registrationForPermits } from '../../model/registration-answer.rules.js';
import { RegistrationStore } from '../../model/registration.store.js';

/** One registration; another office's is not found by labour offices. Permit officers see any, without papers, note and wage. */
@Feature()
export class GetRegistrationQuery {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationStore,
  ) {}

  @Answers(GET_REGISTRATION)
  async execute(asked: Asked<OneRegistration>): Promise<Registration> {
    const found = await readInScope(this.database, asked, (tx, office) => this.registrations.find(tx, asked.body.registrationId, office));
    if (found === null) throw new Problem('NOT_FOUND');
    const answer = registrationAnswer(found);
    return PERMIT.some((role) => role === asked.actor.role) ? registrationForPermits(answer) : answer;
  }
}
