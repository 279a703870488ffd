import type { DtoClass } from './operation.js';

/** A kind of event: what happened, told to whoever listens. Carries the aggregate's full state, ids and codes, never names or document numbers. */
export interface EventKind<Body = unknown> {
  /** `<service>.<noun>-<past verb>.v<n>` */
  readonly subject: string;
  readonly summary: string;
  readonly body: DtoClass<Body>;
  /** Member of the body that says what the event matters to, where that is not its aggregate. */
  readonly about?: string;
}

const declared = new WeakSet<object>();

/** Declares a kind of event. */
export function eventKind<Body>(description: EventKind<Body>): EventKind<Body> {
  declared.add(description);
  return Object.freeze(description);
}

/** True for what `eventKind` has declared. */
export function isEventKind(value: unknown): value is EventKind {
  return typeof value === 'object' && value !== null && declared.has(value);
}

/** An event as it travels: made once, delivered one or more times, in any order between aggregates. */
export interface Told<Body = unknown> {
  readonly eventId: string;
  readonly subject: string;
  /** Which thing it is about; events of one aggregate keep their order at the source. */
  readonly aggregateId: string;
  readonly occurredAt: string;
  readonly traceId: string;
  readonly body: Body;
}

/** Subject on the wire: kept apart from requests, so that a stream never swallows a request. */
export function wireSubject(kind: EventKind): string {
  return `events.${kind.subject}`;
}
