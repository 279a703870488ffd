import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { serviceActor } from '@gatebook/contracts';
import { Audit, Clock, Database, Every } from '@gatebook/service-kit';
import { PermitsSettings } from '../../config.js';
import { KeyDecisionStore } from '../../model/key-decision.store.js';
import { usableAfter } from '../../model/key-state.rules.js';
import { TrustedKeys } from '../../model/trusted-keys.part.js';

const LOOK_EVERY_MS = 60_000;

/** Puts a neighbour's key that two officers stand for on the trust list once its waiting time is over. */
@Injectable()
export class PutKeyInForce {
  constructor(
    private readonly database: Database,
    private readonly trust: TrustedKeys,
    private readonly decisions: KeyDecisionStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: PermitsSettings,
  ) {}

  /** One look at what waits; two processes that look at once go one after the other, and the second finds nothing. */
  @Every(LOOK_EVERY_MS, { first: 'awaited' })
  async look(): Promise<void> {
    const asked = { actor: serviceActor('permits'), traceId: randomUUID().replaceAll('-', '') };
    const at = this.clock.now();
    const changed = await this.database.transaction(async (tx) => {
      await this.trust.lock(tx);
      for (const decision of await this.decisions.confirmed(tx)) {
        const key = await this.trust.get(tx, decision.kid);
        if (usableAfter(key, decision, decision.confirmedAt, this.settings.keyWaitHours) > at) continue;
        await this.decisions.putInForce(tx, key, decision, at);
        const details = { state: decision.state, reason: decision.reason };
        await this.audit.add(tx, asked, { action: 'put-key-in-force', thingKind: 'trusted-key', thingId: decision.kid, details });
      }
      return this.trust.publish(tx, asked.traceId, at);
    });
    if (changed) this.database.changed();
  }
}
