import type { AddressInfo } from 'node:net';
import { GATEWAY } from '@gatebook/contracts';
import { Bus, connectBus, keyringOf, Log, Metrics, nestLog } from '@gatebook/service-kit';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Access, identityOn } from './access/access.js';
import { hearEndings } from './access/hear-endings.js';
import { GatewayModule } from './app.module.js';
import { isHttps, type GatewaySettings } from './config.js';
import { serveConsole } from './console/serve-console.js';
import { Readiness } from './health/readiness.js';
import { GatewayAdapter } from './http/gateway-adapter.js';
import { ProblemFilter } from './http/problem-filter.js';
import { rememberRules } from './http/remember-rules.js';
import { sendSecurityHeaders } from './http/security-headers.js';

const PARTING_MS = 2_000;

/** A gateway that listens. */
export interface RunningGateway {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the gateway: bus, routes, console, health. */
export async function startGateway(settings: GatewaySettings, log: Log = new Log('gateway', settings.logLevel)): Promise<RunningGateway> {
  rememberRules();
  const connection = await connectBus(GATEWAY, settings);
  const bus = new Bus(connection, GATEWAY, keyringOf(settings.callKeys));
  const access = new Access(identityOn(bus));
  const stopHearing = hearEndings(connection, access, log);
  const module = GatewayModule.with({ settings, bus, access, readiness: new Readiness(connection, settings), log, metrics: new Metrics() });
  const adapter = new GatewayAdapter(settings, log);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: nestLog(log),
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(log));
  const fastify = app.getHttpAdapter().getInstance();
  sendSecurityHeaders(fastify, isHttps(settings));
  await serveConsole(fastify, settings.consolePath, log);
  await app.listen({ port: settings.port, host: settings.host });
  const { port } = addressOf(app.getHttpServer().address());
  log.info('gateway started', { side: settings.side, port });
  return {
    url: `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${port}`,
    async stop() {
      // Requests under way are answered; a client that reads its answer too slowly is let go.
      const letGo = setTimeout(() => app.getHttpServer().closeAllConnections(), PARTING_MS);
      await app.close();
      clearTimeout(letGo);
      stopHearing();
      await connection.close();
    },
  };
}

function addressOf(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the gateway does not listen on a port');
  return address;
}
