import { ACCESS_ENDED, Problem, REVOKE_API_CLIENT, type ApiClient, type Asked, type OneApiClient } from '@gatebook/contracts';
import { Audit, Clock, Database, Outbox, Answers, Feature } from '@gatebook/service-kit';
import { ApiClientStore } from '../../model/api-client.store.js';

/** Safe to repeat. */
@Feature()
export class RevokeApiClientUseCase {
  constructor(
    private readonly database: Database,
    private readonly clients: ApiClientStore,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Answers(REVOKE_API_CLIENT)
  async execute(asked: Asked<OneApiClient>): Promise<ApiClient> {
    return this.database.change(asked, REVOKE_API_CLIENT.subject, async (tx) => {
      const client = await this.clients.findForUpdate(tx, asked.body.clientId);
      if (client === null) throw new Problem('NOT_FOUND');
      const { clientId } = client;
      if (client.revokedAt !== undefined) return client;
      const now = this.clock.now();
      await this.clients.revoke(tx, clientId, now);
      await this.audit.add(tx, asked, { action: 'revoke-api-client', thingKind: 'api-client', thingId: clientId });
      await this.outbox.add(tx, ACCESS_ENDED, {
        aggregateId: clientId,
        occurredAt: now,
        traceId: asked.traceId,
        body: { kind: 'api-client', actorId: clientId },
      });
      return { ...client, revokedAt: now.toISOString() };
    });
  }
}
