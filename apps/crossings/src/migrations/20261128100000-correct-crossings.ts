import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts that take the place of earlier ones, and documents that are still to be asked about. */
export class CorrectCrossings20261128100000 implements MigrationInterface {
  readonly name = 'CorrectCrossings20261128100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE crossing ADD COLUMN supersedes uuid;
      COMMENT ON COLUMN crossing.supersedes IS 'The record whose place this one takes; crossing_correction says why. Both stay.';

      CREATE TABLE crossing_correction (
        crossing_id uuid CONSTRAINT crossing_correction_pkey PRIMARY KEY,
        person_id uuid,
        corrected_by uuid CONSTRAINT crossing_correction_by_unique UNIQUE,
        why text NOT NULL CONSTRAINT crossing_correction_why_known CHECK (why IN ('identified', 'corrected', 'withdrawn')),
        recorded_at timestamptz NOT NULL,
        recorded_by text NOT NULL,
        CONSTRAINT crossing_correction_withdrawn_alone CHECK ((why = 'withdrawn') = (corrected_by IS NULL))
      );
      CREATE INDEX crossing_correction_person_idx ON crossing_correction (person_id) WHERE person_id IS NOT NULL;
      COMMENT ON COLUMN crossing_correction.person_id IS 'Of the record that counts no longer.';
      COMMENT ON TABLE crossing_correction IS 'Records that count no longer. Whoever counts or lists crossings leaves them out; a record is corrected once, its correction may be corrected in turn.';
      COMMENT ON COLUMN crossing_correction.corrected_by IS 'The record that counts in its place; null where there never was a crossing.';

      CREATE TABLE shown_document (
        crossing_id uuid CONSTRAINT shown_document_pkey PRIMARY KEY,
        occurred_at timestamptz NOT NULL,
        sealed text NOT NULL,
        trace_id text NOT NULL,
        tries integer NOT NULL DEFAULT 0,
        try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        kept_since timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX shown_document_try_at_idx ON shown_document (try_at);
      COMMENT ON TABLE shown_document IS 'What was shown at crossings of nobody known. A row goes when somebody was found, or when it has been kept long enough.';
      COMMENT ON COLUMN shown_document.sealed IS 'Encrypted by the gateway for persons: this service cannot read it.';

      GRANT SELECT, INSERT ON crossing_correction TO ${roleOf('crossings')};
      GRANT SELECT, INSERT, DELETE ON shown_document TO ${roleOf('crossings')};
      GRANT UPDATE (tries, try_at) ON shown_document TO ${roleOf('crossings')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
