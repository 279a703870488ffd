import { DataSource } from 'typeorm';
import { inTransaction } from '../database/transaction.js';
import { dataSourceOptions } from '../database/data-source.js';
import { prepareDatabase } from '../testing/index.js';
import { NOTE_SERVICE } from '../../test/note-service.js';
import { everyVersionOf, newestOf } from './copy-of.js';

interface ToldBridge {
  readonly bridgeId: string;
  readonly version: number;
  readonly openOn: readonly string[];
  readonly plan: { readonly lanes: number };
  readonly closedSince?: string;
  readonly keeperName: string;
}

const BRIDGE: ToldBridge = { bridgeId: 'b-1', version: 2, openOn: ['mon'], plan: { lanes: 2 }, keeperName: 'stays at home' };

describe('a copy of another service’s facts', () => {
  let dataSource: DataSource;
  const columns = ({ bridgeId, version, openOn, plan, closedSince }: ToldBridge) => ({ bridgeId, version, openOn, plan, closedSince });
  const newest = newestOf({ table: 'bridge', key: 'bridgeId', version: 'version', columns });
  const versions = everyVersionOf({ table: 'bridge_version', key: 'bridgeId', version: 'version', columns });

  beforeAll(async () => {
    const { ownerUrl } = await prepareDatabase(NOTE_SERVICE);
    dataSource = await new DataSource(dataSourceOptions('persons', ownerUrl, [])).initialize();
    const members = 'bridge_id text, version integer, open_on text[], plan jsonb, closed_since date';
    await dataSource.query(`CREATE TABLE bridge (${members}, PRIMARY KEY (bridge_id))`);
    await dataSource.query(`CREATE TABLE bridge_version (${members}, PRIMARY KEY (bridge_id, version))`);
  }, 60_000);
  afterAll(() => dataSource.destroy());
  beforeEach(() => dataSource.query('TRUNCATE bridge, bridge_version'));

  const keep = (copy: typeof versions, changes: Partial<ToldBridge> = {}): Promise<boolean> =>
    inTransaction(dataSource, (tx) => copy.keep(tx, { ...BRIDGE, ...changes }));
  const rows = (table: string) => dataSource.query(`SELECT version, open_on, plan, closed_since::text FROM ${table} ORDER BY version`);

  it('holds the newest version, whatever the order of telling, and says what was news', async () => {
    expect(await keep(newest)).toBe(true);
    expect(await keep(newest)).toBe(false);
    expect(await keep(newest, { version: 1, openOn: [] })).toBe(false);
    expect(await keep(newest, { version: 3, plan: { lanes: 1 }, openOn: ['tue', 'wed'], closedSince: '2026-11-02' })).toBe(true);
    expect(await rows('bridge')).toEqual([{ version: 3, open_on: ['tue', 'wed'], plan: { lanes: 1 }, closed_since: '2026-11-02' }]);
  });

  it('holds every version, each as it was told first', async () => {
    expect(await keep(versions)).toBe(true);
    expect(await keep(versions, { openOn: [] })).toBe(false);
    expect(await keep(versions, { version: 1 })).toBe(true);
    expect((await rows('bridge_version')).map(({ version, open_on: openOn }: Record<string, unknown>) => [version, openOn])).toEqual([
      [1, ['mon']],
      [2, ['mon']],
    ]);
  });

  it('takes anew what a source tells again after it went back', async () => {
    await keep(newest, { version: 7 });
    await keep(versions, { version: 7 });
    await inTransaction(dataSource, (tx) => newest.doubt(tx, BRIDGE.bridgeId));
    expect(await rows('bridge')).toMatchObject([{ version: 0 }]);
    expect(await keep(newest, { version: 1 })).toBe(true);
    await inTransaction(dataSource, (tx) => newest.forget(tx, BRIDGE.bridgeId));
    await inTransaction(dataSource, (tx) => versions.forget(tx, BRIDGE.bridgeId));
    expect([await rows('bridge'), await rows('bridge_version')]).toEqual([[], []]);
  });
});
