import { APP_ACCOUNTS, differences, keeperOf, DECLARED, DEFAULT_SIZES, sourcePrefix, streamConfig, streamOf } from '@gatebook/bus';
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
  REVOKE_PERMIT,
  serviceOf,
  SERVICES,
  SIGN_IN,
  sourceOfConsumer,
  wireSubject,
} from '@gatebook/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import { probeOf, startBroker, until, type TestBroker } from '../testing/index.js';

/** Who hears whom, by the list of consumers alone. */
const HEARING = CONSUMERS.map((consumer) => ({
  hearer: consumer.service,
  source: sourceOfConsumer(consumer),
  durable: durableOf(consumer),
}));

/** What may go from one account to another, as `from subject to`, written from the contracts alone. */
function declaredWays(): readonly string[] {
  const ways = [
    ...OPERATIONS.map(({ subject }) => [GATEWAY, subject, serviceOf(subject)]),
    ...SERVICES.map((service) => [GATEWAY, pingSubject(service), service]),
    ...READ_BY_GATEWAY.map((source) => [GATEWAY, readOutboxSubject(source), source]),
    ...CALLS.map(({ caller, operation: { subject } }) => [caller, subject, serviceOf(subject)]),
    ...HEARING.flatMap(({ hearer, source, durable }) => [
      [hearer, readOutboxSubject(source), source],
      [hearer, ackSubject(source, durable), source],
      [source, heartbeatSubject(source), hearer],
    ]),
    ...HEARD_BY_GATEWAY.map((source) => [source, heartbeatSubject(source), GATEWAY]),
    ['identity', wireSubject(ACCESS_ENDED), GATEWAY],
  ];
  return [...new Set(ways.map((way) => way.join(' ')))].toSorted();
}

function ackSubject(source: string, durable: string): string {
  return `$JS.ACK.${streamOf(source)}.${durable}.1.1.1.1.1`;
}

