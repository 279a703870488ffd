import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A labour permit hangs on a registration and stays within its contract; the labour office of the registration may undo it. */
export class TiePermitsToRegistrations20261128100000 implements MigrationInterface {
  readonly name = 'TiePermitsToRegistrations20261128100000';

  async up(runner: QueryRunner): Promise<void> {
    // Permits of before keep is_labour = false: what they were issued without cannot be made up for here. Whoever issues, extends or
    // reinstates one of them is judged by the rules all the same.
    await runner.query(`
      ALTER TABLE permit
        ADD COLUMN is_labour boolean NOT NULL DEFAULT false,
        ADD COLUMN contract_from date,
        ADD COLUMN contract_to date,
        ADD COLUMN replaces uuid CONSTRAINT permit_replaces_fkey REFERENCES permit,
        ADD CONSTRAINT permit_labour_has_registration
          CHECK (NOT is_labour OR (registration_id IS NOT NULL AND contract_from IS NOT NULL AND contract_to IS NOT NULL)),
        ADD CONSTRAINT permit_within_contract CHECK (valid_from >= contract_from AND valid_until <= contract_to),
        ADD CONSTRAINT permit_registration_fkey FOREIGN KEY (registration_id) REFERENCES registration (registration_id) NOT VALID;
      CREATE UNIQUE INDEX permit_replaces_once ON permit (replaces) WHERE replaces IS NOT NULL;
      COMMENT ON COLUMN permit.is_labour IS 'The type is one that a labour rule names: such a permit is issued for a registration only.';
      COMMENT ON COLUMN permit.contract_from IS 'First day of the registration''s contract when the permit was requested; contract_to is the last.';
      COMMENT ON COLUMN permit.replaces IS 'The permit whose lost or damaged card this one stands for.';

      DROP POLICY permit_change ON permit;
      CREATE POLICY permit_change ON permit FOR UPDATE USING (
        nullif(current_setting('app.office', true), '') IS NULL
        OR current_setting('app.office', true) IN (office_id::text, coalesce(registration_office_id, office_id)::text));
      COMMENT ON POLICY permit_change ON permit IS 'The office that issued it, and the labour office of its registration; which of them an actor is, the code decides by role.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
