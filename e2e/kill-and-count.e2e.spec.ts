import { v7 as uuid } from 'uuid';
import { GateDevice, type SentCrossing } from './gate-device.js';
import { compareWithLedger } from '../apps/statistics/src/features/compare-with-ledger/compare-with-ledger.js';
import { askLedger, ownerUrlOf } from './ledger-of.js';
import { startProduct, type Product, type Story } from './start-product.js';

const CROSSINGS = 2_000;
const PER_SECOND = 100;
const VICTIMS = [
  'crossings',
  'nats',
  'statistics',
  'postgres',
  'gateway',
  'permits',
  'identity',
  'persons',
  'workers',
  'corridors',
  'keeper',
] as const;
/** Every copy is right within a minute of the cause's end. On a quiet machine it takes two to four seconds, which is printed; two journeys on two cores take longer. */
const RECOVERY_SECONDS = 60;
const PATIENCE_MS = 180_000;

describe('killing anything while crossings are recorded', () => {
  let product: Product;
  let story: Story;
  beforeAll(async () => {
    // The gate of this test sends faster than the limit for one caller allows.
    process.env.GATEWAY_REQUESTS_PER_MINUTE = '1000000';
    product = await startProduct({ story: 'small' });
    story = await product.story();
  }, 200_000);
  afterAll(async () => {
    delete process.env.GATEWAY_REQUESTS_PER_MINUTE;
    await product.stop();
  }, 90_000);

  it('loses no acknowledged crossing, doubles none, and the counts agree with the ledger within a minute of recovery', async () => {
    const device = new GateDevice(product.url, story);
    const crossings = Array.from({ length: CROSSINGS }, (_, place) => aCrossing(story, place));
    const killing = killOneAfterAnother(product);
    const startedAt = Date.now();
    await Promise.all(
      crossings.map(async (crossing, place) => {
        await new Promise((resolve) => setTimeout(resolve, (place * 1000) / PER_SECOND));
        await device.record(crossing, startedAt + PATIENCE_MS);
      }),
    );
    const killed = await killing;
    await untilReady(product);
    const recoveredAt = Date.now();

    expect(killed).toEqual(VICTIMS);
    expect(device.receipts.size).toBe(CROSSINGS);
    const acknowledged = [...device.receipts.keys()];
    const [counted] = await askLedger<{ rows: number; ids: number }>(
      product.home,
      'SELECT count(*)::int AS rows, count(DISTINCT crossing_id)::int AS ids FROM crossings.crossing WHERE crossing_id = ANY($1)',
      [acknowledged],
    );
    expect(counted).toEqual({ rows: CROSSINGS, ids: CROSSINGS });
    const url = await ownerUrlOf(product.home);
    let differences = await compareWithLedger(url);
    while (differences.length > 0 && Date.now() - recoveredAt < RECOVERY_SECONDS * 1000) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      differences = await compareWithLedger(url);
    }
    expect(differences.length === 0 ? [] : { differences, standing: await standing(product) }).toEqual([]);
    const again = [...device.receipts.values()].filter(({ sent }) => sent > 1).length;
    process.stdout.write(
      `kill and count: ${CROSSINGS} crossings, ${again} sent more than once, counts agreed ${((Date.now() - recoveredAt) / 1000).toFixed(1)} s after recovery\n`,
    );
  }, 300_000);

  it('seals the audit log of what happened, and nothing is parked', async () => {
    const [parked] = await askLedger<{ n: number }>(
      product.home,
      'SELECT (SELECT count(*) FROM statistics.parked_message)::int + (SELECT count(*) FROM crossings.parked_message)::int AS n',
    );
    expect(parked).toEqual({ n: 0 });
    const [audited] = await askLedger<{ n: number }>(
      product.home,
      `SELECT count(*)::int AS n FROM crossings.audit_entry WHERE action = 'record-crossing'`,
    );
    expect(audited?.n).toBeGreaterThanOrEqual(CROSSINGS);
  });
});

/** Where the way from the ledger to the counts stands, for whoever has to find out why they differ. */
async function standing({ home, url }: Product): Promise<unknown> {
  return {
    heard: await askLedger(home, `SELECT consumer, event_id, heard_at FROM statistics.heard_until WHERE consumer LIKE '%crossing%'`),
    told: await askLedger(
      home,
      'SELECT event_id, transaction_id::text, occurred_at FROM crossings.outbox_message ORDER BY transaction_id DESC, id DESC LIMIT 2',
    ),
    relayed: await askLedger(home, 'SELECT transaction_id::text, held_until FROM crossings.outbox_position'),
    writing: await askLedger(
      home,
      'SELECT usename, state, backend_xid::text, xact_start, left(query, 80) AS query FROM pg_stat_activity WHERE backend_xid IS NOT NULL',
    ),
    now: new Date(),
    ready: await fetch(`${url}/health/ready`).then((answer) => answer.text()),
  };
}

function aCrossing(story: Story, place: number): SentCrossing {
  const permits = story.permits.filter(({ type }) => type === 'VN-LABOUR-DISPATCH');
  const permit = permits[place % permits.length];
  return {
    crossingId: uuid(),
    gateId: place % 3 === 0 ? 'vnla-la-lay' : 'vncn-huu-nghi',
    direction: place % 2 === 0 ? 'exit' : 'entry',
    occurredAt: new Date(Date.now() - 60_000 + place).toISOString(),
    outcome: 'passed',
    traffic: 'person',
    permitNumber: permit?.number,
  };
}

/** Every two seconds one part is killed with -9; the supervisor brings it back while the others go on. */
async function killOneAfterAnother(product: Product): Promise<readonly string[]> {
  const killed: string[] = [];
  for (const victim of VICTIMS) {
    await new Promise((resolve) => setTimeout(resolve, 1_800));
    const pid = (await product.pids())[victim];
    if (pid === undefined) throw new Error(`${victim} does not run`);
    process.kill(pid, 'SIGKILL');
    killed.push(victim);
  }
  return killed;
}

async function untilReady(product: Product): Promise<void> {
  for (const end = Date.now() + 90_000; Date.now() < end;) {
    const ready = await fetch(`${product.url}/health/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
    if (ready?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the product did not become ready again');
}
