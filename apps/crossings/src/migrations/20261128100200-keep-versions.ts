import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of what a crossing is judged by, what was first seen of foreign papers, and the grants to take copies back. */
export class KeepVersions20261128100200 implements MigrationInterface {
  readonly name = 'KeepVersions20261128100200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE permit_version (
        permit_id uuid NOT NULL,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL,
        standing jsonb NOT NULL,
        CONSTRAINT permit_version_pkey PRIMARY KEY (permit_id, version)
      );
      COMMENT ON TABLE permit_version IS 'Every version of a permit that was told: a crossing is judged by the one that held when it happened.';
      INSERT INTO permit_version (permit_id, version, changed_at, standing)
        SELECT permit_id, version, (standing ->> 'changedAt')::timestamptz, standing FROM permit_standing;

      CREATE TABLE registration_version (
        registration_id uuid NOT NULL,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL,
        status text NOT NULL,
        employer_id uuid NOT NULL,
        CONSTRAINT registration_version_pkey PRIMARY KEY (registration_id, version)
      );
      COMMENT ON TABLE registration_version IS 'Every version of a registration that was told.';
      COMMENT ON COLUMN registration_version.changed_at IS 'Minus infinity where nobody kept when: it is taken to have held always.';
      INSERT INTO registration_version (registration_id, version, changed_at, status, employer_id)
        SELECT registration_id, version, '-infinity', status, employer_id FROM registration_standing;

      CREATE TABLE employer_version (
        employer_id uuid NOT NULL,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL,
        status text NOT NULL,
        CONSTRAINT employer_version_pkey PRIMARY KEY (employer_id, version)
      );
      COMMENT ON TABLE employer_version IS 'Every version of an employer''s standing that was told.';
      INSERT INTO employer_version (employer_id, version, changed_at, status)
        SELECT employer_id, version, '-infinity', status FROM employer_standing;

      CREATE TABLE credential_seen (
        issuer_side text NOT NULL,
        permit_number text NOT NULL,
        first_seen_at timestamptz NOT NULL,
        CONSTRAINT credential_seen_pkey PRIMARY KEY (issuer_side, permit_number)
      );
      COMMENT ON TABLE credential_seen IS 'When a good paper of another issuer was first read here: nothing else speaks for it once its key is distrusted.';

      ALTER TABLE rulebook ADD COLUMN in_force_since text;
      COMMENT ON COLUMN rulebook.in_force_since IS 'When the second side signed; null where an older release told it.';

      GRANT SELECT, INSERT, DELETE ON permit_version, registration_version, employer_version TO ${roleOf('crossings')};
      GRANT SELECT, INSERT ON credential_seen TO ${roleOf('crossings')};
      GRANT DELETE ON gate, gate_notice, rulebook, trust_list, permit_standing, registration_standing, employer_standing, gate_check TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Old checks are found by their age. Built without a transaction: it would lock out the gates while it runs. */
export class IndexChecksByAge20261128100300 implements MigrationInterface {
  readonly name = 'IndexChecksByAge20261128100300';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was broken off half-way is invalid and has to go first.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS gate_check_asked_at_idx');
    await runner.query('CREATE INDEX CONCURRENTLY gate_check_asked_at_idx ON gate_check (asked_at)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
