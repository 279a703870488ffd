import { AGREEMENT_PUBLISHED, RULEBOOK_IN_FORCE, type AgreementPublished, type RulebookInForce, type Told } from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { AGREEMENTS, RULEBOOKS } from '../../model/agreement.copy.js';

/** Events of corridors → our copies of agreements and rulebooks: what registrations are judged by. */
@Feature()
export class KeepAgreementsConsumer {
  @Hears(AGREEMENT_PUBLISHED, 'keep-agreements')
  async hearAgreement(@Payload() { body }: Told<AgreementPublished>, @Ctx() { tx }: Hearing): Promise<void> {
    await AGREEMENTS.keep(tx, body);
  }

  @Forgets(AGREEMENT_PUBLISHED, 'keep-agreements')
  forgetAgreement(@Payload() agreementId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return AGREEMENTS.doubt(tx, agreementId);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  async hearRulebook(@Payload() { body }: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    await RULEBOOKS.keep(tx, body);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return RULEBOOKS.forget(tx, corridorId);
  }
}
