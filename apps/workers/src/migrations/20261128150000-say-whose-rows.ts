import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose registrations and employers a transaction sees and writes has to be said; `app.scope` is set by the kit (`setRowScope`, `acrossOffices`). */
export class SayWhoseRows20261128150000 implements MigrationInterface {
  readonly name = 'SayWhoseRows20261128150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY registration_of_own_office ON registration;
      CREATE POLICY registration_in_scope ON registration USING (current_setting('app.scope', true) IN ('all', 'office:' || office_id));
      COMMENT ON POLICY registration_in_scope ON registration IS 'Nothing set, nothing seen: also by the owner, so a migration that reads registrations sets app.scope itself. All: the calendar, an auditor or a permit officer.';

      DROP POLICY employer_enter ON employer;
      DROP POLICY employer_change ON employer;
      CREATE POLICY employer_enter ON employer FOR INSERT WITH CHECK (current_setting('app.scope', true) IN ('all', 'office:' || office_id));
      CREATE POLICY employer_change ON employer FOR UPDATE USING (true)
        WITH CHECK (current_setting('app.scope', true) IN ('all', 'office:' || office_id));
      COMMENT ON POLICY employer_change ON employer IS 'Anybody may hold a row still while a registration names it; only the keeping office may write it.';
      ALTER TABLE employer ALTER COLUMN office_id DROP DEFAULT;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
