import type { QuotaLine } from '@gatebook/contracts';
import { lineFits, periodEnd } from './quota.rules.js';

describe('the lines of a quota', () => {
  const line: QuotaLine = { period: 'year', from: '2026-01-01', places: 10 };
  const wanted = { contractFrom: '2026-12-31', homeTerritory: 'VN:VN-09', hostTerritory: 'CN:451481', industry: '01' };

  it('end where the next period begins', () => {
    expect([
      periodEnd(line),
      periodEnd({ from: '2026-07-01', period: 'half-year' }),
      periodEnd({ from: '2026-01-31', period: 'month' }),
    ]).toEqual(['2027-01-01', '2027-01-01', '2026-02-28']);
    expect(periodEnd({ from: '2026-10-01', period: 'quarter' })).toBe('2027-01-01');
  });

  it('fit by the contract’s first day', () => {
    expect(lineFits(line, wanted)).toBe(true);
    expect(lineFits(line, { ...wanted, contractFrom: '2027-01-01' })).toBe(false);
    expect(lineFits(line, { ...wanted, contractFrom: '2025-12-31' })).toBe(false);
  });

  it('fit a county within their prefecture and a division within their section, and nothing else', () => {
    expect(lineFits({ ...line, hostTerritory: 'CN:451400', industry: 'A', homeTerritory: 'VN-09' }, wanted)).toBe(true);
    expect(lineFits({ ...line, hostTerritory: 'CN:451422' }, wanted)).toBe(false);
    expect(lineFits({ ...line, industry: 'C' }, wanted)).toBe(false);
    expect(lineFits({ ...line, homeTerritory: 'VN-09' }, { ...wanted, homeTerritory: null })).toBe(false);
  });
});
