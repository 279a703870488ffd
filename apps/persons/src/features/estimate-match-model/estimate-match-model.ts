import { writeFile } from 'node:fs/promises';
import { estimatePeople, type PersonModel, type PreparedPerson } from '@gatebook/linkage';
import { Client } from 'pg';
import type { PersonsSettings } from '../../config.js';
import { PersonVault } from '../../model/person-vault.js';

/** Enough to know how common names are; more only takes memory. */
const MOST_PEOPLE = 200_000;

interface SqlPrepared {
  readonly person_id: string;
  readonly data_key: Buffer;
  readonly data_key_wrapped_by: string;
  readonly prepared: Buffer;
}

/** Estimates the weights of matching anew from this deployment's people: a model file for PERSONS_MATCH_MODEL. It holds words of names with their frequencies, and nobody's record. */
export async function estimateMatchModel(settings: PersonsSettings, fewest?: number): Promise<PersonModel> {
  const vault = new PersonVault(settings);
  const client = new Client({ connectionString: settings.databaseUrl });
  await client.connect();
  try {
    // By id, which no name decides: a sample like any other, and the same at each run.
    const { rows } = await client.query<SqlPrepared>(
      `SELECT person_id, data_key, data_key_wrapped_by, prepared FROM persons.person
       WHERE prepared IS NOT NULL AND data_key IS NOT NULL ORDER BY md5(person_id::text) LIMIT $1`,
      [MOST_PEOPLE],
    );
    const people: PreparedPerson[] = rows.map((row) =>
      vault.openPrepared({ wrapped: row.data_key, wrappedBy: row.data_key_wrapped_by }, row.person_id, row.prepared),
    );
    return estimatePeople(people, null, { fewest });
  } finally {
    await client.end();
  }
}

/** Command of an operator: `main.js estimate-match-model <file>`. */
export async function estimateMatchModelCommand(settings: PersonsSettings, [path]: readonly string[]): Promise<void> {
  if (path === undefined) throw new Error('estimate-match-model needs the path of the model file to write');
  const model = await estimateMatchModel(settings);
  await writeFile(path, `${JSON.stringify(model, null, 2)}\n`, { mode: 0o600 });
  process.stdout.write(`${path}: from ${model.training.data.join(', ')}; set PERSONS_MATCH_MODEL to use it.\n`);
}
