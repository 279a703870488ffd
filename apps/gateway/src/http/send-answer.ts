import type { Answered, HttpRoute } from '@gatebook/contracts';
import type { FastifyReply } from 'fastify';

const NO_CONTENT = 204;

/** Sends what a service answered: status, version as ETag, JSON or another media type. */
export function sendAnswer(reply: FastifyReply, http: HttpRoute, { body, status, version, contentType, base64 }: Answered): FastifyReply {
  void reply.code(status ?? http.status ?? 200);
  if (version !== undefined) void reply.header('etag', `"${version}"`);
  if (reply.statusCode === NO_CONTENT) return reply.send();
  if (contentType === undefined) return reply.header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(body ?? null));
  return reply.header('content-type', contentType).send(base64 === true ? Buffer.from(String(body), 'base64') : String(body));
}
