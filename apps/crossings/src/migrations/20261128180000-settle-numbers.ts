import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps which crossings named a permit that was not known, so that they are given to its holder once it is. */
export class SettleNumbers20261128180000 implements MigrationInterface {
  readonly name = 'SettleNumbers20261128180000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE unknown_number (
        crossing_id uuid CONSTRAINT unknown_number_pkey PRIMARY KEY,
        permit_number text NOT NULL,
        trace_id text NOT NULL,
        is_heard boolean NOT NULL DEFAULT false,
        tries integer NOT NULL DEFAULT 0,
        try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        kept_since timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX unknown_number_permit_number_idx ON unknown_number (permit_number);
      CREATE INDEX unknown_number_heard_idx ON unknown_number (try_at) WHERE is_heard;
      CREATE INDEX unknown_number_kept_since_idx ON unknown_number (kept_since);
      COMMENT ON TABLE unknown_number IS 'Crossings with the number of a permit that was not known. A row goes when the permit is, or when it has been kept long enough.';
      GRANT SELECT, INSERT, DELETE ON unknown_number TO ${roleOf('crossings')};
      GRANT UPDATE (is_heard, tries, try_at) ON unknown_number TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
