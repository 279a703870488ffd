import { Problem } from '@gatebook/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { sendProblem } from './send-problem.js';

const METHODS: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const NO_CONTENT = 204;

/**
 * Answers the methods that an address does not take: 405 with `Allow` (RFC 9110, section 15.5.6), and OPTIONS with `Allow` alone, for no other site may
 * call us. No body is read for either.
 */
export function refuseOtherMethods(fastify: FastifyInstance, url: string, taken: readonly string[]): void {
  const allowed = new Set([...taken, ...(taken.includes('GET') ? ['HEAD'] : []), 'OPTIONS']);
  const allow = METHODS.filter((method) => allowed.has(method)).join(', ');
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const params: unknown = request.params;
    if (typeof params === 'object' && params !== null && Object.values(params).includes(''))
      return sendProblem(reply, new Problem('PATH_UNKNOWN'));
    void reply.header('allow', allow);
    return request.method === 'OPTIONS' ? reply.code(NO_CONTENT).send() : sendProblem(reply, new Problem('METHOD_NOT_ALLOWED'));
  };
  fastify.route({
    method: METHODS.filter((method) => method === 'OPTIONS' || !allowed.has(method)),
    url,
    onRequest: answer,
    handler: answer,
  });
}
