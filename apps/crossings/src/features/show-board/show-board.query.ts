import { Problem, GET_BOARD, type Asked, type Board, type GetBoard } from '@gatebook/contracts';
import { localDay } from '@gatebook/rulebook';
import { Clock, Database, ServiceSettings, Answers, Feature } from '@gatebook/service-kit';
import { counts } from '../../model/crossing.store.js';
import { KnowledgeStore } from '../../model/knowledge.store.js';
import { zoneOf } from '../../model/gate-zone.rules.js';
import { mayLookAt } from '../../model/scope.rules.js';

const BOARD = `
  WITH today AS MATERIALIZED (
    SELECT direction, traffic, outcome, local_hour, lane FROM crossing WHERE gate_id = $1 AND local_day = $2 AND ${counts('crossing')}
  )
  SELECT
    coalesce((SELECT jsonb_agg(counted ORDER BY counted.direction, counted.traffic, counted.outcome) FROM
      (SELECT direction, traffic, outcome, count(*) AS count FROM today GROUP BY 1, 2, 3) AS counted), '[]') AS counts,
    coalesce((SELECT jsonb_agg(counted ORDER BY counted.hour, counted.direction) FROM
      (SELECT local_hour AS hour, direction, count(*) AS count FROM today WHERE outcome = 'passed' GROUP BY 1, 2) AS counted), '[]') AS hours,
    coalesce((SELECT jsonb_agg(counted ORDER BY counted.lane, counted.direction) FROM
      (SELECT lane, direction, count(*) AS count FROM today WHERE outcome = 'passed' AND lane IS NOT NULL GROUP BY 1, 2) AS counted), '[]') AS lanes`;

/** Exact counts of a gate's day, straight from the ledger. */
@Feature()
export class ShowBoardQuery {
  constructor(
    private readonly database: Database,
    private readonly knowledge: KnowledgeStore,
    private readonly clock: Clock,
    private readonly settings: ServiceSettings,
  ) {}

  @Answers(GET_BOARD)
  async execute({ actor, body: { gateId, day } }: Asked<GetBoard>): Promise<Board> {
    if (!mayLookAt(actor, gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId });
    const db = this.database.db;
    const { gates } = await this.knowledge.at(db, await this.knowledge.revision(db), this.clock.now());
    const gate = gates.get(gateId);
    if (!gate) throw new Problem('GATE_UNKNOWN', { gateId });
    const zone = zoneOf(gate, this.settings.side);
    const shown = day ?? localDay(this.clock.now(), zone);
    const [board]: Pick<Board, 'counts' | 'hours' | 'lanes'>[] = await db.query(BOARD, [gateId, shown]);
    if (!board) throw new Error('the board query gave no row');
    return { gateId, day: shown, zone, ...board };
  }
}
