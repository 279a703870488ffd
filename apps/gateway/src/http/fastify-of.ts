import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** The Fastify instance behind Nest. */
export function fastifyOf(host: HttpAdapterHost): FastifyInstance {
  return host.httpAdapter.getInstance<FastifyInstance>();
}
