import { Injectable } from '@nestjs/common';
import type { Actor, RegistrationChanged } from '@gatebook/contracts';
import type { Db } from '@gatebook/service-kit';
import type { Language } from '@gatebook/vocabulary';
import { KnowledgeStore } from './knowledge.store.js';
import { objectToLabourSight, tieToRegistration, type PermitClaim, type RegistrationTie } from './registration-claim.rules.js';

/** Looks a permit's registration up and judges the permit by it, in the transaction that keeps the permit. */
@Injectable()
export class RegistrationCheck {
  constructor(private readonly knowledge: KnowledgeStore) {}

  /** Throws the problem of a permit that its registration does not carry; gives back how the two hang together. */
  async judge(
    db: Db,
    claim: PermitClaim,
    { actor, language }: { readonly actor: Actor; readonly language: Language },
  ): Promise<{ readonly tie: RegistrationTie; readonly registration: RegistrationChanged | null }> {
    const registration = await this.knowledge.holdRegistration(db, claim.registrationId);
    objectToLabourSight(actor, claim.registrationId, registration);
    const rulebooks = await this.knowledge.listRulebooks(db);
    return { tie: tieToRegistration(rulebooks, claim, registration, language), registration };
  }
}
