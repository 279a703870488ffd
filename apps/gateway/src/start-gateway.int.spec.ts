import { networkInterfaces } from 'node:os';
import { startGatewayWithIdentity, type GatewayWithIdentity } from '../test/start-gateway-with-identity.js';

/** An address under which other machines reach this one, or null where it has none. */
function outerAddress(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}

describe('a gateway in a container', () => {
  let world: GatewayWithIdentity;
  beforeAll(async () => {
    world = await startGatewayWithIdentity({ host: '0.0.0.0' });
  }, 60_000);
  afterAll(() => world.stop());

  it('is reached from outside once it listens on 0.0.0.0', async () => {
    const { port } = new URL(world.gateway.url);
    const answer = await fetch(`http://${outerAddress() ?? '127.0.0.1'}:${port}/health/live`);
    expect(answer.status).toBe(200);
  });
});
