import { Injectable } from '@nestjs/common';
import { Problem, type Asked, type Nothing, type WhoAmI } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { KnownCaller } from '../../model/known-caller.js';

@Injectable()
export class GetSessionQuery {
  constructor(
    private readonly database: Database,
    private readonly callers: KnownCaller,
  ) {}

  async execute(asked: Asked<Nothing>): Promise<WhoAmI> {
    const { kind, id } = asked.actor;
    if (kind !== 'officer' && kind !== 'api-client') throw new Problem('NOT_SIGNED_IN');
    const caller = await this.database.read(asked, (tx) => this.callers.find(tx, kind, id));
    if (caller === null) throw new Problem('NOT_SIGNED_IN');
    return caller;
  }
}
