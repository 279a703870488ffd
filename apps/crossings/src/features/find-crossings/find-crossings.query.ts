import { Injectable } from '@nestjs/common';
import type { CrossingInList, FindCrossings, Page } from '@gatebook/contracts';
import { Database } from '@gatebook/service-kit';
import { counts } from '../../model/crossing.store.js';

const USUAL_LIMIT = 50;

/** Crossings of a gate, newest first; the cursor is the instant and id of the last one shown. */
@Injectable()
export class FindCrossingsQuery {
  constructor(private readonly database: Database) {}

  async execute({ gateId, day, direction, flagged, limit = USUAL_LIMIT, after }: FindCrossings): Promise<Page<CrossingInList>> {
    const [afterAt, afterId] = cursorOf(after);
    const rows: CrossingInList[] = await this.database.dataSource.query(
      `SELECT crossing_id AS "crossingId", gate_id AS "gateId", lane, direction, to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "occurredAt", to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt", outcome, traffic,
              person_id AS "personId", permit_number AS "permitNumber", permit_type AS "permitType", flags, companion_of AS "companionOf", supersedes
       FROM crossing
       WHERE gate_id = $1 AND ($2::date IS NULL OR local_day = $2) AND ($3::text IS NULL OR direction = $3) AND (NOT $4 OR cardinality(flags) > 0) AND ${counts('crossing')}
         AND ($5::timestamptz IS NULL OR (occurred_at, crossing_id) < ($5, $6::uuid))
       ORDER BY occurred_at DESC, crossing_id DESC LIMIT $7`,
      [gateId, day ?? null, direction ?? null, flagged === 'true', afterAt, afterId, limit + 1],
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? `${last.occurredAt}~${last.crossingId}` : null };
  }
}

function cursorOf(after: string | undefined): [string | null, string | null] {
  const [at, id] = after?.split('~') ?? [];
  return at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id) ? [at, id] : [null, null];
}
