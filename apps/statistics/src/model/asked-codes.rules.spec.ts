import { isElsewhere, unknownCodes, wrongTimes } from './asked-codes.rules.js';
import { CROSSINGS } from '../tables/crossings/crossings.table.js';
import { WORKERS } from '../tables/workers/workers.table.js';

describe('codes that are asked for', () => {
  it('are known to the reference data, or are totals', () => {
    const workers = { homeTerritory: 'VN:XX', hostTerritory: 'elsewhere', sex: '3', occupation: 'zz' };
    expect(unknownCodes(WORKERS, workers, 'VN')).toEqual(Object.keys(workers));
    expect(unknownCodes(WORKERS, { homeTerritory: 'VN:VN-09', hostTerritory: '_T', sex: '9', occupation: '92' }, 'VN')).toEqual([]);
    expect(unknownCodes(CROSSINGS, { gate: 'no-such-gate', day: '2026-10-05' }, 'VN')).toEqual(['gate']);
    expect(unknownCodes(CROSSINGS, { gate: 'vncn-huu-nghi', month: '2026-10' }, 'VN')).toEqual([]);
    expect(unknownCodes(CROSSINGS, { gate: 'VN:VN-09' }, 'VN')).toEqual([]);
  });

  it('name a gate only of this side', () => {
    const gate = { gate: 'vncn-huu-nghi' };
    expect([unknownCodes(CROSSINGS, gate, 'CN'), unknownCodes(CROSSINGS, gate, 'LA')]).toEqual([[], ['gate']]);
  });
});

describe('the time that is asked for', () => {
  it('ends with the release', () => {
    expect(wrongTimes(CROSSINGS, { month: '2026-10', day: '2026-10-31' }, '2026-10')).toEqual([]);
    expect(wrongTimes(CROSSINGS, { month: '2026-11' }, '2026-10')).toMatchObject([{ pointer: '/month', code: 'MONTH_NOT_RELEASED' }]);
    expect(wrongTimes(CROSSINGS, { day: '2026-11-01' }, '2026-10')).toMatchObject([{ pointer: '/day', code: 'DAY_NOT_RELEASED' }]);
  });

  it('is a day of the month beside it, or its total', () => {
    expect(wrongTimes(CROSSINGS, { month: '2026-09', day: '2026-10-01' }, '2026-10')).toMatchObject([
      { pointer: '/day', code: 'DAY_OUTSIDE_MONTH' },
    ]);
    expect(wrongTimes(CROSSINGS, { month: '2026-09', day: '_T' }, '2026-10')).toEqual([]);
  });
});

describe('cells of another territory', () => {
  it('are those of its gates, of itself and of its workers, never the nation’s', () => {
    const elsewhere = (gate: string, territory: string | null): boolean => isElsewhere(CROSSINGS, { gate }, 'VN', territory);
    expect(['vncn-huu-nghi', 'VN:VN-09', '_T'].map((gate) => elsewhere(gate, 'VN:VN-33'))).toEqual([true, true, false]);
    expect(['vncn-huu-nghi', 'VN:VN-09', '_T'].map((gate) => elsewhere(gate, 'VN:VN-09'))).toEqual([false, false, false]);
    expect([elsewhere('vncn-huu-nghi', null), isElsewhere(CROSSINGS, {}, 'VN', 'VN:VN-33')]).toEqual([false, false]);
    const workers = { homeTerritory: 'VN:VN-09', hostTerritory: 'CN:451400' };
    expect([isElsewhere(WORKERS, workers, 'VN', 'VN:VN-33'), isElsewhere(WORKERS, workers, 'VN', 'VN:VN-09')]).toEqual([true, false]);
  });
});
