import { intervalsOf } from './intervals.js';
import { suppressPlainly } from './plain.js';
import { addsUp, type ProtectedMeasure, type ProtectedTable } from './protect.js';
import { familiesOf, type Family } from './relations.js';
import { isHidden, STATUS, STATUSES, type Status } from './status.js';
import type { Summaries } from './summaries.js';
import { rulesOf } from './table-spec.js';

/** What suppression and noise took from a table. */
export interface Loss {
  /** Hidden cells that are not zero, as a share of all such cells. */
  readonly cellsHidden: number;
  /** The count in hidden cells, as a share of the count in all cells of the same margins. */
  readonly countHidden: number;
  /** Mean absolute distance of shown figures from their counts, over shown cells that are not zero. */
  readonly meanAbsoluteError: number;
}

/** What a reader who knows everything but the secret could still say for certain. */
export interface StillCertain {
  /** Hidden cells proven to count 1 to 9: none, or the release must not go out. */
  readonly hiddenCellsProvenSmall: number;
  /** Shown cells of which one count alone remains possible. */
  readonly shownCellsPinned: number;
  /** Hidden cells proven not to be zero. */
  readonly hiddenCellsProvenNotZero: number;
  /** Middle width of what remains possible for shown cells: highest less lowest count. */
  readonly medianWidth: number;
}

/** A release's report on one measure. */
export interface MeasureReport {
  readonly measure: string;
  readonly cells: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  readonly loss: Loss;
  /** What thresholds and secondary suppression alone, with exact figures, would have lost; they leave differences of 1 to 9 open. */
  readonly plain: Loss;
  readonly stillCertain: StillCertain;
}

/** Reports on a release, a measure at a time. Confidential counts go in, sums and shares come out. */
export function reportOn(summaries: Summaries, table: ProtectedTable): readonly MeasureReport[] {
  const families = familiesOf(table.cube);
  const plain = suppressPlainly(summaries);
  return table.measures.map((one, place) => {
    const byStatus: Partial<Record<Status, number>> = {};
    for (const [number, status] of STATUSES.entries()) {
      const cells = one.statuses.reduce((so, own) => so + (own === number ? 1 : 0), 0);
      if (cells > 0) byStatus[status] = cells;
    }
    return {
      measure: one.measure.id,
      cells: table.cube.size - (byStatus['not-published'] ?? 0),
      byStatus,
      loss: lossOf(summaries, one),
      plain: lossOf(summaries, plain[place] ?? one),
      stillCertain: stillCertain(one, families, table),
    };
  });
}

/** What a protected measure lost against the exact counts. */
export function lossOf({ persons, sum }: Summaries, { measure, figures, statuses }: ProtectedMeasure): Loss {
  const count = measure.counts === 'persons' ? persons : sum;
  let cells = 0;
  let hidden = 0;
  let all = 0;
  let lost = 0;
  let error = 0;
  for (let cell = 0; cell < statuses.length; cell++) {
    const own = count[cell] ?? 0;
    if (own === 0 || statuses[cell] === STATUS['not-published']) continue;
    cells++;
    all += own;
    if (isHidden(statuses[cell])) {
      hidden++;
      lost += own;
    } else error += Math.abs((figures[cell] ?? 0) - own);
  }
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return { cellsHidden: share(hidden, cells), countHidden: share(lost, all), meanAbsoluteError: share(error, cells - hidden) };
}

function stillCertain({ measure, figures, statuses }: ProtectedMeasure, families: readonly Family[], table: ProtectedTable): StillCertain {
  const { smallest } = rulesOf(table.cube.spec);
  const held = (cell: number): boolean => (table.memory.basis.get(measure.id)?.[cell] ?? 0) < table.release;
  const { low, high } = intervalsOf(figures, families, smallest, addsUp(measure), held);
  let hiddenCellsProvenSmall = 0;
  let shownCellsPinned = 0;
  let hiddenCellsProvenNotZero = 0;
  const widths: number[] = [];
  for (let cell = 0; cell < statuses.length; cell++) {
    const least = low[cell] ?? 0;
    const most = high[cell] ?? Infinity;
    if (isHidden(statuses[cell])) {
      if (least >= 1) hiddenCellsProvenNotZero++;
      if (least >= 1 && most < smallest) hiddenCellsProvenSmall++;
    } else if ((figures[cell] ?? 0) > 0) {
      if (most < Infinity) widths.push(most - least);
      if (most === least) shownCellsPinned++;
    }
  }
  const medianWidth = Float64Array.from(widths).sort()[Math.floor(widths.length / 2)] ?? 0;
  return { hiddenCellsProvenSmall, shownCellsPinned, hiddenCellsProvenNotZero, medianWidth };
}
