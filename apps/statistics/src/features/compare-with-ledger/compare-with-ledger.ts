import { Client } from 'pg';
import type { StatisticsSettings } from '../../config.js';

/** A cell in which the counts and the ledger differ. */
export interface Difference {
  readonly cell: string;
  readonly counted: number;
  readonly inLedger: number;
}

const CELL = `concat_ws(' ', gate_id, local_day, direction, traffic, outcome)`;

/** Holds the undisclosed cells against the ledger; needs an address that may read both schemas, which no service has. */
export async function compareWithLedger(url: string): Promise<readonly Difference[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Difference>(`
      SELECT coalesce(counted.cell, ledger.cell) AS cell, coalesce(counted.n, 0)::int AS counted, coalesce(ledger.n, 0)::int AS "inLedger"
      FROM (SELECT ${CELL} AS cell, crossings AS n FROM statistics.crossing_cell WHERE crossings <> 0) AS counted
      FULL JOIN (SELECT ${CELL} AS cell, count(*) AS n FROM crossings.crossing
                       WHERE NOT EXISTS (SELECT FROM crossings.crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id) GROUP BY 1) AS ledger USING (cell)
      WHERE counted.n IS DISTINCT FROM ledger.n ORDER BY 1`);
    return rows;
  } finally {
    await client.end();
  }
}

/** Command of an operator: prints every difference; ends with 1 when there is one. */
export async function compareWithLedgerCommand({ ledgerUrl }: StatisticsSettings): Promise<void> {
  if (ledgerUrl === undefined)
    throw new Error(
      'settings of statistics are missing: STATISTICS_LEDGER_URL, an address that may read the schemas statistics and crossings',
    );
  const differences = await compareWithLedger(ledgerUrl);
  for (const { cell, counted, inLedger } of differences) process.stdout.write(`${cell}: counted ${counted}, in the ledger ${inLedger}\n`);
  process.stdout.write(differences.length === 0 ? 'The counts agree with the ledger.\n' : `${differences.length} cells differ.\n`);
  if (differences.length > 0) process.exitCode = 1;
}
