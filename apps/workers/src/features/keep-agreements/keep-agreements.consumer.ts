import { AGREEMENT_PUBLISHED, RULEBOOK_IN_FORCE, type AgreementPublished, type RulebookInForce, type Told } from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { KeepAgreements } from './keep-agreements.js';

@Feature()
export class KeepAgreementsConsumer {
  constructor(private readonly keeping: KeepAgreements) {}

  @Hears(AGREEMENT_PUBLISHED, 'keep-agreements')
  hearAgreement(@Payload() told: Told<AgreementPublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keeping.agreement(tx, told.body);
  }

  @Forgets(AGREEMENT_PUBLISHED, 'keep-agreements')
  forgetAgreement(@Payload() agreementId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keeping.doubtAgreement(tx, agreementId);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keeping.forgetRulebooks(tx, corridorId);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  hearRulebook(@Payload() told: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keeping.rulebook(tx, told.body);
  }
}
