import { Problem } from '@gatebook/contracts';
import type { Log } from '@gatebook/service-kit';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewaySettings } from '../config.js';
import { problemOf, sendProblem } from './send-problem.js';
import { traceparentOf } from './trace.js';
import { traceOf } from './trace-of.js';

const SECOND = 1_000;

/** Fastify under Nest, with our limits, our reading of bodies, and problems in place of both frameworks' errors. */
export class GatewayAdapter extends FastifyAdapter {
  constructor(
    settings: GatewaySettings,
    private readonly log: Log,
  ) {
    super({
      logger: false,
      bodyLimit: settings.bodyLimitBytes,
      // A client that dawdles holds a socket: its whole request has to be there within this time.
      requestTimeout: 15 * SECOND,
      connectionTimeout: 60 * SECOND,
      keepAliveTimeout: 65 * SECOND,
      http: { headersTimeout: 10 * SECOND, connectionsCheckingInterval: 5 * SECOND },
      trustProxy: settings.trustedProxies?.split(',').map((proxy) => proxy.trim()) ?? false,
      routerOptions: { maxParamLength: 200 },
      frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
        void sendProblem(reply, problemOf(error, request, log)),
    });
    const fastify = this.getInstance();
    fastify.removeAllContentTypeParsers();
    // Bytes only: what they may hold depends on the operation, which reads them.
    fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) =>
      body.length === 0 ? undefined : body,
    );
    fastify.addHook('onRequest', async (request, reply) => {
      void reply.header('traceparent', traceparentOf(traceOf(request))).header('cache-control', 'no-store');
    });
  }

  /** Called by Nest with its own handler; ours answers with problems. */
  override setErrorHandler(): ReturnType<FastifyAdapter['setErrorHandler']> {
    return this.getInstance().setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error, request, this.log)));
  }

  /** Called by Nest with its own handler. Any address that is not the API's may be a page of the console. */
  override setNotFoundHandler(): ReturnType<FastifyAdapter['setNotFoundHandler']> {
    return this.getInstance().setNotFoundHandler((request, reply) => {
      const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
      if (wantsPage && !OURS.test(request.url) && reply.sendFile !== undefined)
        return reply.header('cache-control', 'no-cache').sendFile('index.html');
      return sendProblem(reply, new Problem('PATH_UNKNOWN'));
    });
  }
}

const OURS = /^\/(api|oauth|health|metrics|problems|sdmx|exchange|assets)(\/|\?|$)/;
