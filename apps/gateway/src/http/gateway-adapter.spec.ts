import { Log } from '@gatebook/service-kit';
import { GatewaySettings } from '../config.js';
import { GatewayAdapter } from './gateway-adapter.js';

it('gives a client 10 s for its headers and 15 s for its whole request, so that a slow one holds no socket', () => {
  const adapter = new GatewayAdapter(new GatewaySettings(), new Log('gateway', 'silent'));
  const server = adapter.getHttpServer();
  expect([server.headersTimeout, server.requestTimeout, server.timeout]).toEqual([10_000, 15_000, 60_000]);
});