describe('a login that may do everything in its own account', () => {
  let broker: TestBroker;
  const probes = new Map<string, NatsConnection>();
  const probe = (app: string): NatsConnection => {
    const found = probes.get(app);
    if (found === undefined) throw new Error(`no probe in the account of ${app}`);
    return found;
  };
  beforeAll(async () => {
    broker = await startBroker({ probes: true });
    for (const app of APP_ACCOUNTS) probes.set(app, await broker.connectionOf(probeOf(app)));
  }, 60_000);
  afterAll(() => broker.stop());

  const asUsual = async (service: string): Promise<boolean> => {
    const keeper = await broker.connectionOf(keeperOf(service));
    const { config } = (await keeper.request(`$JS.API.STREAM.INFO.${streamOf(service)}`)).json<{ config: Record<string, unknown> }>();
    return differences(streamConfig(DECLARED, service, DEFAULT_SIZES), config).length === 0;
  };

  it('reaches other accounts with what is declared, and with nothing else', async () => {
    const arrived = new Set<string>();
    const subscriptions = APP_ACCOUNTS.map((to) =>
      probe(to).subscribe('>', {
        callback: (_, message) => {
          const [mark, from] = message.string().split(' ');
          if (mark === 'sent-by' && from !== to) arrived.add(`${from} ${message.subject} ${to}`);
        },
      }),
    );
    await Promise.all(APP_ACCOUNTS.map((app) => probe(app).flush()));
    const subjects = [
      ...OPERATIONS.map(({ subject }) => subject),
      ...SERVICES.flatMap((service) => [pingSubject(service), readOutboxSubject(service), heartbeatSubject(service)]),
      ...EVENTS.map(wireSubject),
      ...HEARING.map(({ source, durable }) => ackSubject(source, durable)),
      ...APP_ACCOUNTS.map((app) => `_INBOX_${app}.guess`),
    ];
    for (const from of APP_ACCOUNTS) for (const subject of subjects) probe(from).publish(subject, `sent-by ${from}`);
    await Promise.all(APP_ACCOUNTS.map((app) => probe(app).flush()));
    await until(
      async () => arrived.size >= declaredWays().length,
      async () => [...arrived],
    );
    expect([...arrived].toSorted()).toEqual(declaredWays());
    for (const subscription of subscriptions) subscription.unsubscribe();
  });

  it('looks at and pulls from its own consumers, and finds no other', async () => {
    const found: string[] = [];
    const asked = APP_ACCOUNTS.flatMap((app) => HEARING.map((hearing) => ({ app, ...hearing })));
    await Promise.all(
      asked.map(async ({ app, source, durable }) => {
        const info = `${sourcePrefix(source)}.CONSUMER.INFO.${streamOf(source)}.${durable}`;
        const answer = await probe(app)
          .request(info, '', { timeout: 3_000 })
          .then((message) => message.json<{ name?: string }>())
          .catch(() => null);
        if (answer?.name === durable) found.push(`${app} ${source} ${durable}`);
      }),
    );
    expect(found.toSorted()).toEqual(HEARING.map(({ hearer, source, durable }) => `${hearer} ${source} ${durable}`).toSorted());
  });

  it('cannot make its own stream deliver into another service, nor widen it over the requests of others', async () => {
    await broker.keeper.pause();
    const seen: string[] = [];
    const watched = (['permits', 'identity'] as const).map((service) =>
      probe(service).subscribe(`${service}.>`, { callback: (_, message) => void seen.push(message.subject) }),
    );
    await probe('permits').flush();
    const attacker = probe('statistics');
    const stream = streamOf('statistics');
    const widened = {
      ...streamConfig(DECLARED, 'statistics', DEFAULT_SIZES),
      subjects: ['identity.>', 'persons.>', 'events.statistics.>'],
      no_ack: true,
    };
    const republishing = { ...widened, republish: { src: 'events.statistics.evil.v1', dest: REVOKE_PERMIT.subject } };
    const delivering = {
      stream_name: stream,
      config: {
        name: 'evil',
        durable_name: 'evil',
        deliver_subject: REVOKE_PERMIT.subject,
        deliver_group: 'permits',
        ack_policy: 'none',
        deliver_policy: 'all',
      },
    };
    const call = async (what: string, body: unknown): Promise<unknown> =>
      (await attacker.request(`$JS.API.${what}`, JSON.stringify(body), { timeout: 5_000 })).json<{ error?: unknown }>().error;
    expect(await call(`STREAM.UPDATE.${stream}`, republishing)).toBeUndefined();
    expect(await call(`CONSUMER.CREATE.${stream}.evil`, delivering)).toBeUndefined();
    attacker.publish('events.statistics.evil.v1', JSON.stringify({ body: { permitId: '1' }, actor: { role: 'permit-supervisor' } }));
    await attacker.flush();
    const gateway = await broker.connectionOf(GATEWAY);
    gateway.publish(SIGN_IN.subject, 'what an officer sends');
    await gateway.flush();
    await until(async () => seen.includes(SIGN_IN.subject));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(seen).toEqual([SIGN_IN.subject]);
    const { state } = (await attacker.request(`$JS.API.STREAM.INFO.${stream}`)).json<{ state: { messages: number } }>();
    expect(state.messages).toBe(1);
    for (const subscription of watched) subscription.unsubscribe();

    const resumedAt = Date.now();
    broker.keeper.resume();
    await until(() => asUsual('statistics'));
    expect(Date.now() - resumedAt).toBeLessThan(5_000);
  });

  it('changes no stream of another account: there it has none', async () => {
    for (const app of APP_ACCOUNTS) {
      for (const service of SERVICES.filter((each) => each !== app)) {
        const body = JSON.stringify({ ...streamConfig(DECLARED, service, DEFAULT_SIZES), subjects: [`${app}.mine`] });
        const options = { timeout: 3_000 };
        await probe(app)
          .request(`$JS.API.STREAM.UPDATE.${streamOf(service)}`, body, options)
          .catch(() => null);
        await probe(app)
          .request(`$JS.API.STREAM.DELETE.${streamOf(service)}`, '', options)
          .catch(() => null);
      }
    }
    for (const service of SERVICES) expect(await asUsual(service)).toBe(true);
  });
});
