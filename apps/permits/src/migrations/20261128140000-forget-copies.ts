import { roleOf } from '@gatebook/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies that a restored source has lost are taken away again. */
export class ForgetCopies20261128140000 implements MigrationInterface {
  readonly name = 'ForgetCopies20261128140000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`GRANT DELETE ON gate, rulebook TO ${roleOf('permits')}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
