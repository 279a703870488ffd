import { durableOf, wireSubject, type DeclaredConsumer } from '@gatebook/contracts';
import { eventSubjectsOf, type BusDeclaration } from './declaration.js';

const MS = 1_000_000;
const MINUTE = 60_000 * MS;
const DAY = 24 * 60 * MINUTE;

/** The sizes that a deployment chooses. */
export interface StreamSizes {
  /** Copies of each stream, in a cluster. */
  readonly replicas: number;
  /** What one stream may take; its oldest events are dropped beyond, and read from the source's outbox by who missed them. */
  readonly streamBytes: number;
}

/** One server, a gibibyte for each stream: some million events. */
export const DEFAULT_SIZES: StreamSizes = { replicas: 1, streamBytes: 1024 ** 3 };

/** The stream that holds a service's events. */
export function streamOf(service: string): string {
  return `EVENTS_${service.toUpperCase()}`;
}

/** Where a hearer finds another service's consumers in its own account: imported under this prefix, beside its own JetStream. */
export function sourcePrefix(source: string): string {
  return `SOURCE.${source}`;
}

/** A setting of JetStream's, in the words of its API. */
export type JetStreamConfig = Readonly<Record<string, unknown>>;

/** A service's stream as it has to be. */
export function streamConfig(declaration: BusDeclaration, service: string, { replicas, streamBytes }: StreamSizes): JetStreamConfig {
  const subjects = eventSubjectsOf(declaration, service);
  return {
    name: streamOf(service),
    // Named one by one: a heartbeat is published beside them and is kept nowhere. A service that tells nothing yet has an empty stream.
    subjects: subjects.length > 0 ? subjects : [`events.${service}.nothing.v1`],
    storage: 'file',
    retention: 'limits',
    discard: 'old',
    max_bytes: streamBytes,
    max_age: 90 * DAY,
    max_msgs: -1,
    max_msg_size: -1,
    max_msgs_per_subject: -1,
    max_consumers: -1,
    duplicate_window: 10 * MINUTE,
    num_replicas: replicas,
    // With these a stream would take from elsewhere, tell elsewhere, or answer with a body that its writer chose.
    allow_direct: false,
    mirror_direct: false,
    allow_rollup_hdrs: false,
    no_ack: false,
    sealed: false,
    deny_delete: false,
    deny_purge: false,
    discard_new_per_subject: false,
    compression: 'none',
  };
}

/** A consumer as it has to be: pulled, each event acknowledged after its effect is kept. */
export function consumerConfig(consumer: DeclaredConsumer): JetStreamConfig {
  return {
    name: durableOf(consumer),
    durable_name: durableOf(consumer),
    filter_subject: wireSubject(consumer.kind),
    ack_policy: 'explicit',
    deliver_policy: 'all',
    replay_policy: 'instant',
    ack_wait: 30_000 * MS,
    max_ack_pending: 1_000,
    max_deliver: -1,
    max_waiting: 512,
    num_replicas: 0,
  };
}
