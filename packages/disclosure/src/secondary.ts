import type { Axis } from './cube.js';
import { forEachRelation, type Family } from './relations.js';
import { isHidden, STATUS } from './status.js';

/** What secondary suppression needs to know of a measure. */
export interface Hiding {
  readonly families: readonly Family[];
  readonly persons: Int32Array;
  readonly statuses: Uint8Array;
  readonly smallest: number;
  /** Whether children add up to their parent along an axis: always for sums, for persons where a person stands under one child only. */
  readonly addsUp: (axis: Axis) => boolean;
  /** Whether an earlier release showed the cell: hiding it now would protect less. */
  readonly wasShown: (cell: number) => boolean;
}

/**
 * Hides further cells until nothing changes. In each published relation that adds up, with a shown parent, a shown child and a hidden child that
 * is not zero: at least two hidden children are not zero, and at least one of them has 10 persons or more, so that neither the mark nor what is
 * left of the parent stands for a small group; and a hidden parent is not to be had by adding. In every relation a parent all of whose persons are
 * in one hidden child is hidden too. Persons over days or gates do not add up: what is left of the parent is then no group of persons.
 */
export function hideSecondarily(hiding: Hiding): void {
  for (let again = true; again;) {
    again = false;
    forEachRelation(hiding.families, (parent, children, count, axis) => {
      while (mend(hiding, parent, children, count, axis)) again = true;
    });
  }
}

/** Hides one more cell of a relation where it needs it. */
function mend(hiding: Hiding, parent: number, children: Int32Array, count: number, axis: Axis): boolean {
  const { persons, statuses, smallest, wasShown } = hiding;
  let hidden = 0;
  let largestHidden = 0;
  let cheapest = -1;
  let lowestPrice = Infinity;
  for (let place = 0; place < count; place++) {
    const child = children[place] ?? 0;
    const own = persons[child] ?? 0;
    if (own === 0) continue;
    if (isHidden(statuses[child])) {
      hidden++;
      largestHidden = Math.max(largestHidden, own);
      continue;
    }
    const price = own + (wasShown(child) ? 2 ** 31 : 0);
    if (price >= lowestPrice) continue;
    cheapest = child;
    lowestPrice = price;
  }
  const parentIsHidden = isHidden(statuses[parent]);
  if (hidden === 1 && cheapest < 0 && !parentIsHidden) return hide(statuses, parent);
  if (cheapest < 0 || !hiding.addsUp(axis)) return false;
  if (parentIsHidden) return hidden === 0 && (persons[parent] ?? 0) > 0 && hide(statuses, cheapest);
  return hidden > 0 && (hidden === 1 || largestHidden < smallest) && hide(statuses, cheapest);
}

function hide(statuses: Uint8Array, cell: number): true {
  statuses[cell] = STATUS.secondary;
  return true;
}
