import { dayAxesOf, daySeries, largestCount } from './day-series.js';
import type { Dimension } from './use-cell-texts.js';

const aCell = (day: string, direction: string, crossings: number | null, gate = 'vncn-huu-nghi') => ({
  gate,
  day,
  direction,
  traffic: 'person',
  crossings,
});

const dimension = (id: string, codeList: Dimension['codeList']): Dimension => ({ id, title: id, codeList, codes: [] });
const DIMENSIONS = [
  dimension('gate', 'gates'),
  dimension('day', 'days'),
  dimension('direction', 'directions'),
  dimension('traffic', 'traffic'),
];
const axes = dayAxesOf(DIMENSIONS) ?? { day: '', direction: '', apart: [] };

describe('a table', () => {
  it('is drawn day by day when it has days and directions, whatever they are called', () => {
    expect(axes).toEqual({ day: 'day', direction: 'direction', apart: [DIMENSIONS[0], DIMENSIONS[3]] });
    expect(dayAxesOf([dimension('sex', 'sexes'), dimension('day', 'days')])).toBeNull();
  });
});

describe('a month by series and day', () => {
  it('has every day of the month, and tells hidden from nobody', () => {
    const [series] = daySeries([aCell('2026-02-05', 'exit', 21), aCell('2026-02-06', 'entry', null)], 'crossings', '2026-02', axes);
    expect(series?.days).toHaveLength(28);
    expect(series?.days[4]).toEqual({ day: 5, entry: undefined, exit: 21 });
    expect(series?.days[5]).toEqual({ day: 6, entry: null, exit: undefined });
  });

  it('keeps gates apart and measures them by one yardstick', () => {
    const series = daySeries(
      [aCell('2026-10-05', 'exit', 21), aCell('2026-10-05', 'entry', 14, 'vnla-la-lay')],
      'crossings',
      '2026-10',
      axes,
    );
    expect(series.map(({ codes }) => codes)).toEqual([
      ['vncn-huu-nghi', 'person'],
      ['vnla-la-lay', 'person'],
    ]);
    expect(largestCount(series)).toBe(21);
  });

  it('never measures by nothing, also when all is hidden', () => {
    expect(largestCount(daySeries([aCell('2026-10-05', 'exit', null)], 'crossings', '2026-10', axes))).toBe(1);
  });
});
