import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people are compared by, sealed, and blocking keys in place of exact names. */
export class MatchPeople20261122100000 implements MigrationInterface {
  readonly name = 'MatchPeople20261122100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN prepared bytea, ADD COLUMN prepared_form integer,
        ADD CONSTRAINT person_prepared_has_form CHECK ((prepared IS NULL) = (prepared_form IS NULL));
      COMMENT ON COLUMN person.prepared IS 'What the person is compared by (packages/linkage), AES-256-GCM under the person''s data key. Null until the service has made it.';
      COMMENT ON COLUMN person.prepared_form IS 'Version of the form; the service makes another one anew after its start.';

      CREATE INDEX person_prepared_form_idx ON person (coalesce(prepared_form, 0));

      CREATE TABLE match_key (
        token bigint NOT NULL,
        person_id uuid NOT NULL CONSTRAINT match_key_person_fkey REFERENCES person,
        CONSTRAINT match_key_pkey PRIMARY KEY (token, person_id)
      );
      CREATE INDEX match_key_person_idx ON match_key (person_id);
      COMMENT ON TABLE match_key IS 'Blind index of blocking keys: birth date and sounds of the name, phone. Brings together who is then opened and compared.';
      COMMENT ON COLUMN match_key.token IS 'First 64 bits of HMAC-SHA-256 over the key; a chance meeting costs one comparison.';

      -- Exact names with the birth date are among the blocking keys now. No release has been made that reads this table.
      DROP TABLE name_token;

      GRANT SELECT, INSERT, DELETE ON match_key TO ${roleOf('persons')};
      GRANT UPDATE (prepared, prepared_form) ON person TO ${roleOf('persons')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
