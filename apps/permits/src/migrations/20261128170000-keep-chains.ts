import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A lost card and those that replaced it are one permit, told by the first of them. */
export class KeepChains20261128170000 implements MigrationInterface {
  readonly name = 'KeepChains20261128170000';

  async up(runner: QueryRunner): Promise<void> {
    // Only rows that replace another are written; row-level security shows them to whoever says whose are wanted.
    await runner.query(`
      ALTER TABLE permit ADD COLUMN chain_id uuid CONSTRAINT permit_chain_fkey REFERENCES permit;
      COMMENT ON COLUMN permit.chain_id IS 'The first of the cards that replaced each other; null for the first itself, and where the release before wrote replaces alone.';

      SET LOCAL app.scope = 'all';
      WITH RECURSIVE chain AS (
        SELECT permit_id, replaces AS chain_id FROM permit AS fresh
        WHERE EXISTS (SELECT FROM permit AS lost WHERE lost.permit_id = fresh.replaces AND lost.replaces IS NULL)
        UNION ALL
        SELECT fresh.permit_id, chain.chain_id FROM permit AS fresh JOIN chain ON fresh.replaces = chain.permit_id
      )
      UPDATE permit SET chain_id = chain.chain_id FROM chain WHERE permit.permit_id = chain.permit_id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
