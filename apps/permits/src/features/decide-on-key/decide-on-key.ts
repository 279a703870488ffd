import { Injectable } from '@nestjs/common';
import {
  CONFIRM_KEY_STATE,
  LIST_TRUSTED_KEYS,
  Problem,
  PROPOSE_KEY_STATE,
  requireHuman,
  requireOtherHuman,
  type Asked,
  type OneTrustedKey,
  type Page,
  type PageRequest,
  type ProposeKeyState,
  type TrustedKeyKept,
} from '@gatebook/contracts';
import { Audit, Clock, Database, pageOfWhole } from '@gatebook/service-kit';
import { KeyDecisionStore } from '../../model/key-decision.store.js';
import { keptKey, watermarkOf } from '../../model/key-state.rules.js';
import { TrustBook } from '../../model/trust-book.js';
import type { WaitingDecision } from '../../model/trusted-key.js';

/** Retires, distrusts and trusts keys again: one officer proposes, another confirms, and the trust list follows in the same transaction. */
@Injectable()
export class DecideOnKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly trust: TrustBook,
    private readonly decisions: KeyDecisionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(page: PageRequest): Promise<Page<TrustedKeyKept>> {
    const tx = this.database.dataSource.manager;
    const waiting = new Map((await this.decisions.waiting(tx)).map((decision) => [decision.kid, decision]));
    const items = (await this.trust.list(tx)).map((key) => keptKey(key, waiting.get(key.kid) ?? null));
    return pageOfWhole(LIST_TRUSTED_KEYS, items, page, ({ side, kid }) => `${side} ${kid}`);
  }

  propose(asked: Asked<ProposeKeyState>): Promise<TrustedKeyKept> {
    const { kid, state, reason } = asked.body;
    requireHuman(asked.actor);
    return this.database.change(asked, PROPOSE_KEY_STATE.subject, async (tx) => {
      await this.trust.lock(tx);
      const key = await this.trust.get(tx, kid);
      if (key.state === 'proposed' && state === 'retired') throw new Problem('KEY_STATE', { state: key.state });
      const at = this.clock.now();
      const notAfter = watermarkOf(asked.body, at);
      const decision: WaitingDecision = { kid, state, reason, notAfter, proposedBy: asked.actor.id, proposedAt: at };
      await this.decisions.propose(tx, decision);
      const details = { state, reason, notAfter: notAfter?.toISOString() };
      await this.audit.add(tx, asked, { action: 'propose-key-state', thingKind: 'trusted-key', thingId: kid, details });
      return keptKey(key, decision);
    });
  }

  confirm(asked: Asked<OneTrustedKey>): Promise<TrustedKeyKept> {
    const { kid } = asked.body;
    return this.database.change(asked, CONFIRM_KEY_STATE.subject, async (tx) => {
      await this.trust.lock(tx);
      const key = await this.trust.get(tx, kid);
      const decision = (await this.decisions.waiting(tx)).find((each) => each.kid === kid);
      if (decision === undefined) throw new Problem('KEY_STATE', { state: key.state });
      requireOtherHuman(asked.actor, decision.proposedBy);
      const at = this.clock.now();
      const decided = await this.decisions.confirm(tx, key, decision, asked.actor.id, at);
      const details = { state: decided.state, reason: decided.reason };
      await this.audit.add(tx, asked, { action: 'confirm-key-state', thingKind: 'trusted-key', thingId: kid, details });
      await this.trust.publish(tx, asked.traceId, at);
      return keptKey(decided, null);
    });
  }
}
