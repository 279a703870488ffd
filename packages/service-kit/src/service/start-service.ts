import { hkdfSync } from 'node:crypto';
import type { Server } from 'node:http';
import { Module, type INestMicroservice, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { sealEverySecond } from '../audit/seal-every-second.js';
import { Bus } from '../bus/bus.js';
import { BusServer } from '../bus/bus-server.js';
import { keyringOf } from '../bus/call-keyring.js';
import { brokerObjection, connectBus } from '../bus/connect.js';
import { PassErrorsOn } from '../bus/pass-errors-on.js';
import type { ServiceSettings } from '../config/read-settings.js';
import { dataSourceOptions, type DatabaseParameters, type EntityClass, type Migration } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { IdempotencyKeys } from '../database/idempotency-keys.js';
import { pruneNowAndThen } from '../jobs/pruning.js';
import { serveHealth } from '../health/health-server.js';
import { Metrics } from '../health/metrics.js';
import { Log, nestLog } from '../logs/log.js';
import { Delivery } from '../outbox/delivery.js';
import { Freshness } from '../outbox/freshness.js';
import { Clock } from '../time/clock.js';
import { KitModule } from './kit-module.js';
import { Loops } from '../jobs/loops.js';

/** A service, described once in its `service.ts`. */
export interface ServiceDescription<Settings extends ServiceSettings = ServiceSettings> {
  readonly name: string;
  readonly module: Type;
  readonly settingsClass: new () => Settings;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly Migration[];
  readonly databaseParameters?: DatabaseParameters;
}

/** A service that runs. */
export interface RunningService {
  readonly app: INestMicroservice;
  readonly dataSource: DataSource;
  readonly connection: NatsConnection;
  /** Port of health and metrics. */
  readonly port: number;
  /** Why the service is not ready; empty when it is. */
  readiness(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts a service: database, bus, health, handlers, relay, sealer. A start that fails leaves nothing behind that would keep its process. */
export async function startService(
  description: ServiceDescription,
  settings: ServiceSettings,
  clock: Clock = new Clock(),
): Promise<RunningService> {
  const { name, entities, migrations, databaseParameters } = description;
  const dataSource = await new DataSource(
    dataSourceOptions(name, settings.databaseUrl, entities, migrations, databaseParameters),
  ).initialize();
  let connection: NatsConnection | undefined;
  try {
    connection = await connectBus(name, settings);
    return await startOn(dataSource, connection, { description, settings, clock });
  } catch (error) {
    await connection?.close();
    await dataSource.destroy();
    throw error;
  }
}

interface Starting {
  readonly description: ServiceDescription;
  readonly settings: ServiceSettings;
  readonly clock: Clock;
}

async function startOn(
  dataSource: DataSource,
  connection: NatsConnection,
  { description, settings, clock }: Starting,
): Promise<RunningService> {
  const { name, module } = description;
  const log = new Log(name, settings.logLevel);
  const metrics = new Metrics();
  const database = new Database(dataSource);
  const keys = new IdempotencyKeys(dataSource, keyFor('idempotency', settings.auditKey));
  const bus = new Bus(connection, name, keyringOf(settings.callKeys));
  const [freshness, loops] = [new Freshness(), new Loops()];
  const delivery = new Delivery(name, { database, connection, bus, metrics, log, freshness, loops });
  const strategy = new BusServer(name, {
    connection,
    metrics,
    log,
    answers: delivery.answers,
    keys,
    callers: keyringOf(settings.callerKeys),
    hear: (consumers) => delivery.hear(consumers),
  });

  const readiness = async (): Promise<readonly string[]> => reasonsNotReady({ dataSource, connection, settings, delivery, loops });
  // First of all, for its port may be taken: nothing runs yet that would have to be stopped.
  const health: Server = await serveHealth(settings.port, { readiness, standingStill: () => loops.standingStill() }, metrics);
  try {
    @Module({ imports: [KitModule.with({ settings, database, bus, log, metrics, clock, freshness, loops }), module] })
    class WholeService {}

    const app = await NestFactory.createMicroservice(WholeService, { strategy, logger: nestLog(log), abortOnError: false });
    app.useGlobalFilters(new PassErrorsOn());
    await app.listen();
    delivery.tell();
    const stopSealing = sealEverySecond(database, settings.auditKey, clock, log, loops);
    const stopPruning = pruneNowAndThen(dataSource, log, loops);
    answerPings(name, connection, readiness);
    // Started is a service whose subscriptions the broker has: before, whoever asks hears that nobody is there.
    await connection.flush();
    const address = health.address();
    log.info('service started', { side: settings.side });
    return {
      app,
      dataSource,
      connection,
      port: typeof address === 'object' && address !== null ? address.port : settings.port,
      readiness,
      async stop() {
        health.close();
        await Promise.all([stopSealing(), stopPruning()]);
        await delivery.stop();
        await app.close();
        await connection.close();
        await dataSource.destroy();
      },
    };
  } catch (error) {
    health.close();
    throw error;
  }
}

/** The gateway asks `<service>.ping.v1` whether there is anybody to pass requests to. */
function answerPings(name: string, connection: NatsConnection, readiness: () => Promise<readonly string[]>): void {
  connection.subscribe(`${name}.ping.v1`, {
    queue: name,
    callback: (_, message) => void readiness().then((reasons) => message.respond(JSON.stringify({ ready: reasons.length === 0, reasons }))),
  });
}

interface Watched {
  readonly dataSource: DataSource;
  readonly connection: NatsConnection;
  readonly settings: ServiceSettings;
  readonly delivery: Delivery;
  readonly loops: Loops;
}

async function reasonsNotReady({ dataSource, connection, settings, delivery, loops }: Watched): Promise<readonly string[]> {
  const reasons: string[] = [];
  try {
    if (await dataSource.showMigrations()) reasons.push('migrations have not run');
  } catch {
    reasons.push('the database does not answer');
  }
  if (connection.isClosed()) return [...reasons, 'the bus connection is closed'];
  try {
    await connection.flush();
    const objection = await brokerObjection(connection, settings.natsMonitorUrl);
    if (objection !== null) reasons.push(objection);
  } catch {
    reasons.push('the broker does not answer');
  }
  return [...reasons, ...delivery.objections, ...loops.standingStill().map((loop) => `stands still: ${loop}`)];
}

/** A key for one use, derived from the seed of the audit log (RFC 5869): no key serves two ends. */
function keyFor(use: string, seed: string): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(seed, 'base64url'), '', `gatebook ${use}`, 32)).toString('base64url');
}
