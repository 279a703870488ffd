import {
  LIST_GATES,
  Problem,
  type GateInList,
  type GateNoticeKept,
  type GateStatus,
  type ListGates,
  type Page,
  type WholeGate,
  GET_GATE,
  GET_GATE_STATUS,
  type Asked,
  type OneGate,
} from '@gatebook/contracts';
import { findTerritory, listUndecided, type Gate } from '@gatebook/reference-data';
import { Clock, Database, pageOfWhole, Answers, Feature } from '@gatebook/service-kit';
import { hoursToday, statesAt } from '../../model/gate-state.rules.js';
import { GateStore, type PublishedGate } from '../../model/gate.store.js';
import { NoticeStore } from '../../model/notice.store.js';

/** Gates as they are known and as they stand now, by each post's own clock. */
@Feature()
export class ReadGatesQuery {
  constructor(
    private readonly database: Database,
    private readonly gates: GateStore,
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  @Answers(LIST_GATES)
  async list({ body: { side, territory, ids, ...page } }: Asked<ListGates>): Promise<Page<GateInList>> {
    const db = this.database.db;
    const now = this.clock.now();
    const wantedIds = ids?.split(',');
    const territoryId = territory === undefined ? undefined : (findTerritory(territory)?.id ?? territory);
    const all = await this.gates.list(db);
    const parents = new Map(all.map(({ gateId, gate }) => [gateId, gate]));
    const gates = all.filter(
      ({ gateId, gate }) =>
        (wantedIds === undefined || wantedIds.includes(gateId)) &&
        (side === undefined || gate.posts.some((post) => post.side === side)) &&
        (territoryId === undefined || gate.posts.some((post) => post.territory === territoryId)),
    );
    const notices = await this.notices.listFrom(db, now, null);
    const shown = pageOfWhole(LIST_GATES, gates, page, ({ gateId }) => gateId);
    return { ...shown, items: shown.items.map(({ gate }) => inList(gate, parents.get(gate.parent ?? '') ?? null, notices, now)) };
  }

  @Answers(GET_GATE)
  async get({ body: { gateId } }: Asked<OneGate>): Promise<WholeGate> {
    const { version, gate } = await this.found(gateId);
    const now = this.clock.now();
    const undecided = listUndecided().flatMap(({ list, id, what }) => (list === 'gates' && id === gateId ? [what] : []));
    return {
      gateId,
      version,
      gate: { ...gate },
      undecided,
      now: statesAt(gate, await this.parentOf(gate), await this.noticesOf(gate, now), now),
    };
  }

  @Answers(GET_GATE_STATUS)
  async status({ body: { gateId } }: Asked<OneGate>): Promise<GateStatus> {
    const { gate } = await this.found(gateId);
    const now = this.clock.now();
    const notices = await this.noticesOf(gate, now);
    return {
      gateId,
      now: statesAt(gate, await this.parentOf(gate), notices, now),
      notices: notices.map(({ enteredRole: _, ...notice }) => notice),
    };
  }

  private async found(gateId: string): Promise<PublishedGate> {
    const gate = await this.gates.find(this.database.db, gateId);
    if (!gate) throw new Problem('NOT_FOUND');
    return gate;
  }

  private async parentOf({ parent }: Gate): Promise<Gate | null> {
    return parent === null ? null : ((await this.gates.find(this.database.db, parent))?.gate ?? null);
  }

  /** A passage is shut with the gate it belongs to. */
  private noticesOf({ id, parent }: Gate, now: Date): ReturnType<NoticeStore['listFrom']> {
    return this.notices.listFrom(this.database.db, now, parent === null ? [id] : [id, parent]);
  }
}

function inList(gate: Gate, parent: Gate | null, notices: readonly GateNoticeKept[], now: Date): GateInList {
  return {
    gateId: gate.id,
    kind: gate.kind,
    parent: gate.parent,
    posts: gate.posts.map(({ side, names, territory, zone }) => ({ side, names, territory, zone })),
    hours: hoursToday(gate, now),
    now: statesAt(gate, parent, notices, now),
  };
}
