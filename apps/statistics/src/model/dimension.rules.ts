import type { DimensionCodeList, DimensionId, FieldProblem } from '@gatebook/contracts';
import type { Level } from '@gatebook/disclosure';
import type { Texts } from '@gatebook/vocabulary';

/** Code of the total over a dimension. */
export const TOTAL = '_T';

/** The times beside which a code is asked for. */
export interface AskedTime {
  readonly month: string | undefined;
  /** Last month of the release. */
  readonly until: string;
}

/** What a reader can ask a table for. */
export interface AskedDimension {
  readonly id: DimensionId;
  readonly title: Texts;
  readonly codeList: DimensionCodeList;
  /** Whether the reference data know a code; left out where its form was checked where it entered, or the release itself is asked. */
  readonly knows?: (code: string, side: string) => boolean;
  /** What is wrong with a code that is a time. */
  readonly wrongTime?: (code: string, asked: AskedTime) => readonly FieldProblem[];
}

/** The month of a table that becomes a cube, and whose month it is. */
export interface MonthOfSide {
  readonly month: string;
  readonly side: string;
}

/** A dimension of a table within one month. */
export interface TableDimension extends AskedDimension {
  /** The codes of a month and what they add up to, coarse before fine; `occurring` are those that contributions name, in order and without the total. */
  readonly levels: (occurring: readonly string[], of: MonthOfSide) => readonly Level[];
  /** True when a person stands under one of its codes at most, or is to be treated so. */
  readonly personsAddUp?: boolean;
  /** Whether a code sums up others, as `_T` always does. */
  readonly sumsUp?: (code: string) => boolean;
  /** The territory that a code belongs to, where the code is not the territory itself. */
  readonly territoryOf?: (code: string, side: string) => string;
}

/** The period of every table: a release holds closed months, and each month is a cube of its own. */
export const MONTH: AskedDimension = {
  id: 'month',
  title: { vi: 'Tháng', lo: 'ເດືອນ', zh: '月份', en: 'Month' },
  codeList: 'months',
  wrongTime: (month, { until }) =>
    month > until ? [{ pointer: '/month', code: 'MONTH_NOT_RELEASED', detail: `the release goes until ${until}`, values: { until } }] : [],
};

/** The level of the total, and codes that all lie under it. */
export function underTotal(id: string, codes: readonly string[]): readonly Level[] {
  return [TOTAL_LEVEL, { id, codes: codes.map((code) => ({ code, parent: TOTAL })) }];
}

/** The coarsest level of a dimension that adds up. */
export const TOTAL_LEVEL: Level = { id: 'total', codes: [{ code: TOTAL }] };
