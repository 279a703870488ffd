import {
  GATE_PUBLISHED,
  REGISTRATION_CHANGED,
  RULEBOOK_IN_FORCE,
  type GatePublished,
  type RegistrationChanged,
  type RulebookInForce,
  type Told,
} from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Jobs, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { GATES, REGISTRATIONS, RULEBOOKS } from '../../model/knowledge.copy.js';
import { FOLLOW_REGISTRATION } from '../../model/follow-registration.job.js';

/** Events of corridors and workers → our copies, and the job of making a registration's permit follow it. */
@Feature()
export class KeepKnowledgeConsumer {
  constructor(private readonly jobs: Jobs) {}

  @Hears(GATE_PUBLISHED, 'keep-gates')
  async keepGate(@Payload() { body }: Told<GatePublished>, @Ctx() { tx }: Hearing): Promise<void> {
    await GATES.keep(tx, body);
  }

  @Forgets(GATE_PUBLISHED, 'keep-gates')
  forgetGate(@Payload() gateId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return GATES.forget(tx, gateId);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return RULEBOOKS.forget(tx, corridorId);
  }

  @Forgets(REGISTRATION_CHANGED, 'keep-registrations')
  async forgetRegistration(@Payload() registrationId: string, @Ctx() { tx }: Hearing): Promise<void> {
    await REGISTRATIONS.doubt(tx, registrationId);
    await this.jobs.drop(tx, FOLLOW_REGISTRATION, registrationId);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  async keepRulebook(@Payload() { body }: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    await RULEBOOKS.keep(tx, body);
    await this.jobs.tryAllNow(tx, FOLLOW_REGISTRATION);
  }

  @Hears(REGISTRATION_CHANGED, 'keep-registrations')
  async keepRegistration(@Payload() { body, traceId }: Told<RegistrationChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    if (await REGISTRATIONS.keep(tx, body)) await this.jobs.add(tx, FOLLOW_REGISTRATION, body.registrationId, traceId);
  }
}
