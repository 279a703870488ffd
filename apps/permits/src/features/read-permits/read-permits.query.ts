import { Injectable } from '@nestjs/common';
import {
  Problem,
  type Actor,
  type Asked,
  type ListPermits,
  type OnePermit,
  type OnePermitByNumber,
  type Page,
  type Permit,
} from '@gatebook/contracts';
import { SIDES } from '@gatebook/reference-data';
import { Clock, Database, Reply } from '@gatebook/service-kit';
import { cursorId } from '../../model/cursor.js';
import { answerOf, hostDay } from '../../model/permit.rules.js';
import { PermitStore } from '../../model/permit.store.js';
import { maySee, sightOf } from '../../model/sight.rules.js';

const USUAL_LIMIT = 50;

/** Permits as those may see them who issue them, whose registration they are for, or who stand at a gate they admit. */
@Injectable()
export class ReadPermitsQuery {
  constructor(
    private readonly database: Database,
    private readonly permits: PermitStore,
    private readonly clock: Clock,
  ) {}

  async list({ actor, body }: Asked<ListPermits>): Promise<Page<Permit>> {
    const { limit = USUAL_LIMIT } = body;
    const now = this.clock.now();
    const todays = Object.fromEntries(SIDES.map(({ side }) => [side, hostDay(side, now)]));
    const wanted = { ...body, after: cursorId(body.after) };
    const permits = await this.database.read(sightOf(actor), (tx) => this.permits.list(tx, wanted, todays, limit + 1));
    const shown = permits.slice(0, limit);
    return { items: shown.map((permit) => answerOf(permit, now)), next: permits.length > limit ? (shown.at(-1)?.permitId ?? null) : null };
  }

  async get(actor: Actor, which: OnePermit | OnePermitByNumber): Promise<Reply<Permit>> {
    const permit = await this.database.read(sightOf(actor), (tx) =>
      'number' in which ? this.permits.findByNumber(tx, which.number) : this.permits.find(tx, which.permitId),
    );
    if (!permit || !maySee(actor, permit)) throw new Problem('NOT_FOUND');
    return new Reply(answerOf(permit, this.clock.now()), { version: permit.version });
  }
}
