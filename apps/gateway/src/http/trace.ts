import { randomUUID } from 'node:crypto';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const NO_TRACE = '0'.repeat(32);

/** Trace id of a W3C `traceparent`, or a new one where the caller sent none that counts. */
export function traceIdOf(traceparent: string | undefined): string {
  const traceId = TRACEPARENT.exec(traceparent ?? '')?.[1];
  return traceId === undefined || traceId === NO_TRACE ? randomHex() : traceId;
}

/** The `traceparent` that goes back with the answer. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomHex().slice(-16)}-01`;
}

/** 32 digits. Node draws the random bits of many UUIDs at once, so that a request need not wait for any. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
