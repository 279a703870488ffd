import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@gatebook/local-servers';
import { DataSource } from 'typeorm';
import { TELLER } from '../../test/teller-and-hearer.js';
import { dataSourceOptions } from '../database/data-source.js';
import { prepareDatabase, until } from '../testing/index.js';
import { adoptAudit, sealAudit, signingKeyOf } from './audit-sealer.js';
import { verifyAudit } from './verify-audit.js';
import { inTransaction } from '../database/transaction.js';

const NOW = new Date('2026-11-21T03:00:00Z');
const KEY = signingKeyOf(randomBytes(32).toString('base64url'));
const TABLES = ['audit_entry', 'audit_seal'];

describe('an audit log that is restored into another cluster', () => {
  let folder: string;
  let elsewhere: RunningPostgres;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gatebook-elsewhere-'));
    elsewhere = await startPostgres({ dataPath: join(folder, 'postgres') });
  }, 60_000);
  afterAll(async () => {
    await elsewhere.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const opened: DataSource[] = [];
  afterEach(async () => {
    for (const dataSource of opened.splice(0)) await dataSource.destroy();
  });
  const database = async (adminUrl?: string) => {
    const here = process.env.GATEBOOK_TEST_POSTGRES_URL;
    if (adminUrl !== undefined) process.env.GATEBOOK_TEST_POSTGRES_URL = adminUrl;
    const { url, ownerUrl } = await prepareDatabase(TELLER).finally(() => (process.env.GATEBOOK_TEST_POSTGRES_URL = here));
    const [service, owner] = await Promise.all(
      [url, ownerUrl].map((each) => new DataSource(dataSourceOptions(TELLER.name, each, [], [], {}, {})).initialize()),
    );
    if (service === undefined || owner === undefined) throw new Error('no database');
    opened.push(service, owner);
    return { service, owner };
  };
  const add = async ({ service }: { readonly service: DataSource }, thingId: string): Promise<void> => {
    await service.query(
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, thing_kind, thing_id, trace_id, details) VALUES ($1, 'officer', 'o', 'note', 'thing', $2, 't', '{}')`,
      [NOW, thingId],
    );
  };
  const seal = (service: DataSource) => inTransaction(service, (tx) => sealAudit(tx, KEY, NOW));
  /** Seals until nothing is left, as the loop of a service does each second. */
  const sealAll = async ({ service }: { readonly service: DataSource }): Promise<void> => {
    const open = async () => {
      const [{ sealed, entries }] = await service.query(
        'SELECT (SELECT coalesce(sum(entries), 0) FROM audit_seal)::int AS sealed, (SELECT count(*) FROM audit_entry)::int AS entries',
      );
      return entries - sealed;
    };
    await until(async () => (await seal(service), (await open()) === 0), open);
  };
  /** A log with sealed entries and one that the dump took unsealed, under numbers that no young cluster reaches for long. */
  const aLog = async () => {
    const log = await database();
    await log.owner.query(`DO $$ BEGIN FOR i IN 1..3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$`);
    for (const thing of ['a', 'b']) await add(log, thing);
    await sealAll(log);
    await add(log, 'c');
    await sealAll(log);
    await add(log, 'unsealed');
    return log;
  };
  const restored = async (from: { readonly owner: DataSource }) => {
    const log = await database(elsewhere.url);
    for (const table of TABLES) {
      const [{ rows }] = await from.owner.query(`SELECT coalesce(json_agg(row), '[]')::text AS rows FROM ${table} AS row`);
      await log.owner.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(null::${table}, $1)`, [
        rows,
      ]);
    }
    await log.owner.query(`SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), (SELECT max(id) FROM audit_entry))`);
    return log;
  };
  const adopt = ({ owner }: { readonly owner: DataSource }) => adoptAudit(owner, TELLER.name, KEY, NOW);

  it('goes on: old and new entries are sealed, and the chain names both clusters', async () => {
    const old = await aLog();
    expect(await adopt(old)).toBe(true);
    await add(old, 'd');
    await sealAll(old);
    await add(old, 'unsealed as well');
    const log = await restored(old);
    await expect(seal(log.service)).rejects.toThrow(/another cluster.*run migrate/);
    expect(await adopt(log)).toBe(true);
    expect(await adopt(log)).toBe(false);
    for (const thing of ['e', 'f']) await add(log, thing);
    await sealAll(log);
    const verdict = await verifyAudit(log.service, KEY);
    const [{ here }] = await log.owner.query('SELECT system_identifier::text AS here FROM pg_control_system()');
    const [{ there }] = await old.owner.query('SELECT system_identifier::text AS there FROM pg_control_system()');
    expect(verdict).toMatchObject({
      entries: 10,
      brokenSeal: null,
      adoptions: [
        { from: null, to: there },
        { from: there, to: here },
      ],
    });
  }, 60_000);

  it('takes in what was written there before it was adopted', async () => {
    const log = await restored(await aLog());
    for (const thing of ['early', 'and another']) await add(log, thing);
    // By the numbers of the old cluster nothing of this one is sealed, and it seems to have been put among the old.
    expect(await seal(log.service)).toBe(0);
    expect((await verifyAudit(log.service, KEY)).brokenSeal).not.toBeNull();
    await adopt(log);
    await add(log, 'late');
    await sealAll(log);
    expect(await verifyAudit(log.service, KEY)).toMatchObject({ entries: 8, brokenSeal: null });
  }, 60_000);

  it.each([
    ['an old entry is changed', `UPDATE audit_entry SET actor_id = 'x' WHERE thing_id = 'a'`],
    ['an entry that the dump took unsealed is removed', `DELETE FROM audit_entry WHERE thing_id = 'unsealed'`],
    [
      'an entry is put among the old ones',
      `ALTER TABLE audit_entry ALTER COLUMN id DROP IDENTITY; UPDATE audit_entry SET id = 0 WHERE thing_id = 'late'`,
    ],
    ['an entry is put under a number of the old cluster', `UPDATE audit_entry SET transaction_id = '900000000' WHERE thing_id = 'late'`],
    ['the adoption is told otherwise', `UPDATE audit_entry SET details = details || '{"to": "1"}' WHERE action = 'adopt-audit-log'`],
    [
      'the adoption is said to cover less',
      `UPDATE audit_entry SET details = details || '{"sealedUntil": "1"}' WHERE action = 'adopt-audit-log'`,
    ],
    ['a seal is made an adoption', `UPDATE audit_seal SET until_transaction_id = '0' WHERE number = (SELECT max(number) FROM audit_seal)`],
    ['the adoption is made an ordinary seal', `UPDATE audit_seal SET until_transaction_id = '3' WHERE until_transaction_id = '0'`],
  ])(
    'is broken where %s',
    async (_, change) => {
      const log = await restored(await aLog());
      await adopt(log);
      await add(log, 'late');
      await sealAll(log);
      expect((await verifyAudit(log.service, KEY)).brokenSeal).toBeNull();
      await log.owner.query(change);
      expect((await verifyAudit(log.service, KEY)).brokenSeal).not.toBeNull();
    },
    60_000,
  );

  it('is adopted by nobody without the key', async () => {
    const log = await restored(await aLog());
    await adoptAudit(log.owner, TELLER.name, signingKeyOf(randomBytes(32).toString('base64url')), NOW);
    expect((await verifyAudit(log.service, KEY)).brokenSeal).toBe(3);
  }, 60_000);
});
