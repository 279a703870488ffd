import { Injectable } from '@nestjs/common';
import { PREPARED_FORM, type PreparedPerson } from '@gatebook/linkage';
import type { Db, Transaction } from '@gatebook/service-kit';
import type { EntityManager } from 'typeorm';
import type { IdentityData } from './identity-data.types.js';
import type { Candidate } from './matching.rules.js';
import { PersonVault, type WrappedKey } from './person-vault.part.js';

/** What a person is found by: documents, and blocking keys as decimal bigint. */
export interface PersonTokens {
  readonly documents: readonly Buffer[];
  readonly keys: readonly string[];
}

/** A person with what they are to be found and compared by. */
export interface FindablePerson {
  readonly personId: string;
  readonly key: WrappedKey;
  readonly prepared: PreparedPerson;
  readonly tokens: PersonTokens;
}

/** What somebody looks for: where too many share a key, those go first who share keys that tell more. */
export interface SoughtTokens extends PersonTokens {
  /** For each key what sharing it counts. */
  readonly counts: readonly number[];
}

/** A candidate whose record is opened only when somebody is to see it. */
export interface FoundCandidate extends Candidate {
  readonly nationality: string;
  readonly identity: () => IdentityData;
}

interface SqlCandidate {
  readonly place: number;
  readonly version: number;
  readonly nationality: string;
  readonly sealed: Buffer;
  readonly personId: string;
  readonly sharesDocument: boolean;
  readonly dataKey: Buffer;
  readonly dataKeyWrappedBy: string;
  readonly prepared: Buffer;
}

/** Keeps what people are found and compared by. */
@Injectable()
export class MatchStore {
  constructor(private readonly vault: PersonVault) {}

  /**
   * Puts in order whoever is about to write the same document or the same blocking key, or looks for what the other writes: the
   * second searches after the first has committed, and so finds that person. Tokens are locked in one fixed order, so that no two wait in a ring.
   */
  async lock(db: Db, { documents, keys }: PersonTokens): Promise<void> {
    await db.query(
      `SELECT pg_advisory_xact_lock(key)
       FROM (SELECT hashtextextended(encode(token, 'hex'), 2) AS key FROM unnest($1::bytea[]) AS token
             UNION SELECT token FROM unnest($2::bigint[]) AS token ORDER BY 1) AS ordered`,
      [documents, keys],
    );
  }

  /** Keeps what people are found and compared by, in place of what was kept before. */
  async replace(tx: Transaction, people: readonly FindablePerson[]): Promise<void> {
    const ids = people.map(({ personId }) => personId);
    const documents = people.flatMap(({ personId, tokens }) => tokens.documents.map((token) => ({ token, personId })));
    const keys = people.flatMap(({ personId, tokens }) => tokens.keys.map((token) => ({ token, personId })));
    await tx.query(
      'WITH keys AS (DELETE FROM match_key WHERE person_id = ANY ($1::uuid[])) DELETE FROM document_token WHERE person_id = ANY ($1::uuid[])',
      [ids],
    );
    await tx.query(
      `WITH prepared AS (UPDATE person SET prepared = made.prepared, prepared_form = $3
                         FROM unnest($1::uuid[], $2::bytea[]) AS made (person_id, prepared) WHERE person.person_id = made.person_id),
         documents AS (INSERT INTO document_token (token, person_id) SELECT * FROM unnest($4::bytea[], $5::uuid[]))
       INSERT INTO match_key (token, person_id) SELECT * FROM unnest($6::bigint[], $7::uuid[])`,
      [
        ids,
        people.map(({ personId, key, prepared }) => this.vault.sealPrepared(key, personId, prepared)),
        PREPARED_FORM,
        documents.map(({ token }) => token),
        documents.map(({ personId }) => personId),
        keys.map(({ token }) => token),
        keys.map(({ personId }) => personId),
      ],
    );
  }

  /** Who holds a document with one of these tokens. */
  async findByDocument(reader: Pick<EntityManager, 'query'>, tokens: readonly Buffer[], most: number): Promise<readonly string[]> {
    const rows: { personId: string }[] = await reader.query(
      'SELECT DISTINCT person_id AS "personId" FROM document_token WHERE token = ANY ($1::bytea[]) ORDER BY person_id LIMIT $2',
      [tokens, most],
    );
    return rows.map(({ personId }) => personId);
  }

