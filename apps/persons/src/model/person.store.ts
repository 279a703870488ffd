import { Injectable } from '@nestjs/common';
import { Database } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import type { TokenHit } from './candidates.rules.js';
import { birthYearOf, type CodedFacts, type IdentityData } from './identity-data.js';
import { PersonVault, type WrappedKey } from './person-vault.js';

/** A person's row with its latest sealed version. */
export interface PersonRow {
  readonly personId: string;
  readonly version: number;
  readonly facts: CodedFacts;
  readonly identity: IdentityData;
  readonly key: WrappedKey;
}

/** What a person is found by. */
export interface PersonTokens {
  readonly documents: readonly Buffer[];
  readonly names: readonly Buffer[];
}

interface SqlPerson {
  readonly person_id: string;
  readonly version: number;
  readonly sex: string;
  readonly nationality: string;
  readonly home_territory: string | null;
  readonly data_key: Buffer;
  readonly data_key_wrapped_by: string;
  readonly sealed: Buffer;
}

const LATEST = `SELECT person_id, version, sex, nationality, home_territory, data_key, data_key_wrapped_by, sealed
  FROM person JOIN person_version USING (person_id, version)`;

/** Keeps people: coded facts in columns, all else sealed. */
@Injectable()
export class PersonStore {
  constructor(
    private readonly database: Database,
    private readonly vault: PersonVault,
  ) {}

  /**
   * Puts in order whoever is about to write the same document, or the same name and birth date: the second searches after the
   * first has committed, and so finds that person. Tokens are locked in one fixed order, so that no two wait in a ring.
   */
  async lockTokens(tx: EntityManager, { documents, names }: PersonTokens): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(key)
       FROM (SELECT DISTINCT hashtextextended(encode(token, 'hex'), 2) AS key FROM unnest($1::bytea[]) AS token ORDER BY 1) AS ordered`,
      [[...documents, ...names]],
    );
  }

  async insert(tx: EntityManager, personId: string, facts: CodedFacts, identity: IdentityData, now: Date): Promise<void> {
    const { wrapped, wrappedBy } = this.vault.newKey(personId);
    await tx.query(
      `INSERT INTO person (person_id, version, sex, birth_year, nationality, home_territory, data_key, data_key_wrapped_by, registered_at, changed_at)
       VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [personId, facts.sex, birthYearOf(identity.birthDate), facts.nationality, facts.homeTerritory ?? null, wrapped, wrappedBy, now],
    );
  }

  async update(tx: EntityManager, { personId, version, facts, identity }: Omit<PersonRow, 'key'>, now: Date): Promise<void> {
    await tx.query(
      'UPDATE person SET version = $2, sex = $3, birth_year = $4, nationality = $5, home_territory = $6, changed_at = $7 WHERE person_id = $1',
      [personId, version, facts.sex, birthYearOf(identity.birthDate), facts.nationality, facts.homeTerritory ?? null, now],
    );
    await tx.query('WITH names AS (DELETE FROM name_token WHERE person_id = $1) DELETE FROM document_token WHERE person_id = $1', [
      personId,
    ]);
  }

  /** Adds a sealed version and what it is found by. */
  async addVersion(tx: EntityManager, row: Omit<PersonRow, 'facts' | 'key'>, tokens: PersonTokens, by: string, now: Date): Promise<void> {
    const { personId, version, identity } = row;
    const sealed = this.vault.seal(await this.keyOf(tx, personId), personId, version, identity);
    await tx.query('INSERT INTO person_version (person_id, version, sealed, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5)', [
      personId,
      version,
      sealed,
      now,
      by,
    ]);
    await tx.query('INSERT INTO document_token (token, person_id) SELECT unnest($1::bytea[]), $2', [tokens.documents, personId]);
    await tx.query('INSERT INTO name_token (token, person_id) SELECT unnest($1::bytea[]), $2', [tokens.names, personId]);
  }

  /** The person for a change: two amendments of one person meet here, and the second sees what the first wrote. */
  async lock(tx: EntityManager, personId: string): Promise<PersonRow | null> {
    await tx.query('SELECT 1 FROM person WHERE person_id = $1 FOR NO KEY UPDATE', [personId]);
    const [row]: SqlPerson[] = await tx.query(`${LATEST} WHERE person_id = $1`, [personId]);
    return row === undefined ? null : this.opened(row);
  }

  async findAll(personIds: readonly string[]): Promise<readonly PersonRow[]> {
    const rows: SqlPerson[] = await this.database.dataSource.query(`${LATEST} WHERE person_id = ANY ($1::uuid[])`, [personIds]);
    return rows.map((row) => this.opened(row));
  }

  async find(personId: string): Promise<PersonRow | null> {
    return (await this.findAll([personId]))[0] ?? null;
  }

  /** Who has a document or a name with these tokens; a person found both ways is named for the document. */
  async findByTokens(
    reader: Pick<EntityManager, 'query'>,
    documents: readonly Buffer[],
    names: readonly Buffer[],
    most: number,
  ): Promise<readonly TokenHit[]> {
    const hits: { person_id: string; by: 'document' | 'name' }[] = await reader.query(
      `SELECT person_id, min(by) AS by FROM (
         SELECT person_id, 'document' AS by FROM document_token WHERE token = ANY ($1::bytea[])
         UNION ALL SELECT person_id, 'name' FROM name_token WHERE token = ANY ($2::bytea[])) AS hit
       GROUP BY person_id ORDER BY min(by), person_id LIMIT $3`,
      [documents, names, most],
    );
    return hits.map(({ person_id, by }) => ({ personId: person_id, by }));
  }

  private async keyOf(tx: EntityManager, personId: string): Promise<WrappedKey> {
    const [row]: Pick<SqlPerson, 'data_key' | 'data_key_wrapped_by'>[] = await tx.query(
      'SELECT data_key, data_key_wrapped_by FROM person WHERE person_id = $1',
      [personId],
    );
    if (row === undefined) throw new Error(`person ${personId} has no row`);
    return { wrapped: row.data_key, wrappedBy: row.data_key_wrapped_by };
  }

  private opened(row: SqlPerson): PersonRow {
    const key = { wrapped: row.data_key, wrappedBy: row.data_key_wrapped_by };
    return {
      personId: row.person_id,
      version: row.version,
      facts: { sex: row.sex, nationality: row.nationality, homeTerritory: row.home_territory ?? undefined },
      identity: this.vault.open(key, row.person_id, row.version, row.sealed),
      key,
    };
  }
}
