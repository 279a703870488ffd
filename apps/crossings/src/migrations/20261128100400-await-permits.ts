import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Crossings that named a permit of which nothing had been heard. */
export class AwaitPermits20261128100400 implements MigrationInterface {
  readonly name = 'AwaitPermits20261128100400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE awaited_permit (
        crossing_id uuid CONSTRAINT awaited_permit_pkey PRIMARY KEY,
        permit_number text NOT NULL,
        occurred_at timestamptz NOT NULL,
        trace_id text NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        try_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX awaited_permit_number_idx ON awaited_permit (permit_number);
      CREATE INDEX awaited_permit_try_at_idx ON awaited_permit (try_at, occurred_at);
      COMMENT ON TABLE awaited_permit IS 'Crossings that named a permit not known when they were recorded. A row goes when its permit has been heard.';
      COMMENT ON COLUMN awaited_permit.try_at IS 'Brought forward when the permit is heard; put off while it is not.';

      GRANT SELECT, INSERT, DELETE ON awaited_permit TO ${roleOf('crossings')};
      GRANT UPDATE (tries, try_at) ON awaited_permit TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Crossings on permits of other issuers, by issuer and number. */
export class KeepStrangers20261128100500 implements MigrationInterface {
  readonly name = 'KeepStrangers20261128100500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stranger_crossing (
        crossing_id uuid CONSTRAINT stranger_crossing_pkey PRIMARY KEY,
        occurred_at timestamptz NOT NULL,
        issuer_side text NOT NULL,
        permit_number text NOT NULL,
        permit jsonb NOT NULL
      );
      CREATE INDEX stranger_crossing_permit_idx ON stranger_crossing (permit_number, occurred_at DESC);
      COMMENT ON TABLE stranger_crossing IS 'Of crossings on a permit of another issuer that the registry does not know: by which one. Its holder is known by issuer and number.';
      COMMENT ON COLUMN stranger_crossing.permit IS 'What was signed, without names and birth date: enough to judge the crossing again.';

      ALTER TABLE gate_check ADD COLUMN strangers_permit jsonb;
      COMMENT ON COLUMN gate_check.strangers_permit IS 'Of a permit of another issuer that was shown: as in stranger_crossing. The crossing that follows may name it by the check alone.';

      GRANT SELECT, INSERT ON stranger_crossing TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** Takes over those of earlier releases, a part of the ledger at a time: one transaction over all of it would hold back the fence of every service. */
export class AwaitOlderPermits20261128100600 implements MigrationInterface {
  readonly name = 'AwaitOlderPermits20261128100600';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const parts: { part: string }[] = await runner.query(
      `SELECT inhrelid::regclass::text AS part FROM pg_inherits WHERE inhparent = 'crossing'::regclass ORDER BY 1`,
    );
    for (const { part } of parts)
      await runner.query(`
        INSERT INTO awaited_permit (crossing_id, permit_number, occurred_at, trace_id)
          SELECT crossing_id, permit_number, occurred_at, '' FROM ${part} AS crossing
          WHERE permit_number IS NOT NULL AND permit_id IS NULL AND companion_of IS NULL
            AND NOT EXISTS (SELECT FROM crossing_correction AS later WHERE later.crossing_id = crossing.crossing_id)
        ON CONFLICT DO NOTHING`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
