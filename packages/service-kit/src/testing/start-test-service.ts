import { randomBytes, randomUUID } from 'node:crypto';
import {
  wireSubject,
  type Actor,
  type Answered,
  type Asked,
  type EventKind,
  type Operation,
  type Role,
  type Told,
} from '@gatebook/contracts';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { v7 as uuid } from 'uuid';
import { Bus } from '../bus/bus.js';
import { connectBus } from '../bus/connect.js';
import { ensureStream, streamOfKind } from '../bus/streams.js';
import type { ServiceSettings } from '../config/read-settings.js';
import { startService, type RunningService, type ServiceDescription } from '../service/start-service.js';
import { Clock } from '../time/clock.js';
import { prepareDatabase, type TestDatabase } from './prepare-database.js';
import { undeclaredNulls } from './undeclared-nulls.js';
import { startBroker, type TestBroker } from './start-broker.js';

const PATIENCE_MS = 15_000;

/** What a test may choose; the rest is made up. */
export interface TestServiceOptions {
  /** Settings of the service beyond those every service has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly clock?: Clock;
  readonly side?: string;
  /** The broker of another service of the same test, so that both hear one another. */
  readonly broker?: TestBroker;
}

/** The real service on a database and a broker of its own, reached as the gateway reaches it. */
export interface TestService {
  readonly service: RunningService;
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  readonly connection: NatsConnection;
  /** Asks as the given actor and gives back the body; problems are thrown. */
  ask<Request extends object, Answer>(operation: Operation<Request, Answer>, body: Request, asked?: Partial<Asked>): Promise<Answer>;
  /** The same with status and version. */
  askWhole<Request extends object, Answer>(
    operation: Operation<Request, Answer>,
    body: Request,
    asked?: Partial<Asked>,
  ): Promise<Answered<Answer>>;
  /** Tells the service an event of another service. Told again with the same `eventId` it is the same event. */
  tell<Body>(kind: EventKind<Body>, body: Body, told?: Partial<Told>): Promise<void>;
  /** All events of a kind that the service has told so far. */
  events<Body>(kind: EventKind<Body>): Promise<readonly Told<Body>[]>;
  stop(): Promise<void>;
}

/** Starts the real service for a test. Streams of the other services it listens to are made, as their relays would. */
export async function startTestService(description: ServiceDescription, options: TestServiceOptions = {}): Promise<TestService> {
  const broker = options.broker ?? (await startBroker());
  try {
    return await startOn(broker, description, options);
  } catch (error) {
    if (options.broker === undefined) await broker.stop();
    throw error;
  }
}

async function startOn(broker: TestBroker, description: ServiceDescription, options: TestServiceOptions): Promise<TestService> {
  const database = await prepareDatabase(description);
  const settings: ServiceSettings = Object.assign(new description.settingsClass(), {
    databaseUrl: database.url,
    natsUrl: broker.url,
    natsUser: description.name,
    natsPassword: 'unused',
    natsMonitorUrl: broker.monitorUrl,
    port: 0,
    side: options.side ?? 'VN',
    auditKey: randomBytes(32).toString('base64url'),
    logLevel: process.env.GATEBOOK_TEST_LOG ?? 'silent',
    ...options.settings,
  });
  const connection = await connectBus('test', { ...settings, natsUser: 'test' });
  await makeStreams(connection);
  const service = await startService(description, settings, options.clock);
  await until(
    async () => (await service.readiness()).length === 0,
    () => service.readiness(),
  );
  const bus = new Bus(connection);
  const askWhole: TestService['askWhole'] = async (operation, body, asked = {}) => {
    const answered = await bus.pass(operation, { ...anAsked(body), ...asked, body });
    const nulls = undeclaredNulls(operation, answered.contentType === undefined ? answered.body : undefined);
    if (nulls.length > 0) throw new Error(`${operation.subject} answers null where its DTO declares none (OrNull): ${nulls.join(', ')}`);
    return answered;
  };
  return {
    service,
    database,
    broker,
    connection,
    askWhole,
    ask: async (operation, body, asked) => (await askWhole(operation, body, asked)).body,
    async tell(kind, body, told = {}) {
      const eventId = told.eventId ?? uuid();
      const event: Told = {
        subject: kind.subject,
        aggregateId: eventId,
        occurredAt: new Date().toISOString(),
        traceId: aTraceId(),
        body,
        ...told,
        eventId,
      };
      await jetstream(connection).publish(wireSubject(kind), JSON.stringify(event));
    },
    events: (kind) => readEvents(connection, kind),
    async stop() {
      await service.stop();
      await connection.close();
      if (options.broker === undefined) await broker.stop();
    },
  };
}

/** Waits until a condition holds; fails with the last state after fifteen seconds. */
export async function until(
  holds: () => Promise<boolean>,
  state: () => Promise<unknown> = async () => 'it did not come about',
): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain: ${JSON.stringify(await state())}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A request in somebody's name. */
export function anAsked<Body>(body: Body, asked: Partial<Asked> = {}): Asked<Body> {
  return { actor: anActor('administrator'), language: 'en', traceId: aTraceId(), deadline: Date.now() + PATIENCE_MS, ...asked, body };
}

/** Somebody with a role. */
export function anActor(role: Role, actor: Partial<Actor> = {}): Actor {
  return { kind: 'officer', id: uuid(), role, officeId: uuid(), gateIds: [], territory: null, ...actor };
}

/** A clock that stands where a test has put it. */
export class TestClock extends Clock {
  constructor(public instant: Date) {
    super();
  }
  override now(): Date {
    return this.instant;
  }
}

function aTraceId(): string {
  return randomUUID().replaceAll('-', '');
}

const ALL_SERVICES = ['identity', 'persons', 'corridors', 'workers', 'permits', 'crossings', 'statistics'] as const;

async function makeStreams(connection: NatsConnection): Promise<void> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  for (const service of ALL_SERVICES) await ensureStream(manager, service);
}

async function readEvents<Body>(connection: NatsConnection, kind: EventKind<Body>): Promise<readonly Told<Body>[]> {
  const consumer = await jetstream(connection).consumers.get(streamOfKind(kind), { filter_subjects: wireSubject(kind) });
  const { num_pending } = await consumer.info();
  const events: Told<Body>[] = [];
  if (num_pending === 0) return events;
  for await (const message of await consumer.fetch({ max_messages: num_pending, expires: 3_000 })) events.push(message.json<Told<Body>>());
  return events;
}
