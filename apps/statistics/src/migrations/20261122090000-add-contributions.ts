import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who contributed to which cell and since which release, so that releases can count persons and respect those before them. */
export class AddContributions20261122090000 implements MigrationInterface {
  readonly name = 'AddContributions20261122090000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE crossing_contribution (
        local_day date NOT NULL,
        gate_id text NOT NULL,
        direction text NOT NULL,
        traffic text NOT NULL,
        person_key bytea NOT NULL,
        since integer NOT NULL,
        crossings bigint NOT NULL CONSTRAINT crossing_contribution_counted CHECK (crossings > 0),
        CONSTRAINT crossing_contribution_pkey PRIMARY KEY (local_day, gate_id, direction, traffic, person_key, since)
      );
      COMMENT ON TABLE crossing_contribution IS 'Crossings that were recorded as passed, by cell and person; never shown.';
      COMMENT ON COLUMN crossing_contribution.person_key IS 'First 16 bytes of a keyed digest of the person, empty where nobody is named. The key is not in the database.';
      COMMENT ON COLUMN crossing_contribution.since IS 'Number of the first release that holds it.';
      -- What was counted before persons were kept belongs to nobody known.
      INSERT INTO crossing_contribution (local_day, gate_id, direction, traffic, person_key, since, crossings)
        SELECT local_day, gate_id, direction, traffic, '', 1, crossings FROM crossing_cell WHERE outcome = 'passed';

      CREATE TABLE worker_contribution (
        month text NOT NULL,
        person_id uuid NOT NULL,
        home_territory text NOT NULL,
        host_territory text NOT NULL,
        sex text NOT NULL,
        occupation text NOT NULL,
        employer text NOT NULL,
        since integer NOT NULL,
        value integer NOT NULL,
        CONSTRAINT worker_contribution_pkey PRIMARY KEY (month, person_id, home_territory, host_territory, sex, occupation, employer, since)
      );
      COMMENT ON TABLE worker_contribution IS 'Stock of each month as releases held it: 1 when a person came in, -1 when a later release took them out. Never shown.';

      ALTER TABLE registration_version ADD COLUMN employer_id uuid;
      COMMENT ON COLUMN registration_version.employer_id IS 'For dominance rules; null for what was told before it was kept.';

      ALTER TABLE release
        ADD COLUMN published_at timestamptz DEFAULT now(),
        ADD COLUMN cells integer,
        ADD COLUMN suppressed integer,
        ADD COLUMN report jsonb,
        ADD COLUMN disclosure jsonb;
      COMMENT ON COLUMN release.published_at IS 'Null while the release is being made: nobody sees it.';
      COMMENT ON COLUMN release.report IS 'Confidential: what disclosure control lost, by month. Null for releases from before it.';
      COMMENT ON COLUMN release.disclosure IS 'What readers are told of the report, rounded.';
      ALTER TABLE release_cell
        ADD COLUMN basis integer NOT NULL DEFAULT 0,
        ADD COLUMN totals text[] NOT NULL DEFAULT '{}';
      COMMENT ON COLUMN release_cell.basis IS 'Release in which the figure was made; it stands until ten persons changed since.';
      COMMENT ON COLUMN release_cell.totals IS 'Dimensions in which the cell is a total; it is shown to who asks for that code.';

      GRANT SELECT, INSERT, UPDATE ON crossing_contribution, worker_contribution TO ${roleOf('statistics')};
      GRANT UPDATE (published_at, cells, suppressed, report, disclosure) ON release TO ${roleOf('statistics')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
