import { daySeries, largestCount } from './day-series.js';

const aCell = (day: string, direction: string, crossings: number | null, gate = 'vncn-huu-nghi') => ({
  gate,
  day,
  direction,
  traffic: 'person',
  crossings,
});

describe('a month by gate and day', () => {
  it('has every day of the month, and tells hidden from nobody', () => {
    const [series] = daySeries([aCell('2026-02-05', 'exit', 21), aCell('2026-02-06', 'entry', null)], 'crossings', '2026-02');
    expect(series?.days).toHaveLength(28);
    expect(series?.days[4]).toEqual({ day: 5, entry: undefined, exit: 21 });
    expect(series?.days[5]).toEqual({ day: 6, entry: null, exit: undefined });
  });

  it('keeps gates apart and measures them by one yardstick', () => {
    const series = daySeries([aCell('2026-10-05', 'exit', 21), aCell('2026-10-05', 'entry', 14, 'vnla-la-lay')], 'crossings', '2026-10');
    expect(series.map(({ gate }) => gate)).toEqual(['vncn-huu-nghi', 'vnla-la-lay']);
    expect(largestCount(series)).toBe(21);
  });

  it('never measures by nothing, also when all is hidden', () => {
    expect(largestCount(daySeries([aCell('2026-10-05', 'exit', null)], 'crossings', '2026-10'))).toBe(1);
  });
});
