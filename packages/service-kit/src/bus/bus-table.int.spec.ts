import { APP_ACCOUNTS, answeredBy, consumersOf, DECLARED, eventSubjectsOf, inboxOf, keeperOf, sourcePrefix, streamOf } from '@gatebook/bus';
import {
  ACCESS_ENDED,
  CALLS,
  CONSUMERS,
  durableOf,
  EVENTS,
  GATEWAY,
  HEARD_BY_GATEWAY,
  heartbeatSubject,
  OPERATIONS,
  pingSubject,
  READ_BY_GATEWAY,
  readOutboxSubject,
  serviceOf,
  SERVICES,
  sourceOfConsumer,
  wireSubject,
} from '@gatebook/contracts';
import { startBroker, type TestBroker } from '../testing/index.js';
import { listening, publishing, whatPasses } from '../../test/broker-says.js';

/** Written from the contracts alone, not from the accounts that are tested. */
function mayAsk(app: string, subject: string): boolean {
  const service = serviceOf(subject);
  const hears = (source: string): boolean =>
    CONSUMERS.some((consumer) => consumer.service === app && sourceOfConsumer(consumer) === source);
  if (subject === readOutboxSubject(service)) return hears(service) || (app === GATEWAY && isIn(READ_BY_GATEWAY, service));
  if (app === GATEWAY) return true;
  return CALLS.some(({ caller, operation }) => caller === app && operation.subject === subject);
}

function isIn(list: readonly string[], word: string): boolean {
  return list.includes(word);
}

/** All that JetStream's API does to a stream, and to a consumer. */
const STREAM_CALLS =
  'STREAM.CREATE STREAM.UPDATE STREAM.DELETE STREAM.PURGE STREAM.MSG.DELETE STREAM.SNAPSHOT STREAM.RESTORE STREAM.INFO STREAM.MSG.GET DIRECT.GET STREAM.LEADER.STEPDOWN STREAM.PEER.REMOVE CONSUMER.CREATE CONSUMER.NAMES CONSUMER.LIST'.split(
    ' ',
  );
const CONSUMER_CALLS =
  'CONSUMER.CREATE CONSUMER.DURABLE.CREATE CONSUMER.DELETE CONSUMER.PAUSE CONSUMER.LEADER.STEPDOWN CONSUMER.UNPIN'.split(' ');

const ASKED = [
  ...OPERATIONS.map(({ subject }) => subject),
  ...SERVICES.flatMap((service) => [pingSubject(service), readOutboxSubject(service)]),
];

