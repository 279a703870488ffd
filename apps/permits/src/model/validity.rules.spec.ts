import { Problem } from '@gatebook/contracts';
import { objectToPast } from './validity.rules.js';

/** 23:30 on the 28th in Hanoi, half past midnight of the 29th in Beijing. */
const LATE = new Date('2026-11-28T16:30:00Z');
const problemWith = (hostSide: string, validFrom: string, validUntil: string, earliestStart?: string): string | null => {
  try {
    objectToPast({ hostSide, validFrom, validUntil }, { at: LATE, side: 'VN', language: 'en', earliestStart });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.code} ${error.errors?.[0]?.pointer} ${error.errors?.[0]?.code}`;
  }
};

describe('the days of a permit', () => {
  it('do not lie wholly in the past of the host side', () => {
    expect(problemWith('VN', '2025-01-01', '2025-01-31')).toBe('PERMIT_IN_PAST /validUntil VALIDITY_IN_PAST');
    expect(problemWith('VN', '2026-11-20', '2026-11-25')).toBe('PERMIT_IN_PAST /validUntil VALIDITY_IN_PAST');
    expect(problemWith('CN', '2026-11-28', '2026-11-28')).toBe('PERMIT_IN_PAST /validUntil VALIDITY_IN_PAST');
    expect(problemWith('VN', '2026-11-28', '2026-11-28')).toBeNull();
  });

  it('do not begin before today of the side that issues', () => {
    expect(problemWith('CN', '2026-11-28', '2026-12-31')).toBeNull();
    expect(problemWith('VN', '2026-11-27', '2026-12-31')).toBe('PERMIT_IN_PAST /validFrom STARTS_IN_PAST');
  });

  it('may begin earlier where a history is told afterwards, and are over all the same', () => {
    expect(problemWith('VN', '2026-10-15', '2026-12-31', '2026-10-01')).toBeNull();
    expect(problemWith('VN', '2026-09-30', '2026-12-31', '2026-10-01')).toBe('PERMIT_IN_PAST /validFrom STARTS_IN_PAST');
    expect(problemWith('VN', '2026-10-15', '2026-11-25', '2026-10-01')).toBe('PERMIT_IN_PAST /validUntil VALIDITY_IN_PAST');
  });
});
