import { Injectable } from '@nestjs/common';
import { Problem, TRUST_KEY, type Asked, type TrustedKeyEntry } from '@gatebook/contracts';
import { Audit, Clock, Database, ServiceSettings } from '@gatebook/service-kit';
import { TrustBook } from '../../model/trust-book.js';

/** Enters a key of another side: what it signs is recognised from then on. Our own key comes from the settings alone. */
@Injectable()
export class TrustKeyUseCase {
  constructor(
    private readonly database: Database,
    private readonly trust: TrustBook,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  execute(asked: Asked<TrustedKeyEntry>): Promise<TrustedKeyEntry> {
    const key = asked.body;
    if (key.side === this.settings.side) throw new Problem('NOT_ALLOWED', { side: key.side });
    return this.database.change(asked, TRUST_KEY.subject, async (tx) => {
      await this.trust.lock(tx);
      const at = this.clock.now();
      const isNew = await this.trust.enter(tx, key, false, asked.actor.id, at);
      if (!isNew) throw new Problem('ID_REUSED', { kid: key.kid });
      await this.audit.add(tx, asked, { action: 'trust-key', thingKind: 'trusted-key', thingId: key.kid, details: { side: key.side } });
      await this.trust.publish(tx, asked.traceId, at);
      return key;
    });
  }
}
