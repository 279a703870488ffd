import {
  GATE_PUBLISHED,
  GATE_STATUS_CHANGED,
  RULEBOOK_IN_FORCE,
  TRUST_LIST_PUBLISHED,
  type GatePublished,
  type GateStatusChanged,
  type RulebookInForce,
  type Told,
  type TrustListPublished,
} from '@gatebook/contracts';
import { Ctx, Forgets, Hears, Payload, type Hearing, Feature } from '@gatebook/service-kit';
import { KnowledgeStore } from '../../model/knowledge.store.js';

/** Events of corridors and permits → our copies of gates, notices, rulebooks and keys. */
@Feature()
export class KeepKnowledgeConsumer {
  constructor(private readonly knowledge: KnowledgeStore) {}

  @Hears(GATE_PUBLISHED, 'keep-gates')
  keepGate(@Payload() { body }: Told<GatePublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.keepGate(tx, body);
  }

  @Hears(GATE_STATUS_CHANGED, 'keep-gate-notices')
  keepNotice(@Payload() { body }: Told<GateStatusChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.keepNotice(tx, body);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  keepRulebook(@Payload() { body }: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.keepRulebook(tx, body);
  }

  @Hears(TRUST_LIST_PUBLISHED, 'keep-trust-list')
  keepTrustList(@Payload() { body }: Told<TrustListPublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.keepTrustList(tx, body);
  }

  @Forgets(GATE_PUBLISHED, 'keep-gates')
  forgetGate(@Payload() gateId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetGate(tx, gateId);
  }

  @Forgets(GATE_STATUS_CHANGED, 'keep-gate-notices')
  forgetNotice(@Payload() noticeId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetNotice(tx, noticeId);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetRulebooks(tx, corridorId);
  }

  @Forgets(TRUST_LIST_PUBLISHED, 'keep-trust-list')
  forgetTrustList(@Ctx() { tx }: Hearing): Promise<void> {
    return this.knowledge.forgetTrustList(tx);
  }
}
