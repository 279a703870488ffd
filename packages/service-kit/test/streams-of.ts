import { jetstreamManager, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import { connectBus, ServiceSettings } from '../src/index.js';
import type { TestBroker } from '../src/testing/index.js';

/** The stream of the service that tells (`teller-and-hearer.ts`). */
export const TOLD_STREAM = 'EVENTS_PERMITS';

/** Does something to the broker's streams that no service may do. */
export async function withStreams<Answer>(broker: TestBroker, work: (manager: JetStreamManager) => Promise<Answer>): Promise<Answer> {
  const settings = Object.assign(new ServiceSettings(), { natsUrl: broker.url, natsUser: 'test', natsPassword: 'unused' });
  const connection = await connectBus('keeper', settings);
  try {
    return await work(await jetstreamManager(connection));
  } finally {
    await connection.close();
  }
}

/** Changes the stream's configuration. */
export async function changeStream(broker: TestBroker, change: (bytes: number) => Partial<StreamConfig>): Promise<void> {
  await withStreams(broker, async (manager) => {
    const { config, state } = await manager.streams.info(TOLD_STREAM);
    await manager.streams.update(TOLD_STREAM, { ...config, ...change(state.bytes) });
  });
}

/** Loses the stream with all that it held. */
export async function loseStream(broker: TestBroker): Promise<void> {
  await withStreams(broker, async (manager) => {
    const { config } = await manager.streams.info(TOLD_STREAM);
    await manager.streams.delete(TOLD_STREAM);
    await manager.streams.add(config);
  });
}
