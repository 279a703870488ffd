import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import { birthYearOf, type CodedFacts, type IdentityData } from './identity-data.types.js';
import { PersonVault, type WrappedKey } from './person-vault.part.js';

/** A person's row with its latest sealed version. */
export interface PersonRow {
  readonly personId: string;
  readonly version: number;
  readonly facts: CodedFacts;
  readonly identity: IdentityData;
  readonly key: WrappedKey;
}

/** What could be opened of some rows. */
export interface ReadableRows {
  readonly people: readonly PersonRow[];
  readonly unreadable: readonly string[];
}

interface SqlPerson {
  readonly personId: string;
  readonly version: number;
  readonly sex: string;
  readonly nationality: string;
  readonly homeTerritory: string | null;
  readonly dataKey: Buffer;
  readonly dataKeyWrappedBy: string;
  readonly sealed: Buffer;
}

const LATEST = `SELECT person_id AS "personId", version, sex, nationality, home_territory AS "homeTerritory", data_key AS "dataKey", data_key_wrapped_by AS "dataKeyWrappedBy", sealed
  FROM person JOIN person_version USING (person_id, version)`;

/** Keeps people: coded facts in columns, all else sealed. */
@Injectable()
export class PersonStore {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonVault,
  ) {}

  /** A new person and the key that everything of theirs is sealed under. */
  async insert(tx: Transaction, personId: string, facts: CodedFacts, identity: IdentityData, now: Date): Promise<WrappedKey> {
    const key = this.vault.newKey(personId);
    await tx.query(
      `INSERT INTO person (person_id, version, sex, birth_year, nationality, home_territory, data_key, data_key_wrapped_by, registered_at, changed_at)
       VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [
        personId,
        facts.sex,
        birthYearOf(identity.birthDate),
        facts.nationality,
        facts.homeTerritory ?? null,
        key.wrapped,
        key.wrappedBy,
        now,
      ],
    );
    return key;
  }

  async update(tx: Transaction, { personId, version, facts, identity }: Omit<PersonRow, 'key'>, now: Date): Promise<void> {
    await tx.query(
      'UPDATE person SET version = $2, sex = $3, birth_year = $4, nationality = $5, home_territory = $6, changed_at = $7 WHERE person_id = $1',
      [personId, version, facts.sex, birthYearOf(identity.birthDate), facts.nationality, facts.homeTerritory ?? null, now],
    );
  }

  /** Adds a sealed version; earlier ones stay. */
  async addVersion(tx: Transaction, { personId, version, identity, key }: Omit<PersonRow, 'facts'>, by: string, now: Date): Promise<void> {
    await tx.query('INSERT INTO person_version (person_id, version, sealed, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)', [
      personId,
      version,
      this.vault.seal(key, personId, version, identity),
      now,
      by,
    ]);
  }

  /** The person for a change: two amendments of one person meet here, and the second sees what the first wrote. */
  async lock(tx: Transaction, personId: string): Promise<PersonRow | null> {
    await tx.query('SELECT 1 FROM person WHERE person_id = $1 FOR NO KEY UPDATE', [personId]);
    const [row] = await this.findAllIn(tx, [personId]);
    return row ?? null;
  }

  async findAll(personIds: readonly string[]): Promise<readonly PersonRow[]> {
    return this.findAllIn(this.database.dataSource, personIds);
  }

  async findAllIn(reader: Pick<EntityManager, 'query'>, personIds: readonly string[]): Promise<readonly PersonRow[]> {
    const rows: SqlPerson[] = await reader.query(`${LATEST} WHERE person_id = ANY ($1::uuid[])`, [personIds]);
    return rows.map((row) => this.opened(row));
  }

  /** Those whose records can be opened, and the ids of those whose records cannot. */
  async findReadable(reader: Pick<EntityManager, 'query'>, personIds: readonly string[]): Promise<ReadableRows> {
    const rows: SqlPerson[] = await reader.query(`${LATEST} WHERE person_id = ANY ($1::uuid[])`, [personIds]);
    const people: PersonRow[] = [];
    const unreadable: string[] = [];
    for (const row of rows) {
      try {
        people.push(this.opened(row));
      } catch {
        unreadable.push(row.personId);
      }
    }
    return { people, unreadable };
  }

  /** Those of the given people that there are. */
  async known(personIds: readonly string[]): Promise<readonly string[]> {
    const rows: { personId: string }[] = await this.database
      .prepared('known-persons')
      .query('SELECT person_id AS "personId" FROM person WHERE person_id = ANY($1::uuid[])', [personIds]);
    return rows.map(({ personId }) => personId);
  }

  /** How many people there are, as PostgreSQL last estimated. */
  async estimateCount(): Promise<number> {
    const [row]: { people: number }[] = await this.database.dataSource.query(
      `SELECT greatest(reltuples, 0)::float8 AS people FROM pg_class WHERE oid = 'person'::regclass`,
    );
    return row?.people ?? 0;
  }

  async find(personId: string): Promise<PersonRow | null> {
    return (await this.findAll([personId]))[0] ?? null;
  }

  private opened(row: SqlPerson): PersonRow {
    const key = { wrapped: row.dataKey, wrappedBy: row.dataKeyWrappedBy };
    return {
      personId: row.personId,
      version: row.version,
      facts: { sex: row.sex, nationality: row.nationality, homeTerritory: row.homeTerritory ?? undefined },
      identity: this.vault.open(key, row.personId, row.version, row.sealed),
      key,
    };
  }
}
