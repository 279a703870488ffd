import { jetstreamManager, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { TestBroker } from '../src/testing/index.js';

/** The stream of the service that tells (`teller-and-hearer.ts`). */
export const TOLD_STREAM = 'EVENTS_PERMITS';

/** Does something to the broker's streams that no service may do; the keeper puts it right again after a while. */
async function withStreams<Answer>(broker: TestBroker, work: (manager: JetStreamManager) => Promise<Answer>): Promise<Answer> {
  return work(await jetstreamManager(await broker.connectionOf('keeper_permits'), { checkAPI: false }));
}

/** Changes the stream's configuration. */
export async function changeStream(broker: TestBroker, change: (bytes: number) => Partial<StreamConfig>): Promise<void> {
  // One that was just lost is made anew first.
  await broker.keeper.keepNow();
  await withStreams(broker, async (manager) => {
    const { config, state } = await manager.streams.info(TOLD_STREAM);
    await manager.streams.update(TOLD_STREAM, { ...config, ...change(state.bytes) });
  });
}

/** Loses the stream with all that it held; the keeper makes it anew. */
export async function loseStream(broker: TestBroker): Promise<void> {
  // Lost twice in a row: there must be one to lose.
  await broker.keeper.keepNow();
  await withStreams(broker, (manager) => manager.streams.delete(TOLD_STREAM));
}
