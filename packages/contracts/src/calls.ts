import type { Operation } from './kernel/operation.js';
import { GET_PERSON_CARD, GET_PERSON_FACTS, IDENTIFY_SEALED, LOG_ACCESS } from './persons/index.js';

/** Every service: it answers its operations, tells its events, and has a schema, a stream and a broker account of its own. */
export const SERVICES = ['identity', 'persons', 'corridors', 'workers', 'permits', 'crossings', 'statistics'] as const;

/** The only app that speaks for officers and API clients; it may ask every operation. */
export const GATEWAY = 'gateway';

/** A service that asks another one in the course of office work. */
export interface Call {
  readonly caller: string;
  readonly operation: Operation;
  /** Asked while somebody waits, who is behind it. */
  readonly isInTurn?: boolean;
}

/** Who asks whom besides the gateway. Nobody asks across the bus while a person stands at a gate. */
export const CALLS: readonly Call[] = Object.freeze(
  [
    { caller: 'workers', operation: GET_PERSON_FACTS, isInTurn: true },
    { caller: 'permits', operation: GET_PERSON_FACTS, isInTurn: true },
    { caller: 'permits', operation: GET_PERSON_CARD, isInTurn: true },
    { caller: 'permits', operation: LOG_ACCESS, isInTurn: true },
    // Afterwards, from the background: whose document was shown while persons was away.
    { caller: 'crossings', operation: IDENTIFY_SEALED },
  ].map((call) => Object.freeze(call)),
);

/** Where the gateway asks whether a service is there and ready. */
export function pingSubject(service: string): string {
  return `${service}.ping.v1`;
}

/** Where whoever hears a source asks it for events that were missed. */
export function readOutboxSubject(source: string): string {
  return `${source}.read-outbox.v1`;
}

/** Where a source says that it lives and how far it has told: published, kept in no stream. */
export function heartbeatSubject(source: string): string {
  return `events.${source}.heartbeat.v1`;
}

/** The sources whose heartbeat the gateway hears: it remembers access and persons for a while. */
export const HEARD_BY_GATEWAY = ['identity', 'persons'] as const;
/** The sources that the gateway may ask for events that were missed. */
export const READ_BY_GATEWAY = ['identity'] as const;
