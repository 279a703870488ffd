import { STATUS } from './status.js';
import type { Summaries } from './summaries.js';
import { rulesOf, type Rules } from './table-spec.js';

/** The status of each cell by its own set alone: thresholds on persons and contributors, dominance, zeros. */
export function primaryStatuses(summaries: Summaries, marksZero: (cell: number) => boolean): Uint8Array {
  const { cube } = summaries;
  const rules = rulesOf(cube.spec);
  const statuses = new Uint8Array(cube.size);
  for (let cell = 0; cell < cube.size; cell++) {
    if (cube.published[cell] !== 1) statuses[cell] = STATUS['not-published'];
    else if ((summaries.persons[cell] ?? 0) > 0) statuses[cell] = statusOfSet(summaries, cell, rules);
    else if (cube.structuralZero[cell] === 1) statuses[cell] = STATUS['structural-zero'];
    else statuses[cell] = marksZero(cell) ? STATUS['marked-zero'] : STATUS.zero;
  }
  return statuses;
}

function statusOfSet(summaries: Summaries, cell: number, rules: Rules): number {
  if ((summaries.persons[cell] ?? 0) < rules.smallest) return STATUS.small;
  const contributors = summaries.contributors[cell] ?? 0;
  if (contributors === 0) return STATUS.shown;
  if (contributors < rules.fewestContributors) return STATUS['few-contributors'];
  return isDominated(summaries.sum[cell] ?? 0, summaries.largest[cell] ?? 0, summaries.second[cell] ?? 0, rules)
    ? STATUS.dominance
    : STATUS.shown;
}

/** (n,k) and p% rule: whether the largest contributors give themselves or each other away (Hundepool et al. 2012, 4.2). */
export function isDominated(
  sum: number,
  largest: number,
  second: number,
  { dominance, pShare }: Pick<Rules, 'dominance' | 'pShare'>,
): boolean {
  if (dominance !== null && (dominance.largest === 1 ? largest : largest + second) > dominance.share * sum) return true;
  return pShare !== null && sum - largest - second < pShare * largest;
}
