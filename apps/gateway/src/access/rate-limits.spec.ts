import { RateLimit } from './rate-limits.js';

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
