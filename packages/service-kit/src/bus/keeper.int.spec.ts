import { consumersOf, DECLARED, keeperOf, streamOf } from '@gatebook/bus';
import { durableOf, SERVICES } from '@gatebook/contracts';
import { startBroker, until, type TestBroker } from '../testing/index.js';

const STREAM = streamOf('permits');
const DURABLE = 'crossings_keep-permit-standing';

describe('the keeper of streams and consumers', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startBroker();
  }, 60_000);
  afterAll(() => broker.stop());

  interface Answer {
    readonly config?: Readonly<Record<string, unknown>>;
    readonly error?: { readonly code: number; readonly description: string };
  }
  const call = async (service: string, what: string, body: unknown = {}): Promise<Answer> =>
    (
      await (await broker.connectionOf(keeperOf(service))).request(`$JS.API.${what}`, JSON.stringify(body), { timeout: 5_000 })
    ).json<Answer>();
  const stream = async (): Promise<Answer['config']> => (await call('permits', `STREAM.INFO.${STREAM}`)).config;
  const consumer = async (): Promise<Answer['config']> => (await call('permits', `CONSUMER.INFO.${STREAM}.${DURABLE}`)).config;
  /** Breaks something and waits until it is right again; five seconds are promised. */
  const rightAgain = async (holds: () => Promise<boolean>): Promise<void> => {
    const since = Date.now();
    await until(holds);
    expect(Date.now() - since).toBeLessThan(5_000);
  };

  it('has made every stream and every declared consumer when a service starts', async () => {
    for (const service of SERVICES) {
      expect((await call(service, `STREAM.INFO.${streamOf(service)}`)).config).toMatchObject({
        discard: 'old',
        storage: 'file',
        max_bytes: 1024 ** 3,
        max_age: 90 * 24 * 3_600 * 1e9,
        duplicate_window: 600 * 1e9,
      });
      for (const each of consumersOf(DECLARED, service)) {
        expect((await call(service, `CONSUMER.INFO.${streamOf(service)}.${durableOf(each)}`)).config).toMatchObject({
          ack_policy: 'explicit',
        });
      }
    }
  });

  it('makes a lost stream anew, with its consumers', async () => {
    await call('permits', `STREAM.DELETE.${STREAM}`);
    await rightAgain(async () => (await stream()) !== undefined && (await consumer()) !== undefined);
  });

  it('makes a lost consumer anew', async () => {
    await call('permits', `CONSUMER.DELETE.${STREAM}.${DURABLE}`);
    await rightAgain(async () => (await consumer()) !== undefined);
  });

  it.each([
    ['hears what is not its service’s', { subjects: ['events.permits.>', 'persons.>'] }],
    ['tells elsewhere', { republish: { src: '>', dest: 'elsewhere.>' } }],
    ['keeps less than promised', { max_bytes: 1_000_000 }],
    ['refuses when it is full', { discard: 'new' }],
    ['drops what is acknowledged', { no_ack: true }],
  ])('puts a stream right that %s', async (_, wrong) => {
    const right = await stream();
    const { error } = await call('permits', `STREAM.UPDATE.${STREAM}`, { ...right, ...wrong });
    expect(error).toBeUndefined();
    await rightAgain(async () => JSON.stringify(await stream()) === JSON.stringify(right));
  });

  it('puts a consumer right that was aimed at other events, and one that was made another kind', async () => {
    const right = await consumer();
    const aimed = { stream_name: STREAM, config: { ...right, filter_subject: 'events.permits.trust-list-published.v1' } };
    expect((await call('permits', `CONSUMER.CREATE.${STREAM}.${DURABLE}`, aimed)).error).toBeUndefined();
    await rightAgain(async () => (await consumer())?.['filter_subject'] === right?.['filter_subject']);
    await call('permits', `CONSUMER.DELETE.${STREAM}.${DURABLE}`);
    const pushed = { stream_name: STREAM, config: { ...right, ack_policy: 'none', max_waiting: undefined, deliver_subject: 'elsewhere' } };
    await call('permits', `CONSUMER.CREATE.${STREAM}.${DURABLE}`, pushed);
    await rightAgain(async () => JSON.stringify(await consumer()) === JSON.stringify(right));
  });
});
