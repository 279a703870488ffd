import { FIND_CROSSINGS, type CrossingInList, type FindCrossings, type Page, Problem, type Asked } from '@gatebook/contracts';
import { Database, Paging, Answers, Feature } from '@gatebook/service-kit';
import { mayLookAt } from '../../model/scope.rules.js';
import { counts } from '../../model/crossing.store.js';

const PAGING = new Paging(FIND_CROSSINGS, 'instant', 'id');

type Absent = 'lane' | 'personId' | 'permitNumber' | 'permitType' | 'companionOf' | 'supersedes';

type FoundCrossing = Omit<CrossingInList, Absent> & {
  readonly [name in Absent]: string | null;
} & {
  /** To the microsecond: a place that is only as exact as the answer would leave out who passed in the same millisecond. */
  readonly exactlyAt: string;
};

/** Crossings of a gate, newest first; a place in it is an instant and an id. */
@Feature()
export class FindCrossingsQuery {
  constructor(private readonly database: Database) {}

  @Answers(FIND_CROSSINGS)
  async execute({ actor, body: asked }: Asked<FindCrossings>): Promise<Page<CrossingInList>> {
    if (!mayLookAt(actor, asked.gateId)) throw new Problem('GATE_NOT_ASSIGNED', { gateId: asked.gateId });
    const { gateId, day, direction, flagged } = asked;
    const { count, after } = PAGING.window(asked);
    const rows: FoundCrossing[] = await this.database.dataSource.query(
      `SELECT crossing_id AS "crossingId", gate_id AS "gateId", lane, direction, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt", outcome, traffic,
              person_id AS "personId", permit_number AS "permitNumber", permit_type AS "permitType", flags, companion_of AS "companionOf", supersedes, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "exactlyAt"
       FROM crossing
       WHERE gate_id = $1 AND ($2::date IS NULL OR local_day = $2) AND ($3::text IS NULL OR direction = $3) AND (NOT $4 OR cardinality(flags) > 0) AND ${counts('crossing')}
         AND ($5::timestamptz IS NULL OR (occurred_at, crossing_id) < ($5, $6::uuid))
       ORDER BY occurred_at DESC, crossing_id DESC LIMIT $7`,
      [gateId, day ?? null, direction ?? null, flagged === 'true', after?.[0] ?? null, after?.[1] ?? null, count],
    );
    return PAGING.pageOf(rows, asked, ({ exactlyAt, crossingId }) => [exactlyAt, crossingId], itemOf);
  }
}

function itemOf({
  exactlyAt: _,
  lane,
  personId,
  permitNumber,
  permitType,
  companionOf,
  supersedes,
  ...crossing
}: FoundCrossing): CrossingInList {
  return {
    ...crossing,
    lane: lane ?? undefined,
    personId: personId ?? undefined,
    permitNumber: permitNumber ?? undefined,
    permitType: permitType ?? undefined,
    companionOf: companionOf ?? undefined,
    supersedes: supersedes ?? undefined,
  };
}
