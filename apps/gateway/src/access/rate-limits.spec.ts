import { RateLimit, SignInLimit } from './rate-limits.js';

it('lets so many requests of one key through in a minute, and says how long the next has to wait', () => {
  let now = 1_000_000;
  const limit = new RateLimit(2, () => now);
  limit.count('a');
  limit.count('a');
  limit.count('b');
  now += 20_000;
  expect(() => limit.count('a')).toThrow(expect.objectContaining({ code: 'TOO_MANY_REQUESTS', parameters: { retryAfterSeconds: 40 } }));
  limit.count('b');
  now += 40_000;
  limit.count('a');
});

describe('the limit of sign-ins', () => {
  const tries = (limit: SignInLimit, address: string, names: readonly string[]) =>
    names.map((name) => {
      try {
        limit.count(address, name);
        return 'through';
      } catch {
        return 'refused';
      }
    });

  it('holds for one name, and for all names of an address together', () => {
    const limit = new SignInLimit({ ofName: 2, ofAddress: 3 }, () => 1_000_000);
    expect(tries(limit, 'a', ['x', 'x', 'x', 'y', 'z'])).toEqual(['through', 'through', 'refused', 'through', 'refused']);
    expect(tries(limit, 'b', ['x', 'y'])).toEqual(['through', 'through']);
  });

  it('does not let one name use up what the address has for others', () => {
    const limit = new SignInLimit({ ofName: 2, ofAddress: 3 }, () => 1_000_000);
    tries(
      limit,
      'a',
      Array.from({ length: 50 }, () => 'x'),
    );
    expect(tries(limit, 'a', ['y'])).toEqual(['through']);
  });
});
