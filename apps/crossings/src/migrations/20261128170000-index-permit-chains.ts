import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cards that replaced a lost one are found by the first: entries are counted over all of them. Built without a transaction, beside the gates. */
export class IndexPermitChains20261128170000 implements MigrationInterface {
  readonly name = 'IndexPermitChains20261128170000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was broken off half-way is invalid and has to go first.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS permit_standing_chain_idx');
    await runner.query(
      `CREATE INDEX CONCURRENTLY permit_standing_chain_idx ON permit_standing ((standing ->> 'chainId')) WHERE standing ->> 'chainId' IS NOT NULL`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
