import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository-root.js';
import { busLogin, outsideBus } from './bus-address.js';
import { busConfigText } from './bus-config.js';
import { BUS_USERS } from './bus-permissions.js';

it('the committed configuration of the broker is the one that the permissions make', () => {
  const committed = readFileSync(join(repositoryRoot(), 'infra', 'nats', 'nats-server.conf'), 'utf8');
  expect(committed).toBe(busConfigText(BUS_USERS));
});

describe('NATS_URL', () => {
  it('gives up its login, which the client takes as options and ignores in an address', () => {
    const bus = outsideBus('nats://ann:s%40fe@bus.example.org:4222,nats://second.example.org:4222');
    expect(bus.url).toBe('nats://bus.example.org:4222,nats://second.example.org:4222');
    expect(busLogin(bus, 'crossings', {})).toEqual({ user: 'ann', password: 's@fe' });
  });

  it('without a login leaves each app its own', () => {
    const bus = outsideBus('bus.example.org:4222');
    expect(bus.url).toBe('nats://bus.example.org:4222');
    expect(busLogin(bus, 'crossings', { CROSSINGS_NATS_PASSWORD: 'own' })).toEqual({ user: 'crossings', password: 'own' });
  });
});
