import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';

/** Address of the owner role in a journey's own database: an operator's, who may read every schema. */
export async function ownerUrlOf(home: string): Promise<string> {
  const secrets: { OWNER_DATABASE_PASSWORD: string } = JSON.parse(await readFile(join(home, 'secrets.json'), 'utf8'));
  const port = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgres://gatebook_owner:${secrets.OWNER_DATABASE_PASSWORD}@127.0.0.1:${port}/gatebook`;
}

/** Asks the database of a journey one question. */
export async function askLedger<Row extends object>(home: string, sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  const client = new Client({ connectionString: await ownerUrlOf(home) });
  await client.connect();
  try {
    // The owner, too, is shown no office's rows unless it says whose.
    await client.query("SET app.scope = 'all'");
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
