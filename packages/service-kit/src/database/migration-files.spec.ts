import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../../..');

/** Built under a lock before this rule was; there are no others. */
const FROZEN = [
  'idempotency_answer_answered_at_idx',
  'inbox_message_heard_at_idx',
  'inbox_message_order_idx',
  'parked_message_waiting_idx',
  'permit_replaces_once',
  'person_prepared_form_idx',
  'registration_one_live',
  'registration_one_successor',
];

const PLAIN_INDEX = /\bCREATE (?:UNIQUE )?INDEX (?!CONCURRENTLY)(?:IF NOT EXISTS )?(\S+) ON (?:ONLY )?(\S+)/g;
const ALTERED = /\bALTER TABLE (?:ONLY )?(\S+)([^;]*)/g;
const CONSTRAINT_WITH_INDEX = /\bADD CONSTRAINT (\S+) (?:EXCLUDE|UNIQUE|PRIMARY KEY)(?! USING INDEX)/g;

/** Indexes that a migration builds while everybody who writes the table waits: those of tables that it has not made itself. */
function builtUnderLock(migration: string): readonly string[] {
  const own = new Set([...migration.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?(\S+)/g)].map(([, table]) => table));
  const plain = [...migration.matchAll(PLAIN_INDEX)].map(([, index, table]) => ({ index, table }));
  const ofConstraints = [...migration.matchAll(ALTERED)].flatMap(([, table, change = '']) =>
    [...change.matchAll(CONSTRAINT_WITH_INDEX)].map(([, index]) => ({ index, table })),
  );
  return [...plain, ...ofConstraints].flatMap(({ index, table }) => (index === undefined || own.has(table) ? [] : [index]));
}

/** Concurrently built indexes need no transaction, and one that was broken off half-way is in the way of the next run. */
function brokenOffForGood(migration: string): boolean {
  if (!migration.includes('INDEX CONCURRENTLY')) return false;
  return !/transaction = false/.test(migration) || !migration.includes('DROP INDEX CONCURRENTLY IF EXISTS');
}

/** A file may hold several migrations, and their SQL beside the class. */
const migrationsOf = (text: string): readonly string[] => {
  const [before = '', first = '', ...others] = text.split(/^export class /m);
  return [before + first, ...others];
};

describe('migrations', () => {
  const folders = readdirSync(join(ROOT, 'apps')).map((app) => join(ROOT, 'apps', app, 'src/migrations'));
  const files = folders.filter(existsSync).flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  files.push(join(ROOT, 'packages/service-kit/src/database/kit-migrations.ts'));
  const migrations = files.flatMap((file) => migrationsOf(readFileSync(file, 'utf8')));

  it('build no index on a table that is in use but concurrently', () => {
    expect(migrations.length).toBeGreaterThan(25);
    expect(migrations.flatMap(builtUnderLock).toSorted()).toEqual(FROZEN);
  });

  it('that build one concurrently can be run again when they were broken off', () => {
    expect(migrations.filter(brokenOffForGood)).toEqual([]);
  });

  it.each([
    ['CREATE INDEX a_idx ON a (b)', ['a_idx']],
    ['CREATE UNIQUE INDEX IF NOT EXISTS a_idx ON a (b)', ['a_idx']],
    ['CREATE TABLE a (b text); CREATE INDEX a_idx ON a (b)', []],
    ['CREATE INDEX CONCURRENTLY a_idx ON a (b)', []],
    ['ALTER TABLE a ADD COLUMN c text, ADD CONSTRAINT a_once UNIQUE (c)', ['a_once']],
    ['ALTER TABLE a ADD CONSTRAINT a_once UNIQUE USING INDEX a_idx', []],
    ['ALTER TABLE a ADD CONSTRAINT a_is_known CHECK (b IN (1)) NOT VALID', []],
  ])('are refused rightly: %s', (sql, refused) => {
    expect(builtUnderLock(sql)).toEqual(refused);
  });

  it('are refused where a concurrent index stands in a transaction', () => {
    expect(brokenOffForGood('CREATE INDEX CONCURRENTLY a_idx ON a (b)')).toBe(true);
    expect(
      brokenOffForGood('readonly transaction = false; DROP INDEX CONCURRENTLY IF EXISTS a_idx; CREATE INDEX CONCURRENTLY a_idx ON a (b)'),
    ).toBe(false);
  });
});
