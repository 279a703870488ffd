import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { NOTE_SERVICE } from '../../test/note-service.js';
import { prepareDatabase, type TestDatabase } from '../testing/index.js';
import { migrate } from './data-source.js';

class AddColour implements MigrationInterface {
  readonly name = 'AddColour20300101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE note ADD COLUMN colour text');
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

class IndexText implements MigrationInterface {
  readonly name = 'IndexText20300101000001';
  readonly transaction = false;
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS note_text_idx');
    await runner.query('CREATE INDEX CONCURRENTLY note_text_idx ON note (text)');
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

class ReadLong implements MigrationInterface {
  readonly name = 'ReadLong20300101000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`SET LOCAL statement_timeout = '200ms'`);
    await runner.query('SELECT pg_sleep(5)');
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

jest.setTimeout(60_000);

describe('a migration beside a service that runs', () => {
  let database: TestDatabase;
  let user: Client;
  beforeEach(async () => {
    database = await prepareDatabase(NOTE_SERVICE);
    user = new Client({ connectionString: database.ownerUrl });
    await user.connect();
  });
  afterEach(() => user.end());

  const run = (...further: readonly (new () => MigrationInterface)[]) =>
    migrate('persons', database.ownerUrl, [...NOTE_SERVICE.migrations, ...further]);
  const useNotes = () => user.query(`BEGIN; INSERT INTO persons.note (note_id, text) VALUES ('1', 'rain')`);
  const columns = async () =>
    (await user.query(`SELECT 1 FROM information_schema.columns WHERE table_name = 'note' AND column_name = 'colour'`)).rowCount;

  it('gives up within seconds where somebody holds its table, keeps nothing, and runs again', async () => {
    await useNotes();
    const began = Date.now();
    await expect(run(AddColour)).rejects.toThrow(/AddColour20300101000000 waited in vain .* run migrate again/);
    expect(Date.now() - began).toBeLessThan(15_000);
    await user.query('COMMIT');
    expect(await columns()).toBe(0);
    await run(AddColour);
    expect(await columns()).toBe(1);
  });

  it('that builds an index waits for who is there, and lets them write', async () => {
    await useNotes();
    const built = run(IndexText);
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    const other = new Client({ connectionString: database.ownerUrl });
    await other.connect();
    await other.query(`SET statement_timeout = '1s'; INSERT INTO persons.note (note_id, text) VALUES ('2', 'sun')`);
    await other.end();
    await user.query('COMMIT');
    await built;
    const { rows } = await user.query(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'persons.note_text_idx'::regclass`);
    expect(rows).toEqual([{ indisvalid: true }]);
  });

  it('whose statement takes too long is named', async () => {
    await expect(run(ReadLong)).rejects.toThrow(/ReadLong20300101000002 has a statement that takes too long/);
  });
});
