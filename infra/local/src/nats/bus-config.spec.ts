import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { busAccounts, busConfigText, DECLARED } from '@gatebook/bus';
import { repositoryRoot } from '../repository-root.js';
import { busLogin, outsideBus } from './bus-address.js';

it('the committed configuration of the broker is the one that the contracts make', () => {
  const committed = readFileSync(join(repositoryRoot(), 'infra', 'nats', 'nats-server.conf'), 'utf8');
  expect(committed).toBe(busConfigText(busAccounts(DECLARED)));
});

describe('NATS_URL', () => {
  it('may name several servers and leaves each app its own login', () => {
    expect(outsideBus('bus.example.org:4222,nats://second.example.org:4222').url).toBe(
      'nats://bus.example.org:4222,nats://second.example.org:4222',
    );
    expect(busLogin('crossings', { CROSSINGS_NATS_PASSWORD: 'own' })).toEqual({ user: 'crossings', password: 'own' });
  });

  it('may hold no login: one for all would be able to speak as every app', () => {
    expect(() => outsideBus('nats://ann:s%40fe@bus.example.org:4222')).toThrow(/every app has its own/);
  });
});
