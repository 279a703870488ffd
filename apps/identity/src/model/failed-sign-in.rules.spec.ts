import { waitLeftSeconds, waitSeconds } from './failed-sign-in.rules.js';

describe('the wait after failed sign-ins', () => {
  it('is nothing for two mistakes, then doubles up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 500].map(waitSeconds)).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('runs from the last failure', () => {
    const last = new Date('2026-11-21T02:00:00Z');
    expect(waitLeftSeconds(4, last, new Date('2026-11-21T02:00:01.500Z'))).toBe(3);
    expect(waitLeftSeconds(4, last, new Date('2026-11-21T02:00:04Z'))).toBe(0);
  });
});
