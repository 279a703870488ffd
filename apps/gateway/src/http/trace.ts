import { randomBytes } from 'node:crypto';

const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;
const NO_TRACE = '0'.repeat(32);

/** Trace id of a W3C `traceparent`, or a new one where the caller sent none that counts. */
export function traceIdOf(traceparent: string | undefined): string {
  const traceId = TRACEPARENT.exec(traceparent ?? '')?.[1];
  return traceId === undefined || traceId === NO_TRACE ? randomBytes(16).toString('hex') : traceId;
}

/** The `traceparent` that goes back with the answer. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomBytes(8).toString('hex')}-01`;
}
