import type { Cube } from './cube.js';
import type { RecordKey } from './record-key.js';

/** What one person, and through whom, adds to one cell of the finest level. A correction is a contribution with a negative value. */
export interface Contribution {
  /** Null where nobody knows who it was: such contributions count as one person where no known person stands, and else as nobody, because they may be theirs. */
  readonly person: string | null;
  /** Employer, office: whoever could work out the others from a cell that it dominates. */
  readonly contributor?: string | null;
  /** Codes of the finest level, in the order of the dimensions. */
  readonly codes: readonly string[];
  /** For example a number of crossings. */
  readonly value: number;
  /** Number of the release that is the first to hold it; left out it is 1. */
  readonly since?: number;
}

/** Contributions in columns, in the order of persons. */
export interface Microdata {
  readonly cube: Cube;
  readonly rows: number;
  /** Nodes of the finest level, a column an axis. */
  readonly nodes: readonly Int32Array[];
  readonly person: Int32Array;
  readonly keys: readonly RecordKey[];
  /** Number under which all contributions of nobody known stand together, -1 when there are none. */
  readonly unknown: number;
  /** -1 where no contributor is known. */
  readonly contributor: Int32Array;
  readonly value: Float64Array;
  readonly since: Int32Array;
}

/** Collects contributions, as they come from a file or a query, into columns. */
export class MicrodataBuilder {
  private readonly persons = new Map<string | null, number>();
  private readonly contributors = new Map<string, number>();
  private readonly keys: RecordKey[] = [];
  private readonly columns: { nodes: number[]; person: number[]; contributor: number[]; value: number[]; since: number[] } = {
    nodes: [],
    person: [],
    contributor: [],
    value: [],
    since: [],
  };

  constructor(
    private readonly cube: Cube,
    private readonly keyOf: (person: string) => RecordKey,
  ) {}

  /** Throws when a code is not on the finest level of its dimension. */
  add({ person, contributor, codes, value, since }: Contribution): this {
    for (const [place, axis] of this.cube.axes.entries()) {
      const node = axis.nodeOf.get(codes[place] ?? '');
      if (node === undefined || axis.levelOf[node] !== axis.levels.length - 1)
        throw new Error(`${axis.id} has no code ${codes[place]} on its finest level`);
      this.columns.nodes.push(node);
    }
    this.columns.person.push(this.personOf(person));
    this.columns.contributor.push(contributor === null || contributor === undefined ? -1 : placeOf(this.contributors, contributor));
    this.columns.value.push(value);
    this.columns.since.push(since ?? 1);
    return this;
  }

  build(): Microdata {
    const { nodes, person, contributor, value, since } = this.columns;
    const width = this.cube.axes.length;
    const order = ordered(person, this.keys.length);
    const column = (values: readonly number[]): Int32Array => Int32Array.from(order, (row) => values[row] ?? 0);
    return {
      cube: this.cube,
      rows: order.length,
      nodes: this.cube.axes.map((_, place) => Int32Array.from(order, (row) => nodes[row * width + place] ?? 0)),
      person: column(person),
      keys: this.keys,
      unknown: this.persons.get(null) ?? -1,
      contributor: column(contributor),
      value: Float64Array.from(order, (row) => value[row] ?? 0),
      since: column(since),
    };
  }

  private personOf(person: string | null): number {
    const known = this.persons.get(person);
    if (known !== undefined) return known;
    this.keys.push(this.keyOf(person ?? ''));
    this.persons.set(person, this.keys.length - 1);
    return this.keys.length - 1;
  }
}

/** The contributions that a release holds: those known by then. */
export function asOf(microdata: Microdata, release: number): Microdata {
  return rowsWhere(microdata, (row) => (microdata.since[row] ?? 0) <= release);
}

/** The contributions that `isKept` says. */
export function rowsWhere(microdata: Microdata, isKept: (row: number) => boolean): Microdata {
  const kept = (_: number, row: number): boolean => isKept(row);
  const since = microdata.since.filter(kept);
  return {
    ...microdata,
    rows: since.length,
    nodes: microdata.nodes.map((column) => column.filter(kept)),
    person: microdata.person.filter(kept),
    contributor: microdata.contributor.filter(kept),
    value: microdata.value.filter(kept),
    since,
  };
}

/** Places of rows in the order of a small whole number (counting sort, stable). */
export function ordered(of: ArrayLike<number>, kinds: number): Int32Array {
  const start = new Int32Array(kinds + 1);
  for (let row = 0; row < of.length; row++) {
    const kind = (of[row] ?? 0) + 1;
    start[kind] = (start[kind] ?? 0) + 1;
  }
  for (let kind = 1; kind <= kinds; kind++) start[kind] = (start[kind] ?? 0) + (start[kind - 1] ?? 0);
  const order = new Int32Array(of.length);
  for (let row = 0; row < of.length; row++) {
    const kind = of[row] ?? 0;
    const place = start[kind] ?? 0;
    order[place] = row;
    start[kind] = place + 1;
  }
  return order;
}

function placeOf(places: Map<string, number>, name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  places.set(name, places.size);
  return places.size - 1;
}
