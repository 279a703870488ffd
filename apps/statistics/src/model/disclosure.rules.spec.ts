import { lastClosedMonth } from './disclosure.rules.js';

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
