import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices, agreements and focal points belong to an office; a key that signs rulebooks is confirmed by a second officer and waits. */
export class OwnAndConfirm20261128120000 implements MigrationInterface {
  readonly name = 'OwnAndConfirm20261128120000';

  async up(runner: QueryRunner): Promise<void> {
    // Rows of before keep no office where nobody can tell it here: every authority may end them, as it could until now. Keys of before
    // were entered under the rules of their time and sign on.
    await runner.query(`
      ALTER TABLE gate_notice ADD COLUMN office_id uuid DEFAULT nullif(current_setting('app.office', true), '')::uuid;
      ALTER TABLE agreement ADD COLUMN office_id uuid DEFAULT nullif(current_setting('app.office', true), '')::uuid;
      ALTER TABLE focal_point ADD COLUMN office_id uuid DEFAULT nullif(current_setting('app.office', true), '')::uuid;
      COMMENT ON COLUMN gate_notice.office_id IS 'The office that decided: it alone ends a closure, or an administrator.';
      COMMENT ON COLUMN agreement.office_id IS 'The office that keeps it: others read, it alone changes, or an administrator.';
      COMMENT ON COLUMN focal_point.office_id IS 'The office that keeps it: others read, it alone changes, or an administrator.';

      ALTER TABLE side_key ADD COLUMN confirmed_by text, ADD COLUMN usable_from timestamptz,
        ADD COLUMN ended_by text, ADD COLUMN ended_at timestamptz, ADD COLUMN reason text;
      UPDATE side_key SET usable_from = entered_at;
      ALTER TABLE side_key
        ADD CONSTRAINT side_key_two_officers CHECK (confirmed_by <> entered_by),
        ADD CONSTRAINT side_key_ended_by_somebody CHECK ((ended_at IS NULL) = (ended_by IS NULL));
      COMMENT ON COLUMN side_key.usable_from IS 'Set by the second officer: the key signs from then on. Null: only one officer stands for it.';

      GRANT UPDATE (version, valid_until) ON agreement TO ${roleOf('corridors')};
      GRANT UPDATE (version, until_day) ON focal_point TO ${roleOf('corridors')};
      GRANT UPDATE (confirmed_by, usable_from, ended_by, ended_at, reason) ON side_key TO ${roleOf('corridors')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