  /** Who shares a document or a blocking key, those who share most first. */
  async findCandidates(reader: Pick<EntityManager, 'query'>, tokens: SoughtTokens, most: number): Promise<readonly FoundCandidate[]> {
    const [found] = await this.findCandidatesOfAll(reader, [tokens], most);
    return found ?? [];
  }

  /** The same for several at once, each with an answer of its own. */
  async findCandidatesOfAll(
    reader: Pick<EntityManager, 'query'>,
    wanted: readonly SoughtTokens[],
    most: number,
  ): Promise<readonly (readonly FoundCandidate[])[]> {
    const [documents, keys] = [wanted.map((tokens) => tokens.documents), wanted.map((tokens) => tokens.keys)];
    const rows: SqlCandidate[] = await reader.query(
      `SELECT place, person_id AS "personId", shares_document AS "sharesDocument", version, nationality, data_key AS "dataKey", data_key_wrapped_by AS "dataKeyWrappedBy", prepared, sealed
       FROM (SELECT place, person_id, bool_or(by_document) AS shares_document,
               row_number() OVER (PARTITION BY place ORDER BY bool_or(by_document) DESC, sum(counts) DESC, person_id) AS rank
             FROM (SELECT place, person_id, true AS by_document, 0 AS counts
                   FROM unnest($1::int[], $2::bytea[]) AS wanted (place, token) JOIN document_token USING (token)
                   UNION ALL SELECT place, person_id, false, counts
                   FROM unnest($3::int[], $4::bigint[], $5::int[]) AS wanted (place, token, counts) JOIN match_key USING (token)) AS found
             GROUP BY place, person_id) AS hit
         JOIN person USING (person_id) JOIN person_version USING (person_id, version)
       WHERE rank <= $6 AND prepared IS NOT NULL AND data_key IS NOT NULL`,
      [placesOf(documents), documents.flat(), placesOf(keys), keys.flat(), wanted.flatMap(({ counts }) => counts), most],
    );
    const found: FoundCandidate[][] = wanted.map(() => []);
    for (const row of rows) found[row.place]?.push(this.candidateOf(row));
    return found;
  }

  private candidateOf(row: SqlCandidate): FoundCandidate {
    const key = { wrapped: row.dataKey, wrappedBy: row.dataKeyWrappedBy };
    return {
      personId: row.personId,
      sharesDocument: row.sharesDocument,
      prepared: this.vault.openPrepared(key, row.personId, row.prepared),
      nationality: row.nationality,
      identity: () => this.vault.open(key, row.personId, row.version, row.sealed),
    };
  }

  /**
   * People whose form for comparison was made by an earlier version of ours, locked for a change; whom others change just now is
   * left to them, and so are those named.
   */
  async listOutdated(tx: Transaction, leftOut: readonly string[], most: number): Promise<readonly string[]> {
    const rows: { personId: string }[] = await tx.query(
      `SELECT person_id AS "personId" FROM person
       WHERE coalesce(prepared_form, 0) < $1 AND data_key IS NOT NULL AND person_id <> ALL ($2::uuid[])
       ORDER BY coalesce(prepared_form, 0) LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
      [PREPARED_FORM, leftOut, most],
    );
    return rows.map(({ personId }) => personId);
  }

  /** What people are compared by: a sample like any other and the same at each run, for it goes by the id, which no name decides. */
  async listPrepared(reader: Pick<EntityManager, 'query'>, most: number): Promise<readonly PreparedPerson[]> {
    const rows: Pick<SqlCandidate, 'personId' | 'dataKey' | 'dataKeyWrappedBy' | 'prepared'>[] = await reader.query(
      `SELECT person_id AS "personId", data_key AS "dataKey", data_key_wrapped_by AS "dataKeyWrappedBy", prepared FROM person
       WHERE prepared IS NOT NULL AND data_key IS NOT NULL ORDER BY md5(person_id::text) LIMIT $1`,
      [most],
    );
    return rows.map(({ personId, dataKey, dataKeyWrappedBy, prepared }) =>
      this.vault.openPrepared({ wrapped: dataKey, wrappedBy: dataKeyWrappedBy }, personId, prepared),
    );
  }
}

/** For each token the place of whoever asks for it. */
function placesOf(tokens: readonly (readonly unknown[])[]): readonly number[] {
  return tokens.flatMap((some, place) => some.map(() => place));
}
