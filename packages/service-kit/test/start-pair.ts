import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { Freshness, startService, type RunningService, type ServiceDescription } from '../src/index.js';
import { startBroker, startTestService, until, type TestBroker, type TestService } from '../src/testing/index.js';
import { HEARER, KEEP_THING, TELLER } from './teller-and-hearer.js';

type Name = 'teller' | 'hearer';
interface Part {
  readonly description: ServiceDescription;
  readonly test: TestService;
  running: RunningService | null;
}

/** A service that tells and one that keeps copies, which can be stopped, started and given back an older database. */
export interface Pair {
  readonly broker: TestBroker;
  /** Gives a thing its next version, and gives back when that was committed. */
  keep(thingId?: string, version?: number): Promise<string>;
  /** Seconds since the hearer's copies were known to be whole; a year while it does not run. */
  age(): number;
  readiness(name: Name): Promise<readonly string[]>;
  rows<Row>(name: Name, sql: string, values?: unknown[]): Promise<readonly Row[]>;
  asOwner(name: Name, sql: string): Promise<void>;
  /** A connection of the owner that a test holds open. */
  ownerOf(name: Name): Promise<Client>;
  stop(name: Name): Promise<void>;
  start(name: Name): Promise<void>;
  /** Ends a service as a crash does: its connections are cut first, whatever they were doing. */
  kill(name: Name): Promise<void>;
  /** Copies a database, of a service that does not run. */
  backUp(name: Name): Promise<string>;
  /** Puts a copy back, for a service that does not run. */
  restore(name: Name, copy: string): Promise<void>;
  /** Waits until the copies equal their source, are known to be fresh, and no effect was doubled. */
  agree(withinMs?: number): Promise<void>;
  end(): Promise<void>;
}

const ADMIN = process.env.GATEBOOK_TEST_POSTGRES_URL;

export async function startPair(): Promise<Pair> {
  const broker = await startBroker({ further: { operations: [KEEP_THING] } });
  const teller = await startTestService(TELLER, { broker });
  const hearer = await startTestService(HEARER, { broker });
  const parts: Record<Name, Part> = {
    teller: { description: TELLER, test: teller, running: teller.service },
    hearer: { description: HEARER, test: hearer, running: hearer.service },
  };
  const versions = new Map<string, number>();
  const rows = async <Row>(name: Name, sql: string, values: unknown[] = []): Promise<readonly Row[]> => {
    const client = new Client({ connectionString: parts[name].test.database.url });
    await client.connect();
    try {
      await client.query(`SET search_path TO ${parts[name].description.name}`);
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
  const ownerOf = async (name: Name): Promise<Client> => {
    const client = new Client({ connectionString: parts[name].test.database.ownerUrl });
    await client.connect();
    await client.query(`SET search_path TO ${parts[name].description.name}`);
    return client;
  };
  const freshness = (): Freshness | null => parts.hearer.running?.app.get(Freshness) ?? null;
  const age = (): number => freshness()?.ageSeconds(new Date()) ?? Number.POSITIVE_INFINITY;
  const pair: Pair = {
    broker,
    rows,
    age,
    ownerOf,
    async keep(thingId = uuid(), version = (versions.get(thingId) ?? 0) + 1) {
      versions.set(thingId, version);
      await teller.ask(KEEP_THING, { thingId, version });
      return thingId;
    },
    readiness: async (name) => parts[name].running?.readiness() ?? ['does not run'],
    async asOwner(name, sql) {
      const client = await ownerOf(name);
      await client.query(sql).finally(() => client.end());
    },
    async stop(name) {
      await parts[name].running?.stop();
      parts[name].running = null;
    },
    async start(name) {
      const { description, test } = parts[name];
      parts[name].running = await startService(description, test.settings);
    },
    async kill(name) {
      const { running } = parts[name];
      if (running === null) return;
      parts[name].running = null;
      const cut = running.connection.close();
      await cutOff(databaseOf(parts[name]));
      await cut;
      await running.stop().catch(() => undefined);
    },
    async backUp(name) {
      const copy = `copy_${uuid().replaceAll('-', '')}`;
      await asAdmin(`CREATE DATABASE ${copy} TEMPLATE ${databaseOf(parts[name])}`);
      return copy;
    },
    async restore(name, copy) {
      const database = databaseOf(parts[name]);
      await asAdmin(`DROP DATABASE ${database} WITH (FORCE)`);
      await asAdmin(`CREATE DATABASE ${database} TEMPLATE ${copy} OWNER gatebook_owner`);
    },
    async agree(withinMs = 20_000) {
      const state = async () => {
        const [told, kept, [doubled]] = await Promise.all([
          rows('teller', 'SELECT thing_id, version FROM thing ORDER BY 1'),
          rows('hearer', 'SELECT thing_id, version FROM thing ORDER BY 1'),
          rows<{ n: number }>('hearer', 'SELECT (count(*) - count(DISTINCT event_id))::int AS n FROM effect'),
        ]);
        return {
          told: told.length,
          kept: kept.length,
          same: JSON.stringify(told) === JSON.stringify(kept),
          doubled: doubled?.n,
          age: age(),
        };
      };
      await until(
        async () => {
          const { same, age: seconds } = await state();
          return same && seconds <= 5;
        },
        state,
        withinMs,
      );
      expect((await state()).doubled).toBe(0);
    },
    async end() {
      for (const { running } of Object.values(parts)) await running?.stop();
      await broker.stop();
    },
  };
  return pair;
}

function databaseOf({ test }: Part): string {
  return new URL(test.database.url).pathname.slice(1);
}

async function cutOff(database: string): Promise<void> {
  await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`);
}

async function asAdmin(sql: string): Promise<void> {
  const client = new Client({ connectionString: ADMIN });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