describe.each(APP_ACCOUNTS)('with its own login %s', (app) => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await sharedBroker();
  }, 60_000);

  it('asks what is declared that it asks, and no other subject of anybody', async () => {
    const passed = await whatPasses(broker, app, ASKED.map(publishing));
    expect(passed).toEqual(ASKED.filter((subject) => mayAsk(app, subject)).map((subject) => `publish ${subject}`));
  });

  it('answers its own operations in its own queue group, and nobody else’s', async () => {
    const tries = ASKED.flatMap((subject) => [listening(subject, app), listening(subject), listening(subject, 'another')]);
    const own = new Set(isIn(SERVICES, app) ? answeredBy(DECLARED, app).map(({ subject }) => subject) : []);
    const wide = ['>', '*.>', `${app}.>`, 'events.>', '$JS.>', '$SYS.>', 'SOURCE.>', '_R_.>', '_INBOX.>'].map((subject) =>
      listening(subject),
    );
    const passed = await whatPasses(broker, app, [...tries, ...wide]);
    expect(passed).toEqual(ASKED.filter((subject) => own.has(subject)).map((subject) => `listen ${subject} ${app}`));
  });

  it('tells its own events and heartbeat, and hears the heartbeats and endings that it has to', async () => {
    const events = [...EVENTS.map(wireSubject), ...SERVICES.map(heartbeatSubject)];
    const told = await whatPasses(broker, app, events.map(publishing));
    expect(told).toEqual(events.filter((subject) => subject.startsWith(`events.${app}.`)).map((subject) => `publish ${subject}`));
    const heartbeats = SERVICES.filter((source) =>
      app === GATEWAY
        ? isIn(HEARD_BY_GATEWAY, source)
        : CONSUMERS.some((consumer) => consumer.service === app && sourceOfConsumer(consumer) === source),
    ).map(heartbeatSubject);
    const heard = await whatPasses(
      broker,
      app,
      events.map((subject) => listening(subject)),
    );
    const endings = app === GATEWAY ? [wireSubject(ACCESS_ENDED)] : [];
    expect(heard).toEqual([...endings, ...heartbeats].map((subject) => `listen ${subject}`));
  });

  it('pulls from its own consumers, looks at them and acknowledges for them, and for no other', async () => {
    const calls = CONSUMERS.flatMap((consumer) => {
      const [durable, source] = [durableOf(consumer), sourceOfConsumer(consumer)];
      const stream = streamOf(source);
      const next = `CONSUMER.MSG.NEXT.${stream}.${durable}`;
      const info = `CONSUMER.INFO.${stream}.${durable}`;
      return [
        { subject: `${sourcePrefix(source)}.${next}`, may: consumer.service === app },
        { subject: `${sourcePrefix(source)}.${info}`, may: consumer.service === app },
        { subject: `$JS.ACK.${stream}.${durable}.1.1.1.1.1`, may: consumer.service === app },
        { subject: `$JS.API.${next}`, may: false },
        { subject: `$JS.API.${info}`, may: false },
      ];
    });
    const passed = await whatPasses(
      broker,
      app,
      calls.map(({ subject }) => publishing(subject)),
    );
    expect(passed).toEqual(calls.filter(({ may }) => may).map(({ subject }) => `publish ${subject}`));
  });

  it('makes, widens, empties and deletes no stream and no consumer, and looks at its own stream alone', async () => {
    const calls = SERVICES.flatMap((service) => {
      const durables = [...consumersOf(DECLARED, service).map(durableOf), 'another'];
      return [
        ...STREAM_CALLS.map((call) => `${call}.${streamOf(service)}`),
        ...durables.flatMap((durable) => CONSUMER_CALLS.map((call) => `${call}.${streamOf(service)}.${durable}`)),
      ];
    });
    const prefixes = ['$JS.API', '$JS.gatebook.API', ...SERVICES.map(sourcePrefix)];
    const subjects = [
      ...prefixes.flatMap((prefix) => calls.map((call) => `${prefix}.${call}`)),
      ...['INFO', 'STREAM.NAMES', 'STREAM.LIST', 'ACCOUNT.PURGE.PERSONS'].map((call) => `$JS.API.${call}`),
    ];
    const passed = await whatPasses(broker, app, subjects.map(publishing));
    const own = app === GATEWAY ? [] : ['STREAM.INFO', 'STREAM.MSG.GET'].map((call) => `publish $JS.API.${call}.${streamOf(app)}`);
    expect(passed).toEqual(own);
  });

  it('has an inbox that nobody else listens to, and writes into nobody’s', async () => {
    const users = [...APP_ACCOUNTS, ...SERVICES.map(keeperOf)];
    const passed = await whatPasses(
      broker,
      app,
      users.flatMap((user) => [listening(`${inboxOf(user)}.>`), publishing(`${inboxOf(user)}.guess`)]),
    );
    expect(passed).toEqual([`listen ${inboxOf(app)}.>`]);
  });
});

it('every event of a service is kept in its stream, and a heartbeat in none', () => {
  for (const service of SERVICES) {
    expect(eventSubjectsOf(DECLARED, service)).toEqual(
      EVENTS.map(wireSubject).filter((subject) => subject.startsWith(`events.${service}.`)),
    );
    expect(eventSubjectsOf(DECLARED, service)).not.toContain(heartbeatSubject(service));
  }
});

let started: Promise<TestBroker> | null = null;
function sharedBroker(): Promise<TestBroker> {
  return (started ??= startBroker());
}
afterAll(async () => (await started)?.stop());
