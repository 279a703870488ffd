import { CREATE_API_CLIENT, type ApiClient, type Asked, type CreateApiClient, type CreatedApiClient } from '@gatebook/contracts';
import { Audit, Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { v7 as uuid } from 'uuid';
import { IdentitySettings } from '../../config.js';
import { ApiClientStore } from '../../model/api-client.store.js';
import { gatesFor } from '../../model/gates.rules.js';
import { keyedDigest } from '../../model/keyed-digest.rules.js';
import { OfficeStore } from '../../model/office.store.js';

/**
 * The secret follows from the client's id and a key that only this service has: a repeat with the same `Idempotency-Key`
 * gets the same secret although nothing but its digest is kept.
 */
@Feature()
export class CreateApiClientUseCase {
  constructor(
    private readonly database: Database,
    private readonly offices: OfficeStore,
    private readonly clients: ApiClientStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly settings: IdentitySettings,
  ) {}

  @Answers(CREATE_API_CLIENT)
  async execute(asked: Asked<CreateApiClient>): Promise<CreatedApiClient> {
    const { name, role, officeId, gateIds: chosen } = asked.body;
    const client = await this.database.change(asked, CREATE_API_CLIENT.subject, async (tx) => {
      const office = await this.offices.get(tx, officeId);
      const gateIds = gatesFor(role, office.gateIds, chosen);
      const added: ApiClient = { clientId: uuid(), name, role, officeId, gateIds, createdAt: this.clock.now().toISOString() };
      await this.clients.insert(tx, added, this.secretOf(added.clientId));
      await this.audit.add(tx, asked, {
        action: 'create-api-client',
        thingKind: 'api-client',
        thingId: added.clientId,
        details: { role, officeId, gateIds },
      });
      return added;
    });
    return { ...client, clientSecret: this.secretOf(client.clientId) };
  }

  private secretOf(clientId: string): string {
    return keyedDigest(this.settings.sessionSecret, `api-client:${clientId}`);
  }
}
