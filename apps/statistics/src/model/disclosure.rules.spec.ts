import { lastClosedMonth, shownValue } from './disclosure.rules.js';

describe('what may be shown', () => {
  it('hides counts from one to nine', () => {
    expect([0, 1, 9, 10, 11].map(shownValue)).toEqual([0, null, null, 10, 11]);
  });
});

describe('the last closed month', () => {
  it('is the one before today’s', () => {
    expect(['2026-11-21', '2026-11-01', '2026-01-31', '2026-12-01'].map(lastClosedMonth)).toEqual([
      '2026-10',
      '2026-10',
      '2025-12',
      '2026-11',
    ]);
  });
});
