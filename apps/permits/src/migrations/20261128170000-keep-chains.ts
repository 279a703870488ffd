import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lost card and those that replaced it are one permit, told by the first of them. */
export class KeepChains20261128170000 implements MigrationInterface {
  readonly name = 'KeepChains20261128170000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE permit ADD COLUMN chain_id uuid CONSTRAINT permit_chain_fkey REFERENCES permit;
      COMMENT ON COLUMN permit.chain_id IS 'The first of the cards that replaced each other; null for the first itself, and where the release before wrote replaces alone.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** The cards that were reissued before; in a transaction of its own, so that nobody waits for more than the rows that are written. */
export class FillChains20261128170100 implements MigrationInterface {
  readonly name = 'FillChains20261128170100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      SET LOCAL app.scope = 'all';
      WITH RECURSIVE replacement AS (
        SELECT permit_id, replaces FROM permit WHERE replaces IS NOT NULL
      ), chain AS (
        SELECT permit_id, replaces AS first_id FROM replacement WHERE replaces NOT IN (SELECT permit_id FROM replacement)
        UNION ALL
        SELECT replacement.permit_id, chain.first_id FROM replacement JOIN chain ON replacement.replaces = chain.permit_id
      )
      UPDATE permit SET chain_id = chain.first_id FROM chain WHERE permit.permit_id = chain.permit_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
