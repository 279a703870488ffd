import type { Axis, Cube } from './cube.js';
import { hideSmallDifferencesOfPersons, hideSmallDifferencesOfSums } from './differences.js';
import { shownFigure } from './figure.js';
import { intervalsOf } from './intervals.js';
import { emptyMemory, heldCells, HIDDEN, holdHidden, type Memory } from './memory.js';
import { primaryStatuses } from './primary.js';
import { familiesOf, forEachRelation, type Family } from './relations.js';
import { hideSecondarily } from './secondary.js';
import { isHidden, STATUS } from './status.js';
import type { Summaries } from './summaries.js';
import { rulesOf, type Measure } from './table-spec.js';
import { wasToldZero, withoutWaiting } from './waiting.js';

/** A measure of a protected table, a column a cell. */
export interface ProtectedMeasure {
  readonly measure: Measure;
  /** A multiple of 10, or HIDDEN. */
  readonly figures: Float64Array;
  readonly statuses: Uint8Array;
}

/** A release as it may be published, and what its maker keeps for the next one. */
export interface ProtectedTable {
  readonly cube: Cube;
  readonly release: number;
  readonly measures: readonly ProtectedMeasure[];
  readonly memory: Memory;
}

/** What a release rests on beside the sets of its cells. */
export interface ReleaseContext {
  /** Number of the release; later ones are larger. */
  readonly release: number;
  /** The memory of the release before; null for a first one. */
  readonly earlier: Memory | null;
  /** Which true zeros are marked like hidden cells: zeroMarkUnder(secret, …). */
  readonly marksZero: (cell: number) => boolean;
}

/** Decides of every cell and measure whether it is shown, and as which figure. The same sets and memory give the same table to the byte. */
export function protect(all: Summaries, context: ReleaseContext): ProtectedTable {
  const summaries = withoutWaiting(all, context.earlier);
  const { cube } = summaries;
  const families = familiesOf(cube);
  const measures = cube.spec.measures.map((measure) => protectMeasure(summaries, families, measure, context));
  return { cube, release: context.release, measures, memory: memoryOf(summaries, measures, context) };
}

function protectMeasure(
  summaries: Summaries,
  families: readonly Family[],
  measure: Measure,
  { earlier, marksZero }: ReleaseContext,
): ProtectedMeasure {
  const { cube, persons } = summaries;
  const { smallest } = rulesOf(cube.spec);
  const held = heldCells(earlier, summaries, measure.id, smallest);
  // A 0 that was shown stays: a mark in its place would say that something came.
  const toldZero = (cell: number): boolean => earlier !== null && wasToldZero(earlier, measure.id, cell);
  const statuses = primaryStatuses(summaries, (cell) => marksZero(cell) && !toldZero(cell));
  holdHidden(earlier, measure.id, statuses, held);
  if (measure.counts === 'persons') hideSmallDifferencesOfPersons(summaries, statuses, smallest);
  else hideSmallDifferencesOfSums(summaries, statuses, smallest);
  const before = earlier?.figures.get(measure.id);
  const adds = addsUp(measure);
  const hiding = {
    families,
    persons,
    statuses,
    smallest,
    addsUp: adds,
    wasShown: (cell: number) => (earlier?.basis.get(measure.id)?.[cell] ?? 0) > 0 && before?.[cell] !== HIDDEN,
  };
  for (;;) {
    hideSecondarily(hiding);
    const figures = figuresOf(summaries, measure, statuses, before, held);
    if (!hideAroundTheCertain(figures, statuses, families, smallest, adds, held)) return { measure, figures, statuses };
  }
}

/** Whether children add up to their parent: crossings always, persons along an axis on which each stands once. */
export function addsUp({ counts }: Measure): (axis: Axis) => boolean {
  return counts === 'sum' ? () => true : (axis) => axis.personsAddUp;
}

function figuresOf(
  { persons, sum, personsKey, sumKey }: Summaries,
  { counts }: Measure,
  statuses: Uint8Array,
  before: Float64Array | undefined,
  held: (cell: number) => boolean,
): Float64Array {
  return Float64Array.from(statuses, (status, cell) => {
    if (isHidden(status) || status === STATUS['not-published']) return HIDDEN;
    if (status !== STATUS.shown) return 0;
    const shownBefore = before?.[cell] ?? 0;
    if (shownBefore > 0 && held(cell)) return shownBefore;
    return counts === 'persons' ? shownFigure(persons[cell] ?? 0, personsKey[cell] ?? 0) : shownFigure(sum[cell] ?? 0, sumKey[cell] ?? 0);
  });
}

/** Where all relations together would prove that a hidden cell counts 1 to 9, the cells above it are hidden too. */
export function hideAroundTheCertain(
  figures: Float64Array,
  statuses: Uint8Array,
  families: readonly Family[],
  smallest: number,
  adds: (axis: Axis) => boolean,
  held: (cell: number) => boolean,
): boolean {
  const { low, high } = intervalsOf(figures, families, smallest, adds, held);
  let some = false;
  forEachRelation(families, (parent, children, count) => {
    if (statuses[parent] !== STATUS.shown) return;
    for (let place = 0; place < count; place++) {
      const child = children[place] ?? 0;
      if (!isHidden(statuses[child]) || (low[child] ?? 0) < 1 || (high[child] ?? 0) >= smallest) continue;
      statuses[parent] = STATUS.secondary;
      some = true;
    }
  });
  return some;
}

function memoryOf(summaries: Summaries, measures: readonly ProtectedMeasure[], { release, earlier }: ReleaseContext): Memory {
  const { cube } = summaries;
  const { smallest } = rulesOf(cube.spec);
  const memory = emptyMemory(cube, release);
  for (const [measure, basis] of memory.basis) {
    const before = earlier?.basis.get(measure);
    const isHeld = heldCells(earlier, summaries, measure, smallest);
    for (let cell = 0; cell < cube.size; cell++) basis[cell] = isHeld(cell) ? (before?.[cell] ?? 0) : release;
  }
  return { ...memory, figures: new Map(measures.map(({ measure, figures }) => [measure.id, figures])) };
}
