import { PERMIT_CHANGED, type Told } from '@gatebook/contracts';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { aCopiedPermit, HEARER } from '../../test/teller-and-hearer.js';
import { prune } from '../jobs/pruning.js';
import { startTestService, until, type TestService } from '../testing/index.js';

describe('what a source has lost', () => {
  let hearer: TestService;
  beforeAll(async () => {
    hearer = await startTestService(HEARER);
  }, 60_000);
  afterAll(() => hearer.stop());

  const source = () => {
    const found = hearer.broker.sources.get('permits');
    if (found === undefined || found === 'real') throw new Error('nobody stands in for permits');
    return found;
  };
  const readiness = () => hearer.service.readiness();
  const rows = async (sql: string, values: unknown[] = []) => hearer.service.dataSource.query(sql, values);
  const asOwner = async (sql: string): Promise<void> => {
    const owner = new Client({ connectionString: hearer.database.ownerUrl });
    await owner.connect();
    await owner.query(`SET search_path = ${HEARER.name}`);
    await owner.query(sql).finally(() => owner.end());
  };
  const told = (thingId: string, version: number): Told => ({
    eventId: uuid(),
    subject: PERMIT_CHANGED.subject,
    aggregateId: thingId,
    occurredAt: new Date().toISOString(),
    traceId: '0'.repeat(32),
    body: aCopiedPermit(thingId, version),
  });
  /** Told without the stream: it is read from the outbox. */
  const tell = (thingId: string, version: number): string => source().add(told(thingId, version)).eventId;
  const versions = async (...things: string[]): Promise<Record<string, number>> => {
    const found: { thing_id: string; version: number }[] = await rows('SELECT thing_id, version FROM thing WHERE thing_id = ANY($1)', [
      things,
    ]);
    return Object.fromEntries(found.map(({ thing_id, version }) => [thing_id, version]));
  };
  const becomes = (wanted: Record<string, number>, ...things: string[]) =>
    until(
      async () => JSON.stringify(sorted(await versions(...things))) === JSON.stringify(sorted(wanted)),
      () => versions(...things),
      90_000,
    );
  const sorted = (map: Record<string, number>) => Object.entries(map).toSorted();

  it('is taken back though what was heard late stands above it', async () => {
    const late = Array.from({ length: 600 }, () => uuid());
    const lost = [uuid(), uuid(), uuid()];
    await asOwner('ALTER TABLE thing ADD CONSTRAINT thing_not_seven CHECK (version <> 7) NOT VALID');
    const last = late.map((thingId) => tell(thingId, 7)).at(-1) ?? '';
    for (const thingId of lost) tell(thingId, 1);
    await becomes(Object.fromEntries(lost.map((thingId) => [thingId, 1])), ...lost);
    await asOwner('ALTER TABLE thing DROP CONSTRAINT thing_not_seven');
    await until(
      async () => (await rows('SELECT 1 FROM parked_message WHERE settled_at IS NULL LIMIT 1')).length === 0,
      async () => rows('SELECT count(*) FROM parked_message WHERE settled_at IS NULL'),
      120_000,
    );
    source().goBack(PERMIT_CHANGED, last);
    await becomes({}, ...lost);
    expect(Object.keys(await versions(...late))).toHaveLength(late.length);
  }, 400_000);

  it('is taken back whole or not at all, and what the source tells meanwhile is heard', async () => {
    const [x, y, z] = [uuid(), uuid(), uuid()];
    tell(x, 1);
    const both = tell(y, 1);
    tell(y, 2);
    tell(x, 2);
    await becomes({ [x]: 2, [y]: 2 }, x, y);
    let hasFailed = false;
    source().failsAt = ({ aggregateId }) => {
      if (aggregateId !== y || hasFailed) return false;
      hasFailed = true;
      tell(z, 1);
      tell(x, 3);
      return true;
    };
    source().goBack(PERMIT_CHANGED, both);
    await becomes({ [x]: 3, [y]: 1, [z]: 1 }, x, y, z);
    expect(hasFailed).toBe(true);
  }, 120_000);

  it('and cannot be taken in anew now waits, and holds back nobody else', async () => {
    const [good, bad, other] = [uuid(), uuid(), uuid()];
    tell(good, 1);
    const both = tell(bad, 1);
    tell(good, 2);
    tell(bad, 2);
    await becomes({ [good]: 2, [bad]: 2 }, good, bad);
    await asOwner(`ALTER TABLE thing ADD CONSTRAINT thing_not_bad CHECK (thing_id <> '${bad}') NOT VALID`);
    source().goBack(PERMIT_CHANGED, both);
    tell(other, 1);
    await becomes({ [good]: 1, [other]: 1 }, good, bad, other);
    await asOwner('ALTER TABLE thing DROP CONSTRAINT thing_not_bad');
    await becomes({ [good]: 1, [bad]: 1, [other]: 1 }, good, bad, other);
  }, 240_000);

  it('is taken back by what was pruned where nothing younger is left, and nothing is counted twice', async () => {
    const [old, pruned, lost] = [uuid(), uuid(), uuid()];
    tell(old, 1);
    const both = tell(pruned, 1);
    await becomes({ [pruned]: 1 }, pruned);
    await asOwner(`UPDATE inbox_message SET heard_at = heard_at - interval '101 days'`);
    tell(lost, 1);
    await becomes({ [lost]: 1 }, lost);
    await prune(hearer.service.dataSource);
    source().goBack(PERMIT_CHANGED, both);
    await becomes({ [old]: 1, [pruned]: 1 }, old, pruned, lost);
    expect(
      await rows('SELECT thing_id, count(*)::int AS effects FROM effect WHERE thing_id = ANY($1) GROUP BY 1', [[old, pruned]]),
    ).toEqual(
      expect.arrayContaining([
        { thing_id: old, effects: 1 },
        { thing_id: pruned, effects: 1 },
      ]),
    );
  }, 120_000);

  it('says that it must be rebuilt where its source has lost more than is remembered', async () => {
    const [kept, pruned] = [uuid(), uuid()];
    const both = tell(kept, 1);
    tell(pruned, 1);
    await becomes({ [pruned]: 1 }, pruned);
    await asOwner(`UPDATE inbox_message SET heard_at = heard_at - interval '101 days'`);
    await prune(hearer.service.dataSource);
    source().goBack(PERMIT_CHANGED, both);
    await until(async () => (await readiness()).some((reason) => /more than is remembered/.test(reason)), readiness);
    expect(await versions(kept, pruned)).toEqual({ [kept]: 1, [pruned]: 1 });
  }, 120_000);
});
