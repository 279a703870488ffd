import { Injectable } from '@nestjs/common';
import type { KnownActor, WhoAmI } from '@gatebook/contracts';
import type { Transaction } from '@gatebook/service-kit';
import { ApiClientStore } from './api-client.store.js';
import { OfficeStore } from './office.store.js';
import { OfficerStore } from './officer.store.js';

/** Who a caller is, in the words of the console: with the name of the office. */
@Injectable()
export class KnownCaller {
  constructor(
    private readonly offices: OfficeStore,
    private readonly officers: OfficerStore,
    private readonly clients: ApiClientStore,
  ) {}

  async find(tx: Transaction, kind: KnownActor['kind'], id: string): Promise<WhoAmI | null> {
    const actor = kind === 'officer' ? await this.officers.findActor(tx, id) : await this.clients.findActor(tx, id);
    if (actor === null) return null;
    const { role, officeId, territory, gateIds } = actor;
    const { name: officeName } = await this.offices.get(tx, officeId);
    const own = kind === 'officer' ? await this.officer(tx, id) : { clientId: id };
    return { kind, ...own, role, officeId, officeName, territory, gateIds };
  }

  private async officer(tx: Transaction, officerId: string): Promise<Pick<WhoAmI, 'officerId' | 'username' | 'displayName'>> {
    const officer = await this.officers.find(tx, officerId);
    return { officerId, username: officer?.username, displayName: officer?.displayName };
  }
}
