import { Injectable } from '@nestjs/common';
import { PREPARED_FORM, type PreparedPerson } from '@gatebook/linkage';
import type { EntityManager } from 'typeorm';
import type { IdentityData } from './identity-data.js';
import type { Candidate } from './matching.rules.js';
import { PersonVault, type WrappedKey } from './person-vault.js';

/** What a person is found by: documents, and blocking keys as decimal bigint. */
export interface PersonTokens {
  readonly documents: readonly Buffer[];
  readonly keys: readonly string[];
}

/** A candidate whose record is opened only when somebody is to see it. */
export interface FoundCandidate extends Candidate {
  readonly nationality: string;
  readonly identity: () => IdentityData;
}

interface SqlCandidate {
  readonly version: number;
  readonly nationality: string;
  readonly sealed: Buffer;
  readonly person_id: string;
  readonly shares_document: boolean;
  readonly data_key: Buffer;
  readonly data_key_wrapped_by: string;
  readonly prepared: Buffer;
}

/** Keeps what people are found and compared by. */
@Injectable()
export class MatchStore {
  constructor(private readonly vault: PersonVault) {}

  /**
   * Puts in order whoever is about to write the same document or the same blocking key: the second searches after the first
   * has committed, and so finds that person. Tokens are locked in one fixed order, so that no two wait in a ring.
   */
  async lock(tx: EntityManager, { documents, keys }: PersonTokens): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(key)
       FROM (SELECT hashtextextended(encode(token, 'hex'), 2) AS key FROM unnest($1::bytea[]) AS token
             UNION SELECT token FROM unnest($2::bigint[]) AS token ORDER BY 1) AS ordered`,
      [documents, keys],
    );
  }

  /** Keeps what a person is found and compared by, in place of what was kept before. */
  async replace(tx: EntityManager, personId: string, key: WrappedKey, prepared: PreparedPerson, tokens: PersonTokens): Promise<void> {
    await tx.query('WITH keys AS (DELETE FROM match_key WHERE person_id = $1) DELETE FROM document_token WHERE person_id = $1', [personId]);
    await tx.query(
      `WITH prepared AS (UPDATE person SET prepared = $2, prepared_form = $3 WHERE person_id = $1),
         documents AS (INSERT INTO document_token (token, person_id) SELECT unnest($4::bytea[]), $1)
       INSERT INTO match_key (token, person_id) SELECT unnest($5::bigint[]), $1`,
      [personId, this.vault.sealPrepared(key, personId, prepared), PREPARED_FORM, tokens.documents, tokens.keys],
    );
  }

  /** Who holds a document with one of these tokens. */
  async findByDocument(reader: Pick<EntityManager, 'query'>, tokens: readonly Buffer[], most: number): Promise<readonly string[]> {
    const rows: { person_id: string }[] = await reader.query(
      'SELECT DISTINCT person_id FROM document_token WHERE token = ANY ($1::bytea[]) ORDER BY person_id LIMIT $2',
      [tokens, most],
    );
    return rows.map(({ person_id }) => person_id);
  }

  /** Who shares a document or a blocking key, those who share most first. */
  async findCandidates(reader: Pick<EntityManager, 'query'>, tokens: PersonTokens, most: number): Promise<readonly FoundCandidate[]> {
    const rows: SqlCandidate[] = await reader.query(
      `SELECT person_id, shares_document, version, nationality, data_key, data_key_wrapped_by, prepared, sealed
       FROM (SELECT person_id, bool_or(by_document) AS shares_document FROM (
               SELECT person_id, true AS by_document FROM document_token WHERE token = ANY ($1::bytea[])
               UNION ALL SELECT person_id, false FROM match_key WHERE token = ANY ($2::bigint[])) AS found
             GROUP BY person_id ORDER BY 2 DESC, count(*) DESC, person_id LIMIT $3) AS hit
         JOIN person USING (person_id) JOIN person_version USING (person_id, version)
       WHERE prepared IS NOT NULL AND data_key IS NOT NULL`,
      [tokens.documents, tokens.keys, most],
    );
    return rows.map((row) => {
      const key = { wrapped: row.data_key, wrappedBy: row.data_key_wrapped_by };
      return {
        personId: row.person_id,
        sharesDocument: row.shares_document,
        prepared: this.vault.openPrepared(key, row.person_id, row.prepared),
        nationality: row.nationality,
        identity: () => this.vault.open(key, row.person_id, row.version, row.sealed),
      };
    });
  }

  /** People after this id whose form for comparison was made by another version of ours, locked for a change; whom others change just now is left to them. */
  async listOutdated(tx: EntityManager, after: string, most: number): Promise<readonly string[]> {
    const rows: { person_id: string }[] = await tx.query(
      `SELECT person_id FROM person WHERE person_id > $1 AND prepared_form IS DISTINCT FROM $2 AND data_key IS NOT NULL
       ORDER BY person_id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
      [after, PREPARED_FORM, most],
    );
    return rows.map(({ person_id }) => person_id);
  }
}
