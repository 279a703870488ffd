import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { indexKeys, PREPARED_FORM } from '@gatebook/linkage';
import { BlindIndex, PersonsSettings, PersonVault, preparedOf, type IdentityData } from '@gatebook/persons/for-bench';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { inventPerson, printed, type InventedPerson } from '../people/invent-people.js';

const AT_ONCE = 2_000;
const WRITER = 'bench';

/** Address of the owner role of a home's own database. */
async function ownerUrlOf(home: string, secrets: Readonly<Record<string, string>>): Promise<string> {
  const port = (await readFile(join(home, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[3];
  return `postgres://gatebook_owner:${secrets.OWNER_DATABASE_PASSWORD}@127.0.0.1:${port}/gatebook`;
}

/**
 * Writes invented people into the registry of a running Gatebook, sealed and keyed as the service itself does. They are told to
 * nobody and stand in no audit log: this is for measuring alone.
 */
export async function fillRegistry(home: string, count: number, onPeople: (done: number) => void): Promise<void> {
  const secrets: Readonly<Record<string, string>> = JSON.parse(await readFile(join(home, 'secrets.json'), 'utf8'));
  const keys = Object.assign(new PersonsSettings(), {
    keyEncryptionKey: secret(secrets, 'PERSONS_KEY_ENCRYPTION_KEY'),
    blindIndexKey: secret(secrets, 'PERSONS_BLIND_INDEX_KEY'),
  });
  const [vault, index] = [new PersonVault(keys), new BlindIndex(keys)];
  const client = new Client({ connectionString: await ownerUrlOf(home, secrets) });
  await client.connect();
  try {
    await client.query('SET search_path TO persons; SET synchronous_commit TO off');
    for (let done = await filledBefore(client); done < count;) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, at) => inventPerson(done + at));
      await insert(
        client,
        some.map((person) => rowOf(person, vault, index)),
      );
      done += some.length;
      onPeople(done);
    }
    await client.query('VACUUM ANALYZE person, person_version, match_key, document_token');
  } finally {
    await client.end();
  }
}

/** People whom an earlier run wrote into the same home. */
async function filledBefore(client: Client): Promise<number> {
  const { rows } = await client.query<{ people: number }>('SELECT count(*)::integer AS people FROM person_version WHERE recorded_by = $1', [
    WRITER,
  ]);
  return rows[0]?.people ?? 0;
}

type Row = ReturnType<typeof rowOf>;

function rowOf(person: InventedPerson, vault: PersonVault, index: BlindIndex) {
  const personId = uuid();
  const { familyName, givenNames, sex, birthDate, homeTerritory, phone, documentNumber } = person;
  const identity: IdentityData = {
    names: [
      { script: 'Latn', familyName: printed(familyName), givenNames: printed(givenNames), source: 'document' },
      { script: 'native', full: `${familyName} ${givenNames}` },
    ],
    birthDate,
    phone,
    documents: [{ type: 'passport', issuer: 'VNM', number: documentNumber }],
  };
  const facts = { sex, nationality: 'VNM', homeTerritory: `VN:${homeTerritory}` };
  const prepared = preparedOf(facts, identity);
  const key = vault.newKey(personId);
  return {
    personId,
    facts,
    birthYear: Number(birthDate.slice(0, 4)),
    key,
    sealed: vault.seal(key, personId, 1, identity),
    prepared: vault.sealPrepared(key, personId, prepared),
    documents: index.documentTokens(identity.documents),
    keys: index.matchTokens(indexKeys(prepared)),
  };
}

async function insert(client: Client, rows: readonly Row[]): Promise<void> {
  const ids = rows.map(({ personId }) => personId);
  await client.query(
    `INSERT INTO person (person_id, version, sex, birth_year, nationality, home_territory, data_key, data_key_wrapped_by, prepared, prepared_form, registered_at, changed_at)
     SELECT id, 1, sex, year, 'VNM', home, data_key, wrapped_by, prepared, $7, now(), now()
     FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::bytea[], $6::text[], $8::bytea[]) AS row (id, sex, year, home, data_key, wrapped_by, prepared)`,
    [
      ids,
      rows.map(({ facts }) => facts.sex),
      rows.map(({ birthYear }) => birthYear),
      rows.map(({ facts }) => facts.homeTerritory),
      rows.map(({ key }) => key.wrapped),
      rows.map(({ key }) => key.wrappedBy),
      PREPARED_FORM,
      rows.map(({ prepared }) => prepared),
    ],
  );
  await client.query(
    `INSERT INTO person_version (person_id, version, sealed, recorded_at, recorded_by)
     SELECT id, 1, sealed, now(), $3 FROM unnest($1::uuid[], $2::bytea[]) AS row (id, sealed)`,
    [ids, rows.map(({ sealed }) => sealed), WRITER],
  );
  await client.query('INSERT INTO document_token (token, person_id) SELECT * FROM unnest($1::bytea[], $2::uuid[])', [
    rows.flatMap(({ documents }) => documents),
    rows.flatMap(({ documents, personId }) => documents.map(() => personId)),
  ]);
  await client.query('INSERT INTO match_key (token, person_id) SELECT * FROM unnest($1::bigint[], $2::uuid[])', [
    rows.flatMap(({ keys }) => keys),
    rows.flatMap(({ keys, personId }) => keys.map(() => personId)),
  ]);
}

function secret(secrets: Readonly<Record<string, string>>, name: string): string {
  const value = secrets[name];
  if (value === undefined) throw new Error(`the home has no ${name}`);
  return value;
}
