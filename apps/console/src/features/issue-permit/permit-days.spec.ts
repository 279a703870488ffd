import { dayOnSide, daysAmiss } from './permit-days.js';

describe('the days of a permit', () => {
  const amiss = (validFrom: string, validUntil: string) => daysAmiss({ validFrom, validUntil }, '2026-11-28');

  it('are not wholly in the past', () => {
    expect(amiss('2026-11-20', '2026-11-25')).toBe('inPast');
    expect(amiss('', '2026-11-27')).toBe('inPast');
    expect(amiss('2026-11-28', '2026-11-28')).toBeNull();
  });

  it('are noticed when they began already, and when they go backwards', () => {
    expect(amiss('2026-11-20', '2026-12-25')).toBe('startsInPast');
    expect(amiss('2026-12-20', '2026-12-10')).toBe('reversed');
    expect(amiss('', '')).toBeNull();
  });

  it('are judged by the day of the side that is visited', () => {
    const lateInLondon = new Date('2026-11-27T17:30:00Z');
    expect(['VN', 'LA', 'CN'].map((side) => dayOnSide(side, lateInLondon))).toEqual(['2026-11-28', '2026-11-28', '2026-11-28']);
    expect(dayOnSide('VN', new Date('2026-11-27T16:30:00Z'))).toBe('2026-11-27');
    expect(dayOnSide('CN', new Date('2026-11-27T16:30:00Z'))).toBe('2026-11-28');
  });
});
