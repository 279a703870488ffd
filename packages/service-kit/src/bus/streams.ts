import { sourcePrefix, streamOf } from '@gatebook/bus';
import { serviceOf, type EventKind } from '@gatebook/contracts';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';

export { streamOf };

const NOT_FOUND = 404;

/** The stream an event kind is kept in. */
export function streamOfKind(kind: EventKind): string {
  return streamOf(serviceOf(kind.subject));
}

/**
 * The JetStream of a source, as far as a hearer reaches it: its own declared consumers, to pull from, to look at, and to
 * acknowledge. The keeper makes them; a consumer that is not there yet is a 404.
 */
export function jetstreamOf(connection: NatsConnection, source: string): JetStreamClient {
  return jetstream(connection, { apiPrefix: sourcePrefix(source) });
}

/** True when the broker says that a stream or consumer does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === NOT_FOUND;
}
