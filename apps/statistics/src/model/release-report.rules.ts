import type { ReleaseDisclosure } from '@gatebook/contracts';
import type { MeasureReport } from '@gatebook/disclosure';

/** What disclosure control reports of one month; confidential, because exact losses give exact counts away. */
export type MonthReport = MeasureReport;

/** Reports by month. */
export type ReleaseReport = Readonly<Record<string, MonthReport>>;

/** Fewest shown cells over which losses may be told: over a few cells they would lead back to the counts. */
const FEWEST_CELLS = 100;

/** What readers of a release are told of its losses: over all months together, rounded, and nothing where the release is small. */
export function publicReport(report: ReleaseReport): ReleaseDisclosure {
  const months = Object.values(report);
  const shown = months.reduce((sum, { byStatus }) => sum + (byStatus.shown ?? 0), 0);
  const proven = months.reduce((sum, { stillCertain }) => sum + stillCertain.hiddenCellsProvenSmall, 0);
  const hiddenCellsProvenSmall = { hiddenCellsProvenSmall: proven };
  if (shown < FEWEST_CELLS) return { ...hiddenCellsProvenSmall, meanAbsoluteError: null, percentHidden: null, percentHiddenPlainly: null };
  const mean = (of: (month: MonthReport) => number): number =>
    months.reduce((sum, month) => sum + of(month) * (month.byStatus.shown ?? 0), 0) / shown;
  const percent = (of: (month: MonthReport) => number): number => Math.round(100 * mean(of));
  return {
    ...hiddenCellsProvenSmall,
    meanAbsoluteError: Math.round(10 * mean(({ loss }) => loss.meanAbsoluteError)) / 10,
    percentHidden: percent(({ loss }) => loss.countHidden),
    percentHiddenPlainly: percent(({ plain }) => plain.countHidden),
  };
}
