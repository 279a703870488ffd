import { failuresLeft, waitLeftSeconds, waitSeconds } from './failed-sign-in.rules.js';

const LAST = new Date('2026-11-21T02:00:00Z');
const after = (seconds: number): Date => new Date(LAST.getTime() + seconds * 1_000);
const counted = (failures: number) => ({ failures, lastAt: LAST });
const NONE = counted(0);

describe('the wait after failed sign-ins', () => {
  it('is nothing for two mistakes, then doubles up to a minute', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 500].map((failures) => waitSeconds(failures))).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('runs from the last failure, and failures wear off', () => {
    const here = { here: counted(4), atAddress: NONE, ofName: NONE };
    expect([1.5, 4].map((seconds) => waitLeftSeconds(here, after(seconds)))).toEqual([3, 0]);
    expect([0, 599, 600, 86_400].map((seconds) => failuresLeft(counted(4), after(seconds)))).toEqual([4, 4, 3, 0]);
  });

  it('is long for a guesser of many names or at many addresses, and nothing on a known device', () => {
    expect(waitLeftSeconds({ here: NONE, atAddress: counted(60), ofName: NONE }, after(0))).toBe(60);
    expect(waitLeftSeconds({ here: NONE, atAddress: NONE, ofName: counted(12) }, after(0))).toBe(60);
    expect(waitLeftSeconds({ here: NONE, atAddress: counted(50), ofName: counted(5) }, after(0))).toBe(0);
    expect(waitLeftSeconds({ here: NONE, atAddress: null, ofName: null }, after(0))).toBe(0);
  });
});
