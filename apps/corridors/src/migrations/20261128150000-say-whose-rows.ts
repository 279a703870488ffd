import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The keeping office of a row is written by who writes the row: a setting of the transaction that may be empty no longer stands in for it. */
export class SayWhoseRows20261128150000 implements MigrationInterface {
  readonly name = 'SayWhoseRows20261128150000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['gate_notice', 'agreement', 'focal_point'])
      await runner.query(`ALTER TABLE ${table} ALTER COLUMN office_id DROP DEFAULT`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
