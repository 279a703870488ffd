import { CONSUMERS, durableOf, PERMIT_CHANGED, sourceOfConsumer, wireSubject } from '@gatebook/contracts';
import { jetstream, type Consumer } from '@nats-io/jetstream';
import { startBroker, until, type TestBroker } from '../testing/index.js';
import { jetstreamOf, streamOfKind } from './streams.js';

const DURABLE = 'crossings_keep-permit-standing';

describe('a consumer of another service’s stream', () => {
  let broker: TestBroker;
  beforeEach(async () => {
    broker = await startBroker();
  }, 60_000);
  afterEach(() => broker.stop());

  const tell = async (from: number, to: number): Promise<void> => {
    const permits = jetstream(await broker.connectionOf('permits'));
    for (let i = from; i < to; i++) await permits.publish(wireSubject(PERMIT_CHANGED), String(i), { msgID: String(i) });
  };
  const consumer = async (): Promise<Consumer> =>
    jetstreamOf(await broker.connectionOf('crossings'), 'permits').consumers.get(streamOfKind(PERMIT_CHANGED), DURABLE);
  /** Pulls as services do, in batches of 64, until nothing has come for a while. */
  const hear = async (acknowledge: (text: string) => boolean): Promise<readonly string[]> => {
    const source = await consumer();
    const heard: string[] = [];
    for (;;) {
      const before = heard.length;
      for await (const message of await source.fetch({ max_messages: 64, expires: 1_000 })) {
        heard.push(message.string());
        if (acknowledge(message.string())) await message.ackAck();
        else message.nak();
      }
      if (heard.length === before) return heard;
    }
  };
  const numbers = (from: number, to: number): readonly string[] => Array.from({ length: to - from }, (_, place) => String(from + place));

  it('gives more than a batch in order, and nothing is left once all is acknowledged', async () => {
    await tell(0, 200);
    expect(await hear(() => true)).toEqual(numbers(0, 200));
    expect(await (await consumer()).info()).toMatchObject({ num_pending: 0, num_ack_pending: 0 });
  });

  it('gives again what was refused, and only that', async () => {
    await tell(0, 70);
    const refused = new Set(['3', '66']);
    const heard = await hear((text) => !refused.delete(text));
    expect(heard.length).toBe(72);
    expect(new Set(heard)).toEqual(new Set(numbers(0, 70)));
    expect(await (await consumer()).info()).toMatchObject({ num_pending: 0, num_ack_pending: 0 });
  });

  it('goes on where it was after the broker was ended and started again, in the middle of a pull', async () => {
    await tell(0, 100);
    expect(await hear(() => true)).toEqual(numbers(0, 100));
    const crossings = await broker.connectionOf('crossings');
    const waiting = await (await consumer()).fetch({ max_messages: 64, expires: 2_000 });
    await broker.restart();
    for await (const message of waiting) throw new Error(`nobody told ${message.string()}`);
    await until(async () => crossings.flush().then(() => true));
    await until(async () => tell(100, 180).then(() => true));
    const heard = new Set<string>();
    await until(async () => {
      for (const text of await hear(() => true).catch(() => [])) heard.add(text);
      return heard.size >= 80;
    });
    expect([...heard]).toEqual(numbers(100, 180));
  });

  it('is there for every declared consumer', async () => {
    for (const each of CONSUMERS) {
      const client = jetstreamOf(await broker.connectionOf(each.service), sourceOfConsumer(each));
      await expect(client.consumers.get(streamOfKind(each.kind), durableOf(each))).resolves.toBeDefined();
    }
  });
});
