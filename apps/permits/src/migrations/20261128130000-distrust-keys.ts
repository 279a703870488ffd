import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A key can be retired and distrusted, and every change of what is trusted is seen by two officers. */
export class DistrustKeys20261128130000 implements MigrationInterface {
  readonly name = 'DistrustKeys20261128130000';

  async up(runner: QueryRunner): Promise<void> {
    const role = roleOf('permits');
    await runner.query(`
      ALTER TABLE trusted_key
        ADD COLUMN state text NOT NULL DEFAULT 'trusted' CONSTRAINT trusted_key_state_known CHECK (state IN ('proposed', 'trusted', 'retired', 'distrusted')),
        ADD COLUMN reason text,
        ADD COLUMN since timestamptz,
        ADD COLUMN not_after timestamptz,
        ADD CONSTRAINT trusted_key_distrust_has_watermark CHECK (state <> 'distrusted' OR (not_after IS NOT NULL AND reason IS NOT NULL));
      COMMENT ON COLUMN trusted_key.not_after IS 'Of a distrusted key: what we first saw before this instant stays good, whatever date the signer wrote.';

      CREATE TABLE key_decision (
        decision_id uuid CONSTRAINT key_decision_pkey PRIMARY KEY,
        kid text NOT NULL CONSTRAINT key_decision_key_fkey REFERENCES trusted_key,
        state text NOT NULL CONSTRAINT key_decision_state_known CHECK (state IN ('trusted', 'retired', 'distrusted')),
        reason text NOT NULL,
        not_after timestamptz,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        confirmed_by text,
        confirmed_at timestamptz,
        CONSTRAINT key_decision_two_officers CHECK (confirmed_by <> proposed_by),
        CONSTRAINT key_decision_confirmed_by_somebody CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
      );
      CREATE UNIQUE INDEX key_decision_one_waits ON key_decision (kid) WHERE confirmed_at IS NULL;
      COMMENT ON TABLE key_decision IS 'Who proposed and who confirmed each change of a key; of each key one waits, and a further proposal takes its place.';
      GRANT SELECT, INSERT, UPDATE ON key_decision TO ${role};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
