import fc from 'fast-check';
import { DaySet } from './day-set.js';
import { dayName, dayNumber, nextYearStart, yearStart } from './day-number.js';
import { zoneDay, zoneOffset } from './zone-clock.js';

describe('a set of days', () => {
  it('counts each day once, however runs come, touch and overlap', () => {
    const run = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: -1, max: 12 }))
      .map(([from, more]) => ({ from, to: from + more }));
    const day = fc.integer({ min: -5, max: 80 });
    fc.assert(
      fc.property(fc.array(run, { maxLength: 8 }), day, day, (runs, first, last) => {
        const set = DaySet.of(runs);
        let count = 0;
        for (let one = first; one <= last; one += 1) if (runs.some(({ from, to }) => from <= one && one <= to)) count += 1;
        expect(set.between(first, last)).toBe(count);
        expect(set.has(first)).toBe(runs.some(({ from, to }) => from <= first && first <= to));
      }),
    );
  });
});

describe('a day as a number', () => {
  it('is the same day again, and knows the bounds of its year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (number) => {
        const name = dayName(number);
        expect(dayNumber(name)).toBe(number);
        expect(dayName(yearStart(number))).toBe(`${name.slice(0, 4)}-01-01`);
        expect(dayName(nextYearStart(number) - 1)).toBe(`${name.slice(0, 4)}-12-31`);
      }),
    );
  });
});

describe('a zone’s clock', () => {
  it('shows what the platform’s own calendar shows, before and after 1970 and 2100 too', () => {
    const zones = fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Shanghai', 'Europe/Berlin', 'America/Sao_Paulo', 'UTC');
    const instants = fc.date({ min: new Date('1960-01-01'), max: new Date('2110-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const shown = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
        expect(dayName(zoneDay(at.getTime(), zone))).toBe(shown);
        expect(Math.abs(zoneOffset(at.getTime(), zone))).toBeLessThanOrEqual(14 * 3_600_000);
      }),
    );
  });

  it('goes on being changed after the years that are kept', () => {
    const hours = (instant: string): number => zoneOffset(Date.parse(instant), 'Europe/Berlin') / 3_600_000;
    expect([hours('2105-01-01T00:00:00Z'), hours('2105-07-01T00:00:00Z'), hours('1965-07-01T00:00:00Z')]).toEqual([1, 2, 1]);
  });

  it('is changed at the very instant', () => {
    const change = Date.parse('2026-03-29T01:00:00Z');
    expect([zoneOffset(change - 1, 'Europe/Berlin'), zoneOffset(change, 'Europe/Berlin')]).toEqual([3_600_000, 7_200_000]);
  });
});
