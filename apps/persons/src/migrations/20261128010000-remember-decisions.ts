import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairs of people whom an officer has told apart. */
export class RememberDecisions20261128010000 implements MigrationInterface {
  readonly name = 'RememberDecisions20261128010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE told_apart (
        person_id uuid NOT NULL CONSTRAINT told_apart_person_fkey REFERENCES person,
        other_person_id uuid NOT NULL CONSTRAINT told_apart_other_person_fkey REFERENCES person,
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        CONSTRAINT told_apart_pkey PRIMARY KEY (person_id, other_person_id),
        CONSTRAINT told_apart_smaller_first CHECK (person_id < other_person_id)
      );
      CREATE INDEX told_apart_other_person_idx ON told_apart (other_person_id);
      COMMENT ON TABLE told_apart IS 'Pairs of people with one document, or alike to the model, whom an officer has said to be two: twins, listed children. Nobody is asked about them again. Only added to.';

      GRANT SELECT, INSERT ON told_apart TO ${roleOf('persons')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
