import { isElsewhere, unknownCodes, wrongTimes } from './asked-codes.rules.js';
import { CROSSINGS, WORKERS } from './tables.js';

describe('codes that are asked for', () => {
  it('are known to the reference data, or are totals', () => {
    const all = { gate: 'no-such-gate', homeTerritory: 'VN:XX', hostTerritory: 'elsewhere', sex: '3', occupation: 'zz' };
    expect(unknownCodes(all, 'VN')).toEqual(Object.keys(all));
    const known = { gate: 'vncn-huu-nghi', homeTerritory: 'VN:VN-09', hostTerritory: '_T', sex: '9', occupation: '92', day: '2026-10-05' };
    expect(unknownCodes(known, 'VN')).toEqual([]);
    expect(unknownCodes({ gate: 'VN:VN-09' }, 'VN')).toEqual([]);
  });

  it('name a gate only of this side', () => {
    expect([unknownCodes({ gate: 'vncn-huu-nghi' }, 'CN'), unknownCodes({ gate: 'vncn-huu-nghi' }, 'LA')]).toEqual([[], ['gate']]);
  });
});

describe('the time that is asked for', () => {
  it('ends with the release', () => {
    expect(wrongTimes({ month: '2026-10', day: '2026-10-31' }, '2026-10')).toEqual([]);
    expect(wrongTimes({ month: '2026-11' }, '2026-10')).toMatchObject([{ pointer: '/month', code: 'MONTH_NOT_RELEASED' }]);
    expect(wrongTimes({ day: '2026-11-01' }, '2026-10')).toMatchObject([{ pointer: '/day', code: 'DAY_NOT_RELEASED' }]);
  });

  it('is a day of the month beside it, or its total', () => {
    expect(wrongTimes({ month: '2026-09', day: '2026-10-01' }, '2026-10')).toMatchObject([{ pointer: '/day', code: 'DAY_OUTSIDE_MONTH' }]);
    expect(wrongTimes({ month: '2026-09', day: '_T' }, '2026-10')).toEqual([]);
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
