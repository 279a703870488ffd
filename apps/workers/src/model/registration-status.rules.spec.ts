import { REGISTRATION_STATUSES } from '@gatebook/vocabulary';
import { REGISTRATION_ACTIONS, statusAfter } from './registration-status.rules.js';

/** Every pair that is allowed; all others are not. */
const ALLOWED = new Map([
  ['draft amend', 'draft'],
  ['draft submit', 'submitted'],
  ['submitted approve', 'approved'],
  ['submitted return', 'draft'],
  ['submitted refuse', 'refused'],
  ['approved activate', 'active'],
  ['active suspend', 'suspended'],
  ['suspended reinstate', 'active'],
  ['approved end', 'ended'],
  ['active end', 'ended'],
  ['suspended end', 'ended'],
  ['approved expire', 'ended'],
  ['active expire', 'ended'],
  ['suspended expire', 'ended'],
  ['active renew', 'active'],
  ['ended renew', 'ended'],
  ['active transfer', 'active'],
  ['suspended transfer', 'suspended'],
]);

describe('the status of a registration', () => {
  const pairs = REGISTRATION_STATUSES.flatMap((status) => REGISTRATION_ACTIONS.map((action) => ({ status, action })));

  it.each(pairs)('$status, $action', ({ status, action }) => {
    expect(statusAfter(status, action)).toBe(ALLOWED.get(`${status} ${action}`) ?? null);
  });

  it('lets nothing happen to a refused registration', () => {
    expect(REGISTRATION_ACTIONS.map((action) => statusAfter('refused', action)).filter((next) => next !== null)).toEqual([]);
  });
});
