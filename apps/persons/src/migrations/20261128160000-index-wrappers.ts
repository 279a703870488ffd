import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which key-encryption keys are in use, and whose keys they wrap. Built without a transaction: nobody who writes a person waits for it. */
export class IndexWrappers20261128160000 implements MigrationInterface {
  readonly name = 'IndexWrappers20261128160000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // One that was broken off half-way is invalid and has to go first.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS person_wrapper_idx');
    await runner.query('CREATE INDEX CONCURRENTLY person_wrapper_idx ON person (data_key_wrapped_by, person_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
