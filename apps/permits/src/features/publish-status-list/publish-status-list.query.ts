import { Problem, type StatusListAnswer, GET_STATUS_LIST, type Asked, type OneStatusList } from '@gatebook/contracts';
import { createStatusList, setStatus, signStatusList } from '@gatebook/credential';
import { Clock, Database, Answers, Feature } from '@gatebook/service-kit';
import { KeyRing } from '../../model/key-ring.part.js';
import { StatusListStore } from '../../model/status-list.store.js';

/** Older than a day, a list is not to be relied on: a gate refers by then as well (`DEFAULT_STALENESS` of the rulebook). */
const GOOD_FOR_MS = 24 * 60 * 60 * 1000;
/** A list that nothing changed in is signed again after this long. */
const SIGN_AGAIN_MS = GOOD_FOR_MS / 24;
/** A list is never shorter: its length tells nobody how many permits there are in the first days. */
const SHORTEST_LIST = 1_024;

interface Signed extends StatusListAnswer {
  readonly signedAt: number;
}

/** The signed status list, made when it is asked for and kept until a permit changes. */
@Feature()
export class PublishStatusListQuery {
  private readonly signed = new Map<number, Signed>();

  constructor(
    private readonly database: Database,
    private readonly lists: StatusListStore,
    private readonly keys: KeyRing,
    private readonly clock: Clock,
  ) {}

  @Answers(GET_STATUS_LIST)
  async execute({ body: { n: list } }: Asked<OneStatusList>): Promise<StatusListAnswer> {
    const db = this.database.db;
    const now = this.clock.now();
    const before = this.signed.get(list);
    if (before && before.signedAt + SIGN_AGAIN_MS > now.getTime() && before.sequence === (await this.lists.sequenceOf(db, list)))
      return answerOf(before);
    const kept = await this.lists.find(db, list);
    if (!kept) throw new Problem('NOT_FOUND');
    const bytes = createStatusList(Math.max(kept.size, SHORTEST_LIST));
    for (const { index, standing } of kept.standings) setStatus(bytes, index, standing);
    const { sequence } = kept;
    const validUntil = new Date(now.getTime() + GOOD_FOR_MS).toISOString();
    const token = await signStatusList({ list, sequence, issuedAt: now.toISOString(), validUntil, bytes }, this.keys.signing);
    const signed = { list, sequence, token, signedAt: now.getTime() };
    this.signed.set(list, signed);
    return answerOf(signed);
  }
}

function answerOf({ list, sequence, token }: Signed): StatusListAnswer {
  return { list, sequence, token };
}
