import {
  GATE_PUBLISHED,
  REGISTRATION_CHANGED,
  RULEBOOK_IN_FORCE,
  type GatePublished,
  type RegistrationChanged,
  type RulebookInForce,
  type Told,
} from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { WishStore } from '../../model/wish.store.js';

/** Events of corridors and workers → our copies, and the wish that a registration's permit follows it. */
@Feature()
export class KeepKnowledgeConsumer {
  constructor(
    private readonly knowledge: KnowledgeStore,
    private readonly wishes: WishStore,
  ) {}

  @Hears(GATE_PUBLISHED, 'keep-gates')
  keepGate(@Payload() { body }: Told<GatePublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.keepGate(tx, body);
  }

  @Forgets(GATE_PUBLISHED, 'keep-gates')
  forgetGate(@Payload() gateId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetGate(tx, gateId);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetRulebooks(tx, corridorId);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registrations')
  async forgetRegistration(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await this.knowledge.doubtRegistration(tx, registrationId);
    await this.wishes.forget(tx, registrationId);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  async keepRulebook(@Payload() { body }: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    await this.knowledge.keepRulebook(tx, body);
    await this.wishes.tryAllNow(tx);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  async keepRegistration(@Payload() { body, traceId }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    const isNews = await this.knowledge.keepRegistration(tx, body);
    if (isNews) await this.wishes.wish(tx, body.registrationId, body.version, traceId);
  }
}
