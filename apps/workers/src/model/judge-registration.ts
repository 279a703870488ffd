import { Injectable } from '@nestjs/common';
import { Problem, type Contract, type Paper, type PersonFacts } from '@gatebook/contracts';
import { Clock } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { AgreementStore } from './agreement.store.js';
import { EmployerStore } from './employer.store.js';
import { judgeRegistration } from './judge-registration.rules.js';
import type { AgreementCopy, Judged } from './registration.js';

/** What is to be judged, by ids. */
export interface JudgementWanted {
  readonly person: PersonFacts;
  readonly agreementId: string;
  readonly employerId: string;
  readonly contract: Contract;
  readonly papers: readonly Paper[];
  readonly stage: 'draft' | 'decision';
}

/** Gathers agreement, employer and rulebooks, and judges by them. */
@Injectable()
export class JudgeRegistration {
  constructor(
    private readonly agreements: AgreementStore,
    private readonly employers: EmployerStore,
    private readonly clock: Clock,
  ) {}

  async judge(
    tx: EntityManager,
    { agreementId, employerId, ...wanted }: JudgementWanted,
  ): Promise<Judged & Pick<AgreementCopy, 'corridorId'>> {
    const agreement = await this.agreements.find(tx, agreementId);
    if (agreement === null) throw new Problem('AGREEMENT_UNKNOWN', { agreementId });
    const employer = await this.employers.find(tx, employerId, 'share');
    if (employer === null) throw new Problem('EMPLOYER_UNKNOWN', { employerId });
    const rulebooks = await this.agreements.rulebooksOf(tx, agreement.corridorId);
    return { ...judgeRegistration({ ...wanted, agreement, employer, rulebooks, at: this.clock.now() }), corridorId: agreement.corridorId };
  }
}
