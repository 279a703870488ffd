import { combinations, type Cube } from './cube.js';
import { ordered, rowsWhere, type Microdata } from './microdata.js';

/** A column of whole numbers for each measure. */
export type ByMeasure = ReadonlyMap<string, Int32Array>;

/** What is known of the set behind each cell; confidential. A caller that has only cells may fill these columns itself. */
export interface Summaries {
  readonly cube: Cube;
  /** Distinct known persons whose contributions to the cell do not cancel out; 1 where there are contributions of nobody known alone. */
  readonly persons: Int32Array;
  /** Sum of the contributions' values. */
  readonly sum: Float64Array;
  /** Sum of the distinct persons' record keys, modulo 2^32. */
  readonly personsKey: Uint32Array;
  /** Sum of record key times value, modulo 2^32: the same persons with other values have another key. */
  readonly sumKey: Uint32Array;
  /** Distinct contributors and the two largest ones' values; 0 contributors means that none is known. */
  readonly contributors: Int32Array;
  readonly largest: Float64Array;
  readonly second: Float64Array;
  /**
   * By measure: distinct persons whose part in the cell is another than in the release on which its figure rests. Who came and went since then,
   * or left one code for another under the same total, changed nothing; where persons are counted, presence alone counts.
   */
  readonly changed: ByMeasure;
  /** Counts again without what contributes to any cell marked 1; a caller that has only cells cannot give it. */
  readonly without?: (cells: Uint8Array) => Summaries;
}

/** Columns of zeros, to be filled. */
export function emptySummaries(cube: Cube): Summaries {
  const { size } = cube;
  return {
    cube,
    persons: new Int32Array(size),
    sum: new Float64Array(size),
    personsKey: new Uint32Array(size),
    sumKey: new Uint32Array(size),
    contributors: new Int32Array(size),
    largest: new Float64Array(size),
    second: new Float64Array(size),
    changed: new Map(cube.spec.measures.map(({ id }) => [id, new Int32Array(size)])),
  };
}

/** Counts microdata into every cell of its cube; `basis` is, by measure, the release on which each cell's figure rests, 0 for none. */
export function summarise(microdata: Microdata, basis: ByMeasure | null): Summaries {
  const { cube } = microdata;
  const margins = [...combinations(cube.axes.map(({ levels }) => levels.length))].map((levels) => offsets(cube, levels));
  const summaries: Summaries = { ...emptySummaries(cube), without: (cells) => summarise(outside(microdata, margins, cells), basis) };
  countPersons(microdata, margins, basis, summaries);
  if (microdata.contributor.some((contributor) => contributor >= 0)) countContributors(microdata, margins, summaries);
  return summaries;
}

/** For each axis: what a node of the finest level adds to the cell's number when it is counted on the given level. */
function offsets(cube: Cube, levels: readonly number[]): readonly Int32Array[] {
  return cube.axes.map((axis, place) =>
    Int32Array.from(axis.codes, (_, node) => {
      let one = node;
      while ((axis.levelOf[one] ?? 0) > (levels[place] ?? 0)) one = axis.parentOf[one] ?? 0;
      return one * axis.stride;
    }),
  );
}

/** The contributions that count in none of these cells. */
function outside(microdata: Microdata, margins: readonly (readonly Int32Array[])[], without: Uint8Array): Microdata {
  const isOut = new Uint8Array(microdata.rows);
  for (const margin of margins) {
    const cells = cellsOf(microdata, margin);
    for (let row = 0; row < cells.length; row++) if (without[cells[row] ?? 0] === 1) isOut[row] = 1;
  }
  return rowsWhere(microdata, (row) => isOut[row] === 0);
}

function cellsOf({ rows, nodes }: Microdata, offset: readonly Int32Array[]): Int32Array {
  const cells = new Int32Array(rows);
  for (const [place, column] of nodes.entries()) {
    const own = offset[place];
    if (own === undefined) continue;
    for (let row = 0; row < rows; row++) cells[row] = (cells[row] ?? 0) + (own[column[row] ?? 0] ?? 0);
  }
  return cells;
}

/** Adds up what one kind (a person, a contributor) has in each cell; rows come kind by kind, so the last kind of each cell is enough to know. */
class Runs {
  private readonly last: Int32Array;
  private readonly running: Float64Array;

  constructor(
    size: number,
    private readonly ended: (cell: number, kind: number, total: number) => void,
  ) {
    this.last = new Int32Array(size).fill(-1);
    this.running = new Float64Array(size);
  }

