import type { ProtectedMeasure } from './protect.js';
import { addsUp } from './protect.js';
import { HIDDEN } from './memory.js';
import { primaryStatuses } from './primary.js';
import { familiesOf } from './relations.js';
import { hideSecondarily } from './secondary.js';
import { isHidden, STATUS } from './status.js';
import type { Summaries } from './summaries.js';
import { rulesOf } from './table-spec.js';

/** What is usually done instead, for comparison and never for publication: thresholds and secondary suppression, exact figures, no memory. */
export function suppressPlainly(summaries: Summaries): readonly ProtectedMeasure[] {
  const { cube, persons, sum } = summaries;
  const families = familiesOf(cube);
  return cube.spec.measures.map((measure) => {
    const statuses = primaryStatuses(summaries, () => false);
    const { smallest } = rulesOf(cube.spec);
    hideSecondarily({ families, persons, statuses, smallest, addsUp: addsUp(measure), wasShown: () => false });
    const count = measure.counts === 'persons' ? persons : sum;
    const figures = Float64Array.from(statuses, (status, cell) =>
      isHidden(status) || status === STATUS['not-published'] ? HIDDEN : (count[cell] ?? 0),
    );
    return { measure, figures, statuses };
  });
}

/** Exact figures of every published cell: what an attacker is tried on to see that it finds what there is to find. */
export function protectNothing({ cube, persons, sum }: Summaries): readonly ProtectedMeasure[] {
  return cube.spec.measures.map((measure) => {
    const count = measure.counts === 'persons' ? persons : sum;
    const statuses = cube.published.map((published) => (published === 1 ? STATUS.shown : STATUS['not-published']));
    return {
      measure,
      statuses,
      figures: Float64Array.from(statuses, (status, cell) => (status === STATUS.shown ? (count[cell] ?? 0) : HIDDEN)),
    };
  });
}
