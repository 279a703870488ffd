import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { Log } from '@gatebook/service-kit';
import type { FastifyInstance } from 'fastify';

/** Serves the built console. Files below `assets/` carry a digest in their names and may be kept for ever; the rest is asked for anew. */
export async function serveConsole(fastify: FastifyInstance, consolePath: string | undefined, log: Log): Promise<void> {
  if (consolePath === undefined) return;
  if (!existsSync(join(consolePath, 'index.html'))) {
    log.warn('the console is not built: only the API is served');
    return;
  }
  await fastify.register(fastifyStatic, {
    root: consolePath,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        path.startsWith(join(consolePath, 'assets') + sep) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}
