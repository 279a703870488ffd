import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose permits a transaction sees has to be said; `app.scope` is set by the kit (`setRowScope`, `acrossOffices`). */
export class SayWhoseRows20261128150000 implements MigrationInterface {
  readonly name = 'SayWhoseRows20261128150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP POLICY permit_read ON permit;
      DROP POLICY permit_add ON permit;
      DROP POLICY permit_change ON permit;
      CREATE POLICY permit_read ON permit FOR SELECT USING (current_setting('app.scope', true) IN
        ('all', 'office:' || office_id, 'office:' || coalesce(registration_office_id, office_id)));
      CREATE POLICY permit_add ON permit FOR INSERT WITH CHECK (current_setting('app.scope', true) IN ('all', 'office:' || office_id));
      CREATE POLICY permit_change ON permit FOR UPDATE USING (current_setting('app.scope', true) IN
        ('all', 'office:' || office_id, 'office:' || coalesce(registration_office_id, office_id)));
      COMMENT ON POLICY permit_read ON permit IS 'Nothing set, nothing seen: also by the owner, so a migration that reads permits sets app.scope itself. All: the service on its own account, an auditor, or a gate, whose own limits the code keeps.';
      COMMENT ON POLICY permit_change ON permit IS 'The office that issued it, and the labour office of its registration; which of them an actor is, the code decides by role.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
