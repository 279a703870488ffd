import { Injectable } from '@nestjs/common';
import { Problem, type Contract, type Paper } from '@gatebook/contracts';
import { Clock, type Transaction } from '@gatebook/service-kit';
import { AgreementStore } from './agreement.store.js';
import { EmployerStore } from './employer.store.js';
import { judgeRegistration, type WorkerFacts } from './judge-registration.rules.js';
import type { AgreementCopy, Judged } from './registration.types.js';
import { RegistrationStore } from './registration.store.js';

/** What is to be judged, by ids. */
export interface JudgementWanted {
  /** Absent while it is not kept yet. */
  readonly registrationId?: string;
  readonly person: WorkerFacts;
  readonly agreementId: string;
  readonly employerId: string;
  readonly contract: Contract;
  readonly papers: readonly Paper[];
  readonly renewalOf?: string | null;
  readonly transferOf?: string | null;
  readonly stage: 'draft' | 'decision';
}

/** Gathers agreement, employer, rulebooks and what is renewed, and judges by them: a draft, and every step into submitted, approved or active. */
@Injectable()
export class JudgeRegistration {
  constructor(
    private readonly agreements: AgreementStore,
    private readonly employers: EmployerStore,
    private readonly registrations: RegistrationStore,
    private readonly clock: Clock,
  ) {}

  async judge(
    tx: Transaction,
    { agreementId, employerId, ...wanted }: JudgementWanted,
  ): Promise<Judged & Pick<AgreementCopy, 'corridorId'>> {
    const agreement = await this.agreements.find(tx, agreementId);
    if (agreement === null) throw new Problem('AGREEMENT_UNKNOWN', { agreementId });
    const employer = await this.employers.find(tx, employerId, 'share');
    if (employer === null) throw new Problem('EMPLOYER_UNKNOWN', { employerId });
    const { registrationId = null, renewalOf = null, transferOf = null } = wanted;
    const succeeds = renewalOf ?? transferOf;
    if (succeeds !== null && (await this.registrations.hasOtherSuccessor(tx, succeeds, registrationId)))
      throw new Problem('REGISTRATION_OVERLAPS');
    const renewed = renewalOf === null ? null : await this.registrations.find(tx, renewalOf, null);
    const rulebooks = await this.agreements.rulebooksOf(tx, agreement.corridorId);
    return {
      ...judgeRegistration({ ...wanted, agreement, employer, rulebooks, renewed, at: this.clock.now() }),
      corridorId: agreement.corridorId,
    };
  }
}
