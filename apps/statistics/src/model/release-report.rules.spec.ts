import { publicReport, type MonthReport } from './release-report.rules.js';

const loss = { cellsHidden: 0.2, countHidden: 0.034, meanAbsoluteError: 3.14159 };

function aMonth(shown: number, more: Partial<MonthReport> = {}): MonthReport {
  return {
    measure: 'crossings',
    cells: shown + 10,
    byStatus: { shown, small: 10 },
    loss,
    plain: { ...loss, countHidden: 0.02, meanAbsoluteError: 0 },
    stillCertain: { hiddenCellsProvenSmall: 0, shownCellsPinned: 0, hiddenCellsProvenNotZero: 0, medianWidth: 22 },
    ...more,
  };
}

describe('what readers are told of a release’s losses', () => {
  it('is rounded, so that it does not lead back to counts', () => {
    expect(publicReport({ '2026-10': aMonth(100) })).toEqual({
      hiddenCellsProvenSmall: 0,
      meanAbsoluteError: 3.1,
      percentHidden: 3,
      percentHiddenPlainly: 2,
    });
  });

  it('is nothing over fewer than a hundred shown cells, counted over all months', () => {
    expect(publicReport({ '2026-10': aMonth(99) })).toMatchObject({
      meanAbsoluteError: null,
      percentHidden: null,
      percentHiddenPlainly: null,
    });
    expect(publicReport({ '2026-09': aMonth(50), '2026-10': aMonth(50) }).meanAbsoluteError).toBe(3.1);
    expect(publicReport({}).meanAbsoluteError).toBeNull();
  });

  it('weighs months by their shown cells and adds up what was proven', () => {
    const worse = aMonth(300, {
      loss: { ...loss, meanAbsoluteError: 5.14159 },
      stillCertain: { hiddenCellsProvenSmall: 2, shownCellsPinned: 0, hiddenCellsProvenNotZero: 0, medianWidth: 22 },
    });
    expect(publicReport({ a: aMonth(100), b: worse })).toMatchObject({ meanAbsoluteError: 4.6, hiddenCellsProvenSmall: 2 });
  });
});
