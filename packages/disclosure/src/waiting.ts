import type { Memory } from './memory.js';
import type { Summaries } from './summaries.js';
import { rulesOf } from './table-spec.js';

/**
 * The sets as a release may know them. A published 0 is held like any figure: as long as fewer persons than the threshold stand in a cell that was
 * told to be 0, they wait, and every cell around it, its figure and its choice of partners are as if they had not come. So nothing in the release
 * depends on them, and nothing can tell of them. At that 0 nobody stood, so all who stand there now have changed it, whatever release it rests on.
 */
export function withoutWaiting(summaries: Summaries, earlier: Memory | null): Summaries {
  if (earlier === null) return summaries;
  const { smallest } = rulesOf(summaries.cube.spec);
  const waits = new Uint8Array(summaries.cube.size);
  let known = summaries;
  // Without those who wait in one cell, fewer than the threshold may be left in another that was told to be 0.
  while (addWaiting(waits, known.persons, earlier, smallest)) known = summaries.without?.(waits) ?? emptied(known, waits);
  return known;
}

/** Whether the release before showed a cell as 0. */
export function wasToldZero({ basis, figures }: Memory, measure: string, cell: number): boolean {
  return (basis.get(measure)?.[cell] ?? 0) > 0 && figures.get(measure)?.[cell] === 0;
}

function addWaiting(waits: Uint8Array, persons: Int32Array, earlier: Memory, smallest: number): boolean {
  let some = false;
  for (const measure of earlier.figures.keys()) {
    for (let cell = 0; cell < waits.length; cell++) {
      const own = persons[cell] ?? 0;
      if (own === 0 || own >= smallest || waits[cell] === 1 || !wasToldZero(earlier, measure, cell)) continue;
      waits[cell] = 1;
      some = true;
    }
  }
  return some;
}

/** All that can be done where only cells are known: those who wait stay in the totals. */
function emptied(summaries: Summaries, waits: Uint8Array): Summaries {
  return { ...summaries, persons: summaries.persons.map((own, cell) => (waits[cell] === 1 ? 0 : own)) };
}
