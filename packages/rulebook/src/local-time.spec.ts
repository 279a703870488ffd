import fc from 'fast-check';
import { addDays, addMonths, daysInclusive, endOfDay, instantAt, localDay, startOfDay, weekdayOf } from './local-time.js';

describe('local days', () => {
  it('begins a day an hour earlier in China than in Viet Nam', () => {
    const at = new Date('2026-11-20T16:30:00Z');
    expect(localDay(at, 'Asia/Ho_Chi_Minh')).toBe('2026-11-20');
    expect(localDay(at, 'Asia/Shanghai')).toBe('2026-11-21');
    expect(startOfDay('2026-11-21', 'Asia/Shanghai')).toEqual(new Date('2026-11-20T16:00:00Z'));
    expect(endOfDay('2026-11-21', 'Asia/Vientiane')).toEqual(new Date('2026-11-21T17:00:00Z'));
  });

  it('keeps to the wall clock where clocks are changed', () => {
    expect(instantAt('2026-03-29', 12 * 60, 'Europe/Berlin')).toEqual(new Date('2026-03-29T10:00:00Z'));
    expect(instantAt('2026-03-29', 60, 'Europe/Berlin')).toEqual(new Date('2026-03-29T00:00:00Z'));
  });

  it('counts both ends, and the last of a short month for a long one', () => {
    expect(daysInclusive('2026-11-21', '2026-11-21')).toBe(1);
    expect(daysInclusive('2026-02-27', '2026-03-01')).toBe(3);
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2025-11-21', 12)).toBe('2026-11-21');
    expect(weekdayOf('2026-11-22')).toBe(7);
  });

  it('finds the day of every instant between its start and its end', () => {
    const zones = fc.constantFrom('Asia/Ho_Chi_Minh', 'Asia/Vientiane', 'Asia/Shanghai', 'Europe/Berlin');
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const day = localDay(at, zone);
        expect(startOfDay(day, zone) <= at && at < endOfDay(day, zone)).toBe(true);
        expect(daysInclusive(day, addDays(day, 9))).toBe(10);
      }),
    );
  });
});
