import { Problem, REISSUE_PERMIT, type Asked, type DecideOnPermit, type Permit } from '@gatebook/contracts';
import { Clock, Database, Reply, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { PermitsSettings } from '../../config.js';
import { PermitWriter, refuseStale } from '../../model/permit-writer.part.js';
import { answerOf, hostDay, permitNumber } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { PersonsClient } from '../../model/persons.client.js';
import { RegistrationCheck } from '../../model/registration-check.part.js';
import { mayDecide } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.part.js';

/** Gives up a lost or damaged card and issues another on the same terms: the old QR code is refused at gates, no place of a quota is taken. */
@Feature()
export class ReissuePermitUseCase {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly permitWriter: PermitWriter,
    private readonly persons: PersonsClient,
    private readonly registrations: RegistrationCheck,
    private readonly clock: Clock,
    private readonly settings: PermitsSettings,
  ) {}

  @Answers(REISSUE_PERMIT)
  async execute(asked: Asked<DecideOnPermit>): Promise<Reply<Permit>> {
    const { permitId, reason, note } = asked.body;
    const { actor } = asked;
    const { officeId } = actor;
    const sight = sightOf(actor);
    const seen = await this.database.read(asked, (tx) => this.permits.find(tx, permitId), sight);
    if (!seen || !mayDecide(actor, seen) || officeId === null) throw new Problem('NOT_FOUND');
    const card = await this.persons.card(seen.personId, asked);
    const answer = await this.database.change(
      asked,
      REISSUE_PERMIT.subject,
      async (tx) => {
        const lost = await this.permits.findForUpdate(tx, permitId);
        if (!lost) throw new Problem('NOT_FOUND');
        refuseStale(lost, asked.expectedVersion);
        const at = this.clock.now();
        const today = hostDay(this.settings.side, at);
        const validFrom = lost.validFrom < today ? today : lost.validFrom;
        await this.registrations.judge(tx, { ...lost, validFrom }, asked);
        await this.permitWriter.decide(tx, asked, lost, 'reissue', { reason, note });
        const number = permitNumber(this.settings.side, today, await this.permits.nextSerial(tx));
        return answerOf(await this.permitWriter.reissue(tx, asked, { lost, number, permitId: uuid(), officeId, validFrom }, card), at);
      },
      sight,
    );
    return new Reply(answer, { version: answer.version });
  }
}
