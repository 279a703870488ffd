import { Client } from 'pg';
import type { StatisticsSettings } from '../../config.js';
import type { Difference } from '../../tables/statistical-table.js';
import { TABLES } from '../../tables/tables.js';

/** Holds the undisclosed cells against the ledger; needs an address that may read both schemas, which no service has. */
export async function compareWithLedger(url: string): Promise<readonly Difference[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const found: Difference[] = [];
    for (const { differences } of TABLES) if (differences !== undefined) found.push(...(await differences(client)));
    return found;
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
