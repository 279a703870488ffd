import { randomBytes, randomUUID } from 'node:crypto';
import {
  GATEWAY,
  serviceOf,
  SERVICES,
  wireSubject,
  type Actor,
  type Answered,
  type Asked,
  type EventKind,
  type Operation,
  type Told,
} from '@gatebook/contracts';
import type { Role } from '@gatebook/vocabulary';
import type { NatsConnection } from '@nats-io/transport-node';
import type { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { Bus } from '../bus/bus.js';
import { keyringOf } from '../bus/call-keyring.js';
import { streamOfKind } from '../bus/streams.js';
import type { ServiceSettings } from '../config/read-settings.js';
import { Freshness } from '../outbox/freshness.js';
import { startService, type RunningService, type ServiceDescription } from '../service/start-service.js';
import { Clock } from '../time/clock.js';
import { answerFaults } from './answer-faults.js';
import { entityDifferences } from './entity-differences.js';
import { wordDifferences } from './word-differences.js';
import { TestSource } from './test-source.js';
import { prepareDatabase, type TestDatabase } from './prepare-database.js';
import { startBroker, type BrokerOptions, type TestBroker } from './start-broker.js';

const PATIENCE_MS = 15_000;
const FRESH_SECONDS = 10;

/** What a test may choose; the rest is made up. */
export interface TestServiceOptions {
  /** Settings of the service beyond those every service has. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly clock?: Clock;
  readonly side?: string;
  /** What the broker knows beside the real operations and consumers. */
  readonly further?: BrokerOptions['further'];
  /** The broker of another service of the same test, so that both hear one another. */
  readonly broker?: TestBroker;
}

/** The real service on a database and a broker of its own, reached as the gateway reaches it. */
export interface TestService {
  readonly service: RunningService;
  /** What it was started with: another process of it can be started. */
  readonly settings: ServiceSettings;
  readonly database: TestDatabase;
  readonly broker: TestBroker;
  /** The gateway's: what it asks, it asks as the gateway does. */
  readonly connection: NatsConnection;
  /** Asks as the given actor and gives back the body; problems are thrown. */
  ask<Request, Answer, Added, KeptBack>(
    operation: Operation<Request, Answer, Added, KeptBack>,
    body: Request & Added,
    asked?: Partial<Asked>,
  ): Promise<Answer & KeptBack>;
  /** The same with status and version. */
  askWhole<Request, Answer, Added, KeptBack>(
    operation: Operation<Request, Answer, Added, KeptBack>,
    body: Request & Added,
    asked?: Partial<Asked>,
  ): Promise<Answered<Answer & KeptBack>>;
  /** Tells the service an event of another service. Told again with the same `eventId` it is the same event. */
  tell<Body>(kind: EventKind<Body>, body: Body, told?: Partial<Told>): Promise<void>;
  /** Lets another service lose what it told of a kind since an event, as when its database is restored; null: all of it. */
  goBack(kind: EventKind, eventId: string | null): void;
  /** All events of a kind that the service has told so far. */
  events<Body>(kind: EventKind<Body>): Promise<readonly Told<Body>[]>;
  stop(): Promise<void>;
}

/** Starts the real service for a test, under its own login. */
export async function startTestService(description: ServiceDescription, options: TestServiceOptions = {}): Promise<TestService> {
  const broker = options.broker ?? (await startBroker({ further: options.further }));
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
    ...broker.settingsOf(description.name),
    port: 0,
    side: options.side ?? 'VN',
    auditKey: randomBytes(32).toString('base64url'),
    logLevel: process.env.GATEBOOK_TEST_LOG ?? 'silent',
    ...options.settings,
  });
  const connection = await broker.connectionOf(GATEWAY);
  takePlaceOf(description.name, broker);
  await standIn(broker);
  const service = await startService(description, settings, options.clock);
  const objections = await schemaObjections(service.dataSource, description.name);
  if (objections.length > 0) {
    await service.stop();
    throw new Error(`${description.name}: ${objections.join('; ')}`);
  }
  await until(
    async () => (await service.readiness()).length === 0,
    () => service.readiness(),
  );
  // A test begins where nothing has been missed so far.
  const freshness = service.app.get(Freshness);
  await until(
    async () => freshness.ageSeconds(new Date()) < FRESH_SECONDS,
    async () => 'a source has said nothing',
  );
  const bus = new Bus(connection, GATEWAY, keyringOf(broker.settingsOf(GATEWAY).callKeys));
  const askWhole: TestService['askWhole'] = async (operation, body, asked = {}) => {
    const answered = await bus.pass(operation, { ...anAsked(body), ...asked, body });
    const faults = answered.contentType === undefined ? answerFaults(operation, answered.body) : [];
    if (faults.length > 0) throw new Error(`${operation.subject} does not answer what it declares: ${faults.join(', ')}`);
    return answered;
  };
  return {
    service,
    settings,
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
      await sourceOf(broker, kind).tell(kind, event);
    },
    goBack: (kind, eventId) => sourceOf(broker, kind).goBack(kind, eventId),
    events: (kind) => readEvents(broker, kind),
    async stop() {
      await service.stop();
      if (options.broker === undefined) await broker.stop();
    },
  };
}

