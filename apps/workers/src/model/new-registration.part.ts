import { Injectable } from '@nestjs/common';
import type { Asked, Contract, Paper, PersonFacts, Registration } from '@gatebook/contracts';
import { zoneOf } from '@gatebook/reference-data';
import { localDay } from '@gatebook/rulebook';
import { Clock, ServiceSettings, type Transaction } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { JudgeRegistration } from './judge-registration.part.js';
import { ownOffice } from './office-scope.part.js';
import { registrationAnswer } from './registration-answer.rules.js';
import { RegistrationStore } from './registration.store.js';
import { RegistrationPublisher } from './registration-publisher.part.js';

/** A draft as wanted: the first contract of a worker, or the next. */
export interface DraftWanted {
  readonly person: PersonFacts;
  readonly agreementId: string;
  readonly employerId: string;
  readonly contract: Contract;
  readonly papers?: readonly Paper[];
  readonly note?: string;
  readonly renewalOf?: string;
  readonly transferOf?: string;
  /** The chain of the registration that is renewed or transferred. */
  readonly chainId?: string;
}

/** Judges and keeps a draft, in the transaction of the use case. */
@Injectable()
export class NewRegistration {
  constructor(
    private readonly judging: JudgeRegistration,
    private readonly registrations: RegistrationStore,
    private readonly publisher: RegistrationPublisher,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  async draft(tx: Transaction, asked: Asked, action: string, wanted: DraftWanted): Promise<Registration> {
    const { person, agreementId, employerId, contract, papers = [] } = wanted;
    const judged = await this.judging.judge(tx, { ...wanted, papers, stage: 'draft' });
    const { personId, sex, birthYear, nationality } = person;
    const now = this.clock.now();
    const { side } = this.settings;
    const number = await this.registrations.nextNumber(tx, side, localDay(now, zoneOf(side)).slice(0, 4));
    const registrationId = uuid();
    const officeId = ownOffice(asked.actor);
    await this.registrations.insert(tx, {
      registrationId,
      number,
      officeId,
      personId,
      sex,
      birthYear,
      nationality,
      agreementId,
      employerId,
      contract,
      papers,
      ...judged,
      version: 1,
      status: 'draft',
      homeTerritory: person.homeTerritory ?? null,
      note: wanted.note ?? null,
      reason: null,
      renewalOf: wanted.renewalOf ?? null,
      transferOf: wanted.transferOf ?? null,
      submittedBy: null,
      chainId: wanted.chainId ?? registrationId,
      succeeds: wanted.renewalOf ?? wanted.transferOf ?? null,
      createdAt: now,
      changedAt: now,
    });
    const kept = await this.registrations.find(tx, registrationId, officeId);
    if (kept === null) throw new Error(`registration ${registrationId} is gone after its insert`);
    await this.publisher.note(tx, asked, action, kept);
    return registrationAnswer(kept);
  }
}
