import {
  CONFIRM_KEY_STATE,
  LIST_TRUSTED_KEYS,
  Problem,
  PROPOSE_KEY_STATE,
  requireHuman,
  requireOtherHuman,
  type Asked,
  type ConfirmKeyState,
  type Page,
  type PageRequest,
  type ProposeKeyState,
  type TrustedKeyKept,
} from '@gatebook/contracts';
import { Audit, Clock, Database, pageOfWhole, Answers, Feature } from '@gatebook/service-kit';
import { PermitsSettings } from '../../config.js';
import { KeyDecisionStore } from '../../model/key-decision.store.js';
import { keptKey, usableAfter, watermarkOf } from '../../model/key-state.rules.js';
import { TrustedKeys } from '../../model/trusted-keys.part.js';
import type { KeyRow, WaitingDecision } from '../../model/trusted-key.types.js';

/** Retires, distrusts and trusts keys: one officer proposes, another confirms, and the trust list follows in the same transaction; trust in a neighbour's key waits. */
@Feature()
export class DecideOnKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly trust: TrustedKeys,
    private readonly decisions: KeyDecisionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: PermitsSettings,
  ) {}

  @Answers(LIST_TRUSTED_KEYS)
  async list({ body: page }: Asked<PageRequest>): Promise<Page<TrustedKeyKept>> {
    const db = this.database.db;
    const keys = await this.trust.list(db);
    const open = await this.decisions.waiting(db);
    const confirmed = await this.decisions.confirmed(db);
    const items = keys.map((key) => {
      const waits = confirmed.find(({ kid }) => kid === key.kid);
      const decision =
        open.find(({ kid }) => kid === key.kid) ?? (waits === undefined ? null : this.untilUsable(key, waits, waits.confirmedAt));
      return keptKey(key, decision);
    });
    return pageOfWhole(LIST_TRUSTED_KEYS, items, page, ({ side, kid }) => `${side} ${kid}`);
  }

  @Answers(PROPOSE_KEY_STATE)
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

  @Answers(CONFIRM_KEY_STATE)
  confirm(asked: Asked<ConfirmKeyState>): Promise<TrustedKeyKept> {
    const { kid, proposedAt } = asked.body;
    return this.database.change(asked, CONFIRM_KEY_STATE.subject, async (tx) => {
      await this.trust.lock(tx);
      const key = await this.trust.get(tx, kid);
      const decision = (await this.decisions.waiting(tx)).find((each) => each.kid === kid);
      if (decision === undefined) throw new Problem('KEY_STATE', { state: key.state });
      requireOtherHuman(asked.actor, decision.proposedBy);
      if (Date.parse(proposedAt) !== decision.proposedAt.getTime()) throw new Problem('VERSION_STALE');
      const at = this.clock.now();
      const confirmed = this.untilUsable(key, decision, at);
      const { state, reason, usableFrom } = confirmed;
      await this.decisions.confirm(tx, decision, asked.actor.id, at);
      const details = { state, reason, usableFrom: usableFrom.toISOString() };
      await this.audit.add(tx, asked, { action: 'confirm-key-state', thingKind: 'trusted-key', thingId: kid, details });
      if (usableFrom > at) return keptKey(key, confirmed);
      const decided = await this.decisions.putInForce(tx, key, decision, at);
      await this.trust.publish(tx, asked.traceId, at);
      return keptKey(decided, null);
    });
  }

  private untilUsable(key: KeyRow, decision: WaitingDecision, confirmedAt: Date): WaitingDecision & { readonly usableFrom: Date } {
    return { ...decision, usableFrom: usableAfter(key, decision, confirmedAt, this.settings.keyWaitHours) };
  }
}
