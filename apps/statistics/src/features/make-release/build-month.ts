import { setImmediate } from 'node:timers/promises';
import {
  cellAt,
  emptyMemory,
  HIDDEN,
  layOut,
  MicrodataBuilder,
  protect,
  recordKeysUnder,
  reportOn,
  rowsOf,
  summarise,
  zeroMarkUnder,
  type Cube,
  type Memory,
} from '@gatebook/disclosure';
import { MONTH } from '../../model/dimension.rules.js';
import { codesOf, monthCubeSpec, type KeptContribution } from '../../model/month-cube.rules.js';
import type { RecordKeys } from '../../model/record-keys.part.js';
import type { MonthReport } from '../../model/release-report.rules.js';
import type { KeptCell, NewCell } from '../../model/release.store.js';
import { readersOf, totalsOf, type TableShape } from '../../model/table.rules.js';

const TAKEN_AT_ONCE = 20_000;

/** A month to be made. */
export interface MonthToMake {
  readonly table: TableShape;
  readonly month: string;
  readonly side: string;
  readonly release: number;
  readonly contributions: readonly KeptContribution[];
  /** The month's cells in the release before, which told of all that it did not list that it was 0; null when the month came after it. */
  readonly earlier: { readonly release: number; readonly cells: readonly KeptCell[] } | null;
}

/** Protects one month of a table. Cells that are 0 and shown as such are left out: what a table does not list counts 0. */
export async function buildMonth(
  { table, month, side, release, contributions, earlier }: MonthToMake,
  keys: Pick<RecordKeys, 'secret' | 'ofPersonKey'>,
): Promise<{ readonly cells: readonly Omit<NewCell, 'place'>[]; readonly report: MonthReport }> {
  const ids = table.dimensions.map(({ id }) => id);
  const before = (earlier?.cells ?? []).map(({ dimensions, ...cell }) => ({ ...cell, codes: ids.map((id) => dimensions[id] ?? '') }));
  const spec = monthCubeSpec(table, { month, side }, codesOf(ids, [...contributions, ...before]));
  const cube = layOut(spec);
  const memory = earlier === null ? null : memoryOf(cube, earlier.release, table, before);
  const microdata = new MicrodataBuilder(cube, table.personsBy === 'digest' ? keys.ofPersonKey : recordKeysUnder(keys.secret));
  for (const [place, contribution] of contributions.entries()) {
    microdata.add(contribution);
    // A busy month has a million: the service goes on answering meanwhile.
    if (place % TAKEN_AT_ONCE === 0) await setImmediate();
  }
  const summaries = summarise(microdata.build(), memory?.basis ?? null);
  const marksZero = zeroMarkUnder(keys.secret, spec.id, release, table.oneZeroMarkedIn);
  const made = protect(summaries, { release, earlier: memory, marksZero });
  const [report] = reportOn(summaries, made);
  if (report === undefined) throw new Error(`${table.id} has no measure`);
  const cells: Omit<NewCell, 'place'>[] = [];
  for (const { cell, codes, figures } of rowsOf(made)) {
    const value = figures[table.measure] ?? null;
    if (value === 0) continue;
    const dimensions = { [MONTH.id]: month, ...Object.fromEntries(ids.map((id, place) => [id, codes[place] ?? ''])) };
    const territory = readersOf(table, dimensions, side);
    cells.push({
      dimensions,
      value,
      territory,
      basis: made.memory.basis.get(table.measure)?.[cell] ?? release,
      totals: totalsOf(table, dimensions),
    });
  }
  return { cells, report };
}

/** What the release before showed. A cell that it did not list was shown as 0, and as nobody stood there then, its 0 rests on that release. */
function memoryOf(
  cube: Cube,
  release: number,
  table: TableShape,
  cells: readonly { readonly codes: readonly string[]; readonly value: string | null; readonly basis: number }[],
): Memory {
  const memory = emptyMemory(cube, release);
  const figures = memory.figures.get(table.measure);
  const bases = memory.basis.get(table.measure);
  bases?.fill(release);
  figures?.fill(0);
  for (const { codes, value, basis } of cells) {
    const cell = cellAt(cube, codes);
    if (cell < 0 || figures === undefined || bases === undefined) continue;
    bases[cell] = basis;
    figures[cell] = value === null ? HIDDEN : Number(value);
  }
  return memory;
}
