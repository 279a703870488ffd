import { AGREEMENT_PUBLISHED, END_AGREEMENT, Problem, type Agreement, type Asked, type EndAgreement } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { toldOf } from '../../model/agreement.rules.js';
import { AgreementStore } from '../../model/agreement.store.js';
import { objectToKeeper } from '../../model/keeper.rules.js';

/** Sets the last day of an agreement that the own office keeps; contracts that begin later are refused. A later day takes an end back. */
@Feature()
export class EndAgreementUseCase {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(END_AGREEMENT)
  execute(asked: Asked<EndAgreement>): Promise<Agreement> {
    const { agreementId, validUntil, reason } = asked.body;
    return this.database.change(asked, END_AGREEMENT.subject, async (tx) => {
      const earlier = await this.agreements.findForUpdate(tx, agreementId);
      if (!earlier) throw new Problem('NOT_FOUND');
      objectToKeeper(asked.actor, earlier);
      if (validUntil < earlier.validFrom)
        throw new Problem('REQUEST_INVALID', {}, [
          { pointer: '/validUntil', code: 'ENDS_BEFORE_START', detail: 'validUntil lies before validFrom' },
        ]);
      const ended: Agreement = { ...earlier, validUntil, version: earlier.version + 1 };
      await this.agreements.setEnd(tx, ended);
      const details = { validUntil, reason };
      await this.audit.add(tx, asked, { action: 'end-agreement', thingKind: 'agreement', thingId: agreementId, details });
      await this.outbox.add(tx, AGREEMENT_PUBLISHED, {
        aggregateId: agreementId,
        occurredAt: this.clock.now(),
        traceId: asked.traceId,
        body: toldOf(ended),
      });
      return ended;
    });
  }
}
