import type { ClientBase } from 'pg';
import type { Difference } from '../statistical-table.js';

const CELL = `concat_ws(' ', gate_id, local_day, direction, traffic, outcome)`;

/** Cells whose exact count is not that of the ledger of crossings, without those that were corrected. */
export async function differencesFromLedger(client: ClientBase): Promise<readonly Difference[]> {
  const { rows } = await client.query<Difference>(`
    SELECT coalesce(counted.cell, ledger.cell) AS cell, coalesce(counted.n, 0)::int AS counted, coalesce(ledger.n, 0)::int AS "inLedger"
    FROM (SELECT ${CELL} AS cell, crossings AS n FROM statistics.crossing_cell WHERE crossings <> 0) AS counted
    FULL JOIN (SELECT ${CELL} AS cell, count(*) AS n FROM crossings.crossing
                     WHERE NOT EXISTS (SELECT FROM crossings.crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id) GROUP BY 1) AS ledger USING (cell)
    WHERE counted.n IS DISTINCT FROM ledger.n ORDER BY 1`);
  return rows;
}
