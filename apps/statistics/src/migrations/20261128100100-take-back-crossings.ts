import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Crossings that were corrected are taken back from what counted them, and a correction may be heard before what it corrects. */
export class TakeBackCrossings20261128100100 implements MigrationInterface {
  readonly name = 'TakeBackCrossings20261128100100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE crossing_cell DROP CONSTRAINT crossing_cell_counted;
      ALTER TABLE crossing_contribution DROP CONSTRAINT crossing_contribution_counted;
      COMMENT ON COLUMN crossing_cell.crossings IS 'Below 0 only while a correction was heard and what it corrects was not.';
      COMMENT ON COLUMN crossing_contribution.crossings IS 'Below 0 where a later release takes back what an earlier one holds.';
      GRANT DELETE ON registration_version TO ${roleOf('statistics')};
    `);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
