import { SERVICE_NAMES } from '../apps.js';

/** What one user of the bus may do. */
export interface BusUser {
  readonly user: string;
  /** Publishes nothing else, but for replies to requests that it was asked (allow_responses). */
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
}

const JETSTREAM = '$JS.API';

/** The services whose events the gateway hears: sessions and officers that end, persons that are merged or erased. */
const HEARD_BY_GATEWAY = ['identity', 'persons'] as const;

function streamOf(service: string): string {
  return `EVENTS_${service.toUpperCase()}`;
}

/** Looks at JetStream without changing it. */
const LOOK = [`${JETSTREAM}.INFO`, `${JETSTREAM}.STREAM.NAMES`];

/** Makes and reads consumers of one stream, or of every stream with `*`; deletes none, for their names cannot be told apart here. */
function hear(stream: string): string[] {
  return [
    `${JETSTREAM}.STREAM.INFO.${stream}`,
    `${JETSTREAM}.CONSUMER.CREATE.${stream}.*`,
    `${JETSTREAM}.CONSUMER.CREATE.${stream}.*.events.>`,
    `${JETSTREAM}.CONSUMER.DURABLE.CREATE.${stream}.*`,
    `${JETSTREAM}.CONSUMER.INFO.${stream}.*`,
    `${JETSTREAM}.CONSUMER.NAMES.${stream}`,
    `${JETSTREAM}.CONSUMER.LIST.${stream}`,
    `${JETSTREAM}.CONSUMER.MSG.NEXT.${stream}.*`,
  ];
}

/** Keeps its own stream: makes it, widens it, and makes it anew when it went back; no other service's. */
function keep(stream: string): string[] {
  const calls = ['STREAM.CREATE', 'STREAM.UPDATE', 'STREAM.DELETE', 'STREAM.MSG.GET', 'DIRECT.GET'];
  return [...calls.map((call) => `${JETSTREAM}.${call}.${stream}`), `${JETSTREAM}.DIRECT.GET.${stream}.>`];
}

/** Who asks whom in the course of office work; nobody asks across the bus while a person stands at a gate. */
const ASKS: Readonly<Record<string, readonly string[]>> = { workers: ['persons'], permits: ['persons'] };

function serviceUser(service: string): BusUser {
  return {
    user: service,
    publish: [
      `events.${service}.>`,
      ...(ASKS[service] ?? []).map((other) => `${other}.>`),
      ...LOOK,
      ...keep(streamOf(service)),
      ...hear('*'),
      '$JS.ACK.>',
    ],
    // The word after the blank is the queue group: two copies of a service can never both answer one request.
    subscribe: [`${service}.> ${service}`, `_INBOX_${service}.>`],
  };
}

function gatewayUser(): BusUser {
  return {
    user: 'gateway',
    publish: [
      ...SERVICE_NAMES.map((service) => `${service}.>`),
      ...LOOK,
      ...HEARD_BY_GATEWAY.flatMap((service) => hear(streamOf(service))),
      ...HEARD_BY_GATEWAY.map((service) => `$JS.ACK.${streamOf(service)}.>`),
    ],
    // Endings of access are heard as they are published: what is missed is forgotten within a minute anyway.
    subscribe: ['_INBOX_gateway.>', 'events.identity.>'],
  };
}

/** Every user of the bus: one per service, and the gateway. */
export const BUS_USERS: readonly BusUser[] = [...SERVICE_NAMES.map(serviceUser), gatewayUser()];
