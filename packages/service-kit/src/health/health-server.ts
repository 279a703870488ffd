import { createServer, type Server } from 'node:http';
import type { Metrics } from './metrics.js';

/** Why an app is not ready; empty when it is. */
export type Readiness = () => Promise<readonly string[]>;

/** What health is asked of. */
export interface Watched {
  readonly readiness: Readiness;
  /** Loops that do not turn any more: a process that has any is not alive, whatever it answers. */
  readonly standingStill: () => readonly string[];
}

/** Serves `/health/live`, `/health/ready` and `/metrics` on the loopback interface. */
export async function serveHealth(port: number, watched: Watched, metrics: Metrics): Promise<Server> {
  const server = createServer((request, response) => {
    void answer(request.url ?? '', watched, metrics).then(({ status, type, body }) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}

async function answer(
  url: string,
  { readiness, standingStill }: Watched,
  metrics: Metrics,
): Promise<{ status: number; type: string; body: string }> {
  if (url === '/health/live') {
    const still = standingStill();
    return { status: still.length === 0 ? 200 : 503, type: 'application/json', body: JSON.stringify({ live: still.length === 0, still }) };
  }
  if (url === '/metrics') return { status: 200, type: metrics.registry.contentType, body: await metrics.registry.metrics() };
  if (url !== '/health/ready') return { status: 404, type: 'application/json', body: '{}' };
  const reasons = await readiness().catch((error: unknown) => [error instanceof Error ? error.name : 'unknown']);
  return {
    status: reasons.length === 0 ? 200 : 503,
    type: 'application/json',
    body: JSON.stringify({ ready: reasons.length === 0, reasons }),
  };
}
