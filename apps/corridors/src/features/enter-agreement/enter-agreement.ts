import {
  AGREEMENT_PUBLISHED,
  ENTER_AGREEMENT,
  factDayProblems,
  latestDay,
  Problem,
  type Agreement,
  type Asked,
  type EnterAgreement,
} from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { AgreementStore } from '../../model/agreement.store.js';
import { toldOf } from '../../model/agreement.rules.js';
import { RulebookStore } from '../../model/rulebook.store.js';

/** Enters a signed agreement of a corridor; workers are registered under those of kind `labour`. */
@Feature()
export class EnterAgreementUseCase {
  constructor(
    private readonly database: Database,
    private readonly agreements: AgreementStore,
    private readonly rulebooks: RulebookStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(ENTER_AGREEMENT)
  execute(asked: Asked<EnterAgreement>): Promise<Agreement> {
    const { body, actor, traceId } = asked;
    const problems = [
      ...factDayProblems(body.signedOn, '/signedOn', latestDay(this.clock.now())),
      ...(body.validUntil !== undefined && body.validUntil < body.validFrom
        ? [{ pointer: '/validUntil', code: 'ENDS_BEFORE_START', detail: 'validUntil lies before validFrom' }]
        : []),
    ];
    if (problems.length > 0) throw new Problem('REQUEST_INVALID', {}, problems);
    return this.database.change(asked, ENTER_AGREEMENT.subject, async (tx) => {
      const { corridorId, kind } = body;
      if (!(await this.rulebooks.corridorKnown(tx, corridorId))) throw new Problem('CORRIDOR_UNKNOWN', { corridorId });
      const agreement: Agreement = { ...body, agreementId: uuid(), version: 1, officeId: actor.officeId ?? undefined };
      const { agreementId } = agreement;
      await this.agreements.insert(tx, agreement, actor.id);
      await this.audit.add(tx, asked, {
        action: 'enter-agreement',
        thingKind: 'agreement',
        thingId: agreementId,
        details: { corridorId, kind },
      });
      await this.outbox.add(tx, AGREEMENT_PUBLISHED, {
        aggregateId: agreementId,
        occurredAt: this.clock.now(),
        traceId,
        body: toldOf(agreement),
      });
      return agreement;
    });
  }
}
