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
import { Ctx, Forgets, Hears, Payload, type Copy, type Hearing, type Transaction, Feature } from '@gatebook/service-kit';
import { GATES, NOTICES, RULEBOOKS, TRUST_LIST } from '../../model/knowledge.copy.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';

/** Events of corridors and permits → our copies of gates, notices, rulebooks and keys; what is held in memory is read again. */
@Feature()
export class KeepKnowledgeConsumer {
  constructor(private readonly knowledge: KnowledgeStore) {}

  @Hears(GATE_PUBLISHED, 'keep-gates')
  keepGate(@Payload() { body }: Told<GatePublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keep(tx, GATES, body);
  }

  @Hears(GATE_STATUS_CHANGED, 'keep-gate-notices')
  keepNotice(@Payload() { body }: Told<GateStatusChanged>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keep(tx, NOTICES, body);
  }

  @Hears(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  keepRulebook(@Payload() { body }: Told<RulebookInForce>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keep(tx, RULEBOOKS, body);
  }

  @Hears(TRUST_LIST_PUBLISHED, 'keep-trust-list')
  keepTrustList(@Payload() { body }: Told<TrustListPublished>, @Ctx() { tx }: Hearing): Promise<void> {
    return this.keep(tx, TRUST_LIST, body);
  }

  @Forgets(GATE_PUBLISHED, 'keep-gates')
  forgetGate(@Payload() gateId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.forget(tx, GATES, gateId);
  }

  @Forgets(GATE_STATUS_CHANGED, 'keep-gate-notices')
  forgetNotice(@Payload() noticeId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.forget(tx, NOTICES, noticeId);
  }

  @Forgets(RULEBOOK_IN_FORCE, 'keep-rulebooks')
  forgetRulebooks(@Payload() corridorId: string, @Ctx() { tx }: Hearing): Promise<void> {
    return this.forget(tx, RULEBOOKS, corridorId);
  }

  @Forgets(TRUST_LIST_PUBLISHED, 'keep-trust-list')
  forgetTrustList(@Ctx() { tx }: Hearing): Promise<void> {
    return this.forget(tx, TRUST_LIST, true);
  }

  private async keep<Body>(tx: Transaction, copy: Copy<Body>, body: Body): Promise<void> {
    if (await copy.keep(tx, body)) await this.knowledge.changed(tx);
  }

  private async forget(tx: Transaction, copy: Copy<never>, key: unknown): Promise<void> {
    await copy.forget(tx, key);
    await this.knowledge.changed(tx);
  }
}
