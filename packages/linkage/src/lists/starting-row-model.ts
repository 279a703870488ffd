import { frequenciesOf } from '../estimate/estimate-model.js';
import type { LinkageModel } from '../model.js';
import { STARTING_LEVELS } from './comparators.js';
import type { ListPlan, PreparedRow } from './plan.js';

/** The model that an estimate for a plan begins with: rough m and u by comparator, and the frequencies of the rows' own values. */
export function startingRowModel(plan: ListPlan, rows: readonly PreparedRow[]): LinkageModel {
  const counted = plan.fields.filter(({ frequencies }) => frequencies === true);
  return {
    name: plan.name,
    prior: 1e-4,
    thresholds: { review: 0, same: 10 },
    fields: plan.fields.map(({ field, comparator }) => ({
      field,
      levels: STARTING_LEVELS[comparator].map(([level, m, u]) => ({ level, m, u })),
    })),
    frequencies: Object.fromEntries(
      counted.map(({ field }) => [field, frequenciesOf(rows.map((row) => (row[field] ?? []).filter((value) => value !== '')))]),
    ),
    training: { method: 'judgement', data: [], figures: {} },
  };
}