  add(cell: number, kind: number, value: number): void {
    if (this.last[cell] === kind) {
      this.running[cell] = (this.running[cell] ?? 0) + value;
      return;
    }
    this.end(cell);
    this.last[cell] = kind;
    this.running[cell] = value;
  }

  endAll(): void {
    for (let cell = 0; cell < this.last.length; cell++) this.end(cell);
  }

  private end(cell: number): void {
    const kind = this.last[cell] ?? -1;
    if (kind >= 0) this.ended(cell, kind, this.running[cell] ?? 0);
  }
}

/** What the person at hand added to each cell since the release on which its figure of one measure rests, and how many persons changed it. */
interface News {
  readonly countsPersons: boolean;
  readonly basis: Int32Array;
  readonly newer: Float64Array;
  readonly changed: Int32Array;
}

function newsOf({ cube, changed }: Summaries, bases: ByMeasure | null): readonly News[] {
  return cube.spec.measures.flatMap(({ id, counts }) => {
    const basis = bases?.get(id);
    const own = changed.get(id);
    if (basis === undefined || own === undefined) return [];
    return [{ countsPersons: counts === 'persons', basis, newer: new Float64Array(cube.size), changed: own }];
  });
}

/** Ends one person's part in a cell: whether it changed, because what is there now and what was there in the basis differ. */
function endNews({ countsPersons, newer }: News, cell: number, total: number): boolean {
  const own = newer[cell] ?? 0;
  if (own === 0) return false;
  newer[cell] = 0;
  const now = Math.max(0, total);
  const before = Math.max(0, total - own);
  return countsPersons ? now > 0 !== before > 0 : now !== before;
}

/** Cells in which nobody known did something, by the column that it counts in: it is one more person only where no known one is counted. */
class OfNobody {
  private readonly cells = new Map<Int32Array, number[]>();

  add(column: Int32Array, cell: number): void {
    const own = this.cells.get(column) ?? [];
    own.push(cell);
    this.cells.set(column, own);
  }

  addUp(): void {
    for (const [column, cells] of this.cells) for (const cell of cells) column[cell] = Math.max(1, column[cell] ?? 0);
  }
}

function countPersons(microdata: Microdata, margins: readonly (readonly Int32Array[])[], bases: ByMeasure | null, into: Summaries): void {
  const { rows, person, value, since, keys, unknown } = microdata;
  const news = newsOf(into, bases);
  const ofNobody = new OfNobody();
  const runs = new Runs(into.cube.size, (cell, kind, total) => {
    const count = (column: Int32Array): void => {
      if (kind === unknown) ofNobody.add(column, cell);
      else column[cell] = (column[cell] ?? 0) + 1;
    };
    for (const one of news) if (endNews(one, cell, total)) count(one.changed);
    // What cancels out counts for nothing.
    if (total <= 0) return;
    count(into.persons);
    into.sum[cell] = (into.sum[cell] ?? 0) + total;
    if (kind !== unknown) into.personsKey[cell] = (into.personsKey[cell] ?? 0) + (keys[kind]?.persons ?? 0);
    into.sumKey[cell] = (into.sumKey[cell] ?? 0) + Math.imul((keys[kind]?.sum ?? 0) | 1, total);
  });
  for (const margin of margins) {
    const cells = cellsOf(microdata, margin);
    for (let row = 0; row < rows; row++) {
      const cell = cells[row] ?? 0;
      const own = value[row] ?? 0;
      runs.add(cell, person[row] ?? 0, own);
      for (const { basis, newer } of news) if ((since[row] ?? 0) > (basis[cell] ?? 0)) newer[cell] = (newer[cell] ?? 0) + own;
    }
  }
  runs.endAll();
  ofNobody.addUp();
}

function countContributors(microdata: Microdata, margins: readonly (readonly Int32Array[])[], into: Summaries): void {
  const { contributor, value } = microdata;
  const runs = new Runs(into.cube.size, (cell, _kind, total) => {
    if (total <= 0) return;
    into.contributors[cell] = (into.contributors[cell] ?? 0) + 1;
    if (total > (into.largest[cell] ?? 0)) {
      into.second[cell] = into.largest[cell] ?? 0;
      into.largest[cell] = total;
    } else if (total > (into.second[cell] ?? 0)) into.second[cell] = total;
  });
  const kinds = contributor.reduce((most, one) => Math.max(most, one), -1) + 2;
  const order = ordered(
    contributor.map((one) => one + 1),
    kinds,
  );
  for (const margin of margins) {
    const cells = cellsOf(microdata, margin);
    for (const row of order) {
      const own = contributor[row] ?? -1;
      if (own >= 0) runs.add(cells[row] ?? 0, own, value[row] ?? 0);
    }
  }
  runs.endAll();
}
