import { Injectable } from '@nestjs/common';
import type { AgreementPublished, RulebookInForce } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import { validateRulebook } from '@gatebook/rulebook';
import { AgreementStore } from '../../model/agreement.store.js';

/** Keeps our copies of agreements and rulebooks: what registrations are judged by. */
@Injectable()
export class KeepAgreements {
  constructor(private readonly agreements: AgreementStore) {}

  agreement(tx: Transaction, told: AgreementPublished): Promise<void> {
    return this.agreements.keepAgreement(tx, told);
  }

  doubtAgreement(tx: Transaction, agreementId: string): Promise<void> {
    return this.agreements.doubtAgreement(tx, agreementId);
  }

  forgetRulebooks(tx: Transaction, corridorId: string): Promise<void> {
    return this.agreements.forgetRulebooks(tx, corridorId);
  }

  /** A document that is no rulebook is a fault of ours: it is parked for somebody to look at. */
  async rulebook(tx: Transaction, told: RulebookInForce): Promise<void> {
    const [problem] = validateRulebook(told.document);
    if (problem !== undefined)
      throw new Error(`rulebook ${told.corridorId} version ${told.version}: ${problem.pointer} ${problem.message}`);
    await this.agreements.keepRulebook(tx, told);
  }
}
