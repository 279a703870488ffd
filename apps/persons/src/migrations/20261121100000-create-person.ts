import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person's coded facts, the sealed versions of the rest, the blind index and the access log. */
export class CreatePerson implements MigrationInterface {
  readonly name = 'CreatePerson20261121100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        person_id uuid CONSTRAINT person_pkey PRIMARY KEY,
        version integer NOT NULL CONSTRAINT person_version_counts CHECK (version >= 1),
        sex text NOT NULL CONSTRAINT person_sex_known CHECK (sex IN ('0', '1', '2', '9')),
        birth_year integer NOT NULL CONSTRAINT person_birth_year_plausible CHECK (birth_year BETWEEN 1850 AND 2200),
        nationality text NOT NULL CONSTRAINT person_nationality_is_code CHECK (nationality ~ '^[A-Z]{1,3}$'),
        home_territory text,
        data_key bytea,
        data_key_wrapped_by text,
        registered_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT person_data_key_has_wrapper CHECK ((data_key IS NULL) = (data_key_wrapped_by IS NULL))
      );
      COMMENT ON TABLE person IS 'One row a human being, coded facts only. Names, numbers, address and exact birth date are sealed in person_version.';
      COMMENT ON COLUMN person.data_key IS 'The person''s own key, wrapped by the key-encryption key of the settings. Without it no version can be read: erasure destroys it.';
      COMMENT ON COLUMN person.data_key_wrapped_by IS 'Id of the key-encryption key, a digest of it: tells which one to use while keys are rotated.';

      CREATE TABLE person_version (
        person_id uuid NOT NULL CONSTRAINT person_version_person_fkey REFERENCES person,
        version integer NOT NULL,
        sealed bytea NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        CONSTRAINT person_version_pkey PRIMARY KEY (person_id, version)
      );
      COMMENT ON TABLE person_version IS 'Every version of a person''s identity data, AES-256-GCM under the person''s data key, bound to person and version. Only added to.';

      CREATE TABLE document_token (
        token bytea NOT NULL,
        person_id uuid NOT NULL CONSTRAINT document_token_person_fkey REFERENCES person,
        CONSTRAINT document_token_pkey PRIMARY KEY (token, person_id)
      );
      CREATE INDEX document_token_person_idx ON document_token (person_id);
      COMMENT ON TABLE document_token IS 'Blind index: HMAC-SHA-256 over the normalised document, with and without its type. Several people may share a paper.';

      CREATE TABLE name_token (
        token bytea NOT NULL,
        person_id uuid NOT NULL CONSTRAINT name_token_person_fkey REFERENCES person,
        CONSTRAINT name_token_pkey PRIMARY KEY (token, person_id)
      );
      CREATE INDEX name_token_person_idx ON name_token (person_id);
      COMMENT ON TABLE name_token IS 'Blind index: HMAC-SHA-256 over the words of a Latin name in alphabetical order and the birth date.';

      CREATE TABLE access_log (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT access_log_pkey PRIMARY KEY,
        person_id uuid NOT NULL CONSTRAINT access_log_person_fkey REFERENCES person,
        at timestamptz NOT NULL,
        what text NOT NULL CONSTRAINT access_log_what_known CHECK (what IN ('record', 'facts', 'card', 'identify', 'search', 'possible-duplicate')),
        actor_kind text NOT NULL,
        actor_id text NOT NULL,
        role text,
        office_id text,
        purpose text NOT NULL,
        case_reference text,
        trace_id text NOT NULL
      );
      CREATE INDEX access_log_person_idx ON access_log (person_id, id DESC);
      COMMENT ON TABLE access_log IS 'Every reading of a person''s record, written before it is answered. Only added to.';

      GRANT SELECT, INSERT ON person, person_version, document_token, name_token, access_log TO ${roleOf('persons')};
      GRANT UPDATE (version, sex, birth_year, nationality, home_territory, changed_at, data_key, data_key_wrapped_by) ON person TO ${roleOf('persons')};
      GRANT DELETE ON document_token, name_token TO ${roleOf('persons')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
