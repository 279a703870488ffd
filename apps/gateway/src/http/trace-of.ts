import type { FastifyRequest } from 'fastify';
import { traceIdOf } from './trace.js';

const traces = new WeakMap<FastifyRequest, string>();

/** Trace id of a request, the same wherever it is asked for. */
export function traceOf(request: FastifyRequest): string {
  let traceId = traces.get(request);
  if (traceId === undefined) {
    const sent = request.headers.traceparent;
    traceId = traceIdOf(typeof sent === 'string' ? sent : undefined);
    traces.set(request, traceId);
  }
  return traceId;
}
