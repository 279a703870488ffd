import { AMEND_EMPLOYER, Problem, refuseUnlessSeen, type AmendEmployer, type Asked, type Employer } from '@gatebook/contracts';
import { Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { EmployerStore } from '../../model/employer.store.js';
import { employerTerritory, keepingOffice } from '../../model/employer.rules.js';
import { EmployerPublisher } from '../../model/employer-publisher.part.js';

/** Amends an employer that the own office keeps. Suspending one and taking it back is its supervisor's decision. */
@Feature()
export class AmendEmployerUseCase {
  constructor(
    private readonly database: Database,
    private readonly employers: EmployerStore,
    private readonly publisher: EmployerPublisher,
    private readonly clock: Clock,
  ) {}

  @Answers(AMEND_EMPLOYER)
  async execute(asked: Asked<AmendEmployer>): Promise<Employer> {
    const { employerId, name, nameLatin, territory, industry, phone, email, status } = asked.body;
    const now = this.clock.now();
    return this.database.change(asked, AMEND_EMPLOYER.subject, async (tx) => {
      const earlier = await this.employers.find(tx, employerId, 'lock');
      if (earlier === null) throw new Problem('NOT_FOUND');
      refuseUnlessSeen(asked, earlier.version);
      const officeId = keepingOffice(earlier, asked.actor);
      if (status !== undefined && status !== earlier.status && asked.actor.role !== 'labour-supervisor') throw new Problem('NOT_ALLOWED');
      const amended: Employer = {
        ...earlier,
        version: earlier.version + 1,
        officeId,
        name: name ?? earlier.name,
        nameLatin: changed(earlier.nameLatin, nameLatin),
        territory: territory ?? earlier.territory,
        industry: industry ?? earlier.industry,
        phone: changed(earlier.phone, phone),
        email: changed(earlier.email, email),
        status: status ?? earlier.status,
      };
      const kept = {
        ...amended,
        territory: employerTerritory(amended.side, amended.territory, amended.industry, now.toISOString().slice(0, 10)),
      };
      await this.employers.update(tx, kept);
      await this.publisher.note(tx, asked, 'amend-employer', kept, now);
      return kept;
    });
  }
}

/** Absent leaves a field, `null` takes it out. */
function changed(before: string | undefined, given: string | null | undefined): string | undefined {
  return given === undefined ? before : (given ?? undefined);
}
