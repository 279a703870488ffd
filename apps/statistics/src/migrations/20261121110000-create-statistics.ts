import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Undisclosed daily cells, versions of registrations, and frozen releases. */
export class CreateStatistics20261121110000 implements MigrationInterface {
  readonly name = 'CreateStatistics20261121110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE crossing_cell (
        gate_id text NOT NULL,
        local_day date NOT NULL,
        direction text NOT NULL,
        traffic text NOT NULL,
        outcome text NOT NULL,
        crossings bigint NOT NULL CONSTRAINT crossing_cell_counted CHECK (crossings > 0),
        CONSTRAINT crossing_cell_pkey PRIMARY KEY (gate_id, local_day, direction, traffic, outcome)
      );
      COMMENT ON TABLE crossing_cell IS 'Exact counts, never shown: counted from events, once each. The command compare-with-ledger holds them against the ledger.';

      CREATE TABLE registration_version (
        registration_id uuid NOT NULL,
        version integer NOT NULL,
        person_id uuid NOT NULL,
        status text NOT NULL,
        changed_at timestamptz NOT NULL,
        contract_from date NOT NULL,
        contract_to date NOT NULL,
        home_territory text,
        host_territory text NOT NULL,
        sex text NOT NULL,
        occupation text NOT NULL,
        CONSTRAINT registration_version_pkey PRIMARY KEY (registration_id, version)
      );
      COMMENT ON TABLE registration_version IS 'Every version of a registration that was told: stock follows from them whatever the order of arrival.';

      CREATE TABLE release (
        table_id text NOT NULL,
        number integer NOT NULL,
        status text NOT NULL,
        until_month text NOT NULL,
        made_at timestamptz NOT NULL,
        CONSTRAINT release_pkey PRIMARY KEY (table_id, number)
      );
      CREATE TABLE release_cell (
        table_id text NOT NULL,
        number integer NOT NULL,
        place integer NOT NULL,
        dimensions jsonb NOT NULL,
        value bigint,
        territory text,
        CONSTRAINT release_cell_pkey PRIMARY KEY (table_id, number, place),
        CONSTRAINT release_cell_release_fkey FOREIGN KEY (table_id, number) REFERENCES release (table_id, number),
        CONSTRAINT release_cell_not_small CHECK (value IS NULL OR value = 0 OR value >= 10)
      );
      COMMENT ON TABLE release_cell IS 'Cells as they were shown; null is suppressed. A release is never changed.';
      COMMENT ON COLUMN release_cell.territory IS 'Territory whose analysts may read the cell beside national readers.';

      GRANT SELECT, INSERT, UPDATE ON crossing_cell TO ${roleOf('statistics')};
      GRANT SELECT, INSERT ON registration_version, release, release_cell TO ${roleOf('statistics')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
