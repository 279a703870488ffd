import { Problem, GET_SESSION, type Asked, type Nothing, type WhoAmI } from '@gatebook/contracts';
import { Database, Answers, Feature } from '@gatebook/service-kit';
import { KnownCaller } from '../../model/known-caller.part.js';

@Feature()
export class GetSessionQuery {
  constructor(
    private readonly database: Database,
    private readonly callers: KnownCaller,
  ) {}

  @Answers(GET_SESSION)
  async execute(asked: Asked<Nothing>): Promise<WhoAmI> {
    const { kind, id } = asked.actor;
    if (kind !== 'officer' && kind !== 'api-client') throw new Problem('NOT_SIGNED_IN');
    const caller = await this.database.read(asked, (tx) => this.callers.find(tx, kind, id));
    if (caller === null) throw new Problem('NOT_SIGNED_IN');
    return caller;
  }
}
