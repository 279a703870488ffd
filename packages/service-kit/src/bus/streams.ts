import { serviceOf, type EventKind } from '@gatebook/contracts';
import { DiscardPolicy, RetentionPolicy, StorageType, type JetStreamManager, type StreamInfo } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOT_FOUND = 404;
/** Room for some two million events of a service; the broker sets it aside, so all streams together must fit its `max_file_store`. */
const STREAM_BYTES = 1024 ** 3;

/** The stream that holds a service's events. */
export function streamOf(service: string): string {
  return `EVENTS_${service.toUpperCase()}`;
}

/** The stream an event kind is kept in. */
export function streamOfKind(kind: EventKind): string {
  return streamOf(serviceOf(kind.subject));
}

/**
 * Creates a service's stream where it is missing and says how it stands. A full stream refuses new messages rather than
 * drop old ones: the outbox waits. Ninety days are kept; what is older is rebuilt from the outbox.
 */
export async function ensureStream(manager: JetStreamManager, service: string): Promise<StreamInfo> {
  const name = streamOf(service);
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  return manager.streams.add({
    name,
    subjects: [`events.${service}.>`],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.New,
    max_bytes: STREAM_BYTES,
    max_age: nanos(90 * DAY_MS),
    duplicate_window: nanos(10 * 60 * 1000),
    num_replicas: 1,
  });
}

/** True when the broker says that a stream or consumer does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === NOT_FOUND;
}
