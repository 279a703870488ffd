import { randomUUID } from 'node:crypto';
import { languageOf, Problem, problemDocument, problemPath, type ProblemCode } from '@gatebook/contracts';
import { RemoteFault, type Log } from '@gatebook/service-kit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from './trace-of.js';

/** What Fastify refuses by itself, in our words. */
const BY_FASTIFY: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_UNSUPPORTED',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'BODY_NOT_JSON',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_NOT_JSON',
  FST_ERR_BAD_URL: 'PATH_UNKNOWN',
  FST_ERR_MAX_PARAM_LENGTH: 'PATH_UNKNOWN',
};

/** The problem that an error stands for. A fault is logged with its cause; the caller gets its reference and nothing else. */
export function problemOf(error: unknown, request: FastifyRequest, log: Log): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof RemoteFault) return new Problem('FAULT', { reference: error.reference });
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? BY_FASTIFY[error.code] : undefined;
  if (code !== undefined) return new Problem(code);
  const reference = randomUUID();
  log.error('request failed', error, { route: request.routeOptions?.url, traceId: traceOf(request), reference });
  return new Problem('FAULT', { reference });
}

/** Sends a problem (RFC 9457) in the caller's language. */
export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { request } = reply;
  const [path = ''] = request.url.split('?');
  const { retryAfterSeconds } = problem;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="gatebook"');
  return (
    reply
      .code(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      // The host in `type` is nobody's (RFC 2606); this address opens wherever the registry stands.
      .header('link', `<${problemPath(problem.code)}>; rel="help"`)
      .send(JSON.stringify(problemDocument(problem, languageOf(request.headers['accept-language']), path)))
  );
}
