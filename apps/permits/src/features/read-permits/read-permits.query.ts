import {
  LIST_PERMITS,
  Problem,
  type Actor,
  type Asked,
  type ListPermits,
  type OnePermit,
  type OnePermitByNumber,
  type Page,
  type Permit,
  GET_PERMIT,
  GET_PERMIT_BY_NUMBER,
} from '@gatebook/contracts';
import { SIDES } from '@gatebook/reference-data';
import { Clock, Database, Paging, Reply, Answers, Feature } from '@gatebook/service-kit';
import { answerOf, hostDay } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { maySee } from '../../model/sight.rules.js';
import { sightOf } from '../../model/sight.part.js';

const PAGING = new Paging(LIST_PERMITS, 'id');

/** Permits as those may see them who issue them, whose registration they are for, or who stand at a gate they admit. */
@Feature()
export class ReadPermitsQuery {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly clock: Clock,
  ) {}

  @Answers(LIST_PERMITS)
  async list({ actor, body }: Asked<ListPermits>): Promise<Page<Permit>> {
    const { count, after } = PAGING.window(body);
    const now = this.clock.now();
    const todays = Object.fromEntries(SIDES.map(({ side }) => [side, hostDay(side, now)]));
    const wanted = { ...body, after: after?.[0] };
    const permits = await this.database.read({ actor }, (tx) => this.permits.list(tx, wanted, todays, count), sightOf(actor));
    return PAGING.pageOf(
      permits,
      body,
      ({ permitId }) => [permitId],
      (permit) => answerOf(permit, now),
    );
  }

  @Answers(GET_PERMIT)
  get({ actor, body }: Asked<OnePermit>): Promise<Reply<Permit>> {
    return this.show(actor, body);
  }

  @Answers(GET_PERMIT_BY_NUMBER)
  getByNumber({ actor, body }: Asked<OnePermitByNumber>): Promise<Reply<Permit>> {
    return this.show(actor, body);
  }

  private async show(actor: Actor, which: OnePermit | OnePermitByNumber): Promise<Reply<Permit>> {
    const permit = await this.database.read(
      { actor },
      (tx) => ('number' in which ? this.permits.findByNumber(tx, which.number) : this.permits.find(tx, which.permitId)),
      sightOf(actor),
    );
    if (!permit || !maySee(actor, permit)) throw new Problem('NOT_FOUND');
    return new Reply(answerOf(permit, this.clock.now()), { version: permit.version });
  }
}