/** What its migrated schema says otherwise than the entities and the vocabulary do. */
async function schemaObjections(dataSource: DataSource, service: string): Promise<readonly string[]> {
  const entities = (await entityDifferences(dataSource)).map((difference) => `entities and migrations disagree: ${difference}`);
  const words = (await wordDifferences(dataSource, service)).map((difference) => `vocabulary and migrations disagree: ${difference}`);
  return [...entities, ...words];
}

/** Waits until a condition holds; fails with the last state after fifteen seconds, or as long as is given. */
export async function until(
  holds: () => Promise<boolean>,
  state: () => Promise<unknown> = async () => 'it did not come about',
  withinMs = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + withinMs;
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

function sourceOf({ sources }: TestBroker, kind: EventKind): TestSource {
  const source = sources.get(serviceOf(kind.subject));
  if (source === undefined || source === 'real') throw new Error(`${serviceOf(kind.subject)} runs on this broker and tells its own events`);
  return source;
}

/** From now on the real service speaks for itself. */
function takePlaceOf(service: string, { sources }: TestBroker): void {
  const source = sources.get(service);
  if (source !== undefined && source !== 'real') source.stop();
  sources.set(service, 'real');
}

/** Everybody else who may be heard speaks under its own login. */
async function standIn({ sources, connectionOf }: TestBroker): Promise<void> {
  for (const service of SERVICES) {
    if (sources.has(service)) continue;
    sources.set(service, new TestSource(service, await connectionOf(service)));
  }
}

/** One event after the other, as the source's own login may look at its stream: a consumer is the keeper's to make. */
async function readEvents<Body>(broker: TestBroker, kind: EventKind<Body>): Promise<readonly Told<Body>[]> {
  const source = await broker.connectionOf(serviceOf(kind.subject));
  const events: Told<Body>[] = [];
  for (let seq = 1; ; seq++) {
    const request = JSON.stringify({ seq, next_by_subj: wireSubject(kind) });
    const { message, error } = (await source.request(`$JS.API.STREAM.MSG.GET.${streamOfKind(kind)}`, request)).json<StoredAnswer>();
    if (error !== undefined && error.code !== NOT_FOUND) throw new Error(error.description);
    if (message === undefined) return events;
    events.push(JSON.parse(Buffer.from(message.data, 'base64').toString('utf8')));
    seq = message.seq;
  }
}

const NOT_FOUND = 404;

interface StoredAnswer {
  readonly message?: { readonly seq: number; readonly data: string };
  readonly error?: { readonly code: number; readonly description: string };
}
