import type { TableSpec } from './table-spec.js';

/** A dimension laid out for counting: nodes of all levels in one row, level after level. */
export interface Axis {
  readonly id: string;
  readonly personsAddUp: boolean;
  readonly codes: readonly string[];
  /** Level of each node. */
  readonly levelOf: Uint8Array;
  /** Node of the parent, -1 on the first level. */
  readonly parentOf: Int32Array;
  /** First node of each level, and the number of nodes as last entry. */
  readonly levelStart: Int32Array;
  readonly levels: readonly string[];
  readonly levelIdOf: ReadonlyMap<string, number>;
  /** Node of a code; a code stands once in a dimension, whatever its level. */
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly stride: number;
}

/** Every cell of a table under one integer: the sum of node times stride over the axes. */
export interface Cube {
  readonly spec: TableSpec;
  readonly axes: readonly Axis[];
  readonly size: number;
  /** 1 for cells of a published margin. */
  readonly published: Uint8Array;
  /** 1 for cells that cannot occur. */
  readonly structuralZero: Uint8Array;
}

/** Lays a table out; throws when a code lacks its parent, is given twice, or a name is unknown. */
export function layOut(spec: TableSpec): Cube {
  const axes: Axis[] = [];
  let stride = 1;
  for (const dimension of spec.dimensions.toReversed()) {
    const axis = axisOf(dimension, stride);
    axes.unshift(axis);
    stride *= axis.codes.length;
  }
  return { spec, axes, size: stride, published: publishedCells(spec, axes, stride), structuralZero: structuralZeros(spec, axes, stride) };
}

function axisOf(dimension: TableSpec['dimensions'][number], stride: number): Axis {
  const codes: string[] = [];
  const levelOf: number[] = [];
  const parentOf: number[] = [];
  const levelStart: number[] = [];
  const nodeOf = new Map<string, number>();
  for (const [level, { id, codes: own }] of dimension.levels.entries()) {
    levelStart.push(codes.length);
    for (const { code, parent } of own) {
      const parentNode = level === 0 ? -1 : nodeOf.get(parent ?? '');
      if (parentNode === undefined || (level > 0 && levelOf[parentNode] !== level - 1))
        throw new Error(`${dimension.id}: ${code} has no parent above the level ${id}`);
      if (nodeOf.has(code)) throw new Error(`${dimension.id}: ${code} stands twice`);
      nodeOf.set(code, codes.length);
      codes.push(code);
      levelOf.push(level);
      parentOf.push(parentNode);
    }
  }
  levelStart.push(codes.length);
  return {
    id: dimension.id,
    personsAddUp: dimension.personsAddUp ?? false,
    codes,
    levelOf: Uint8Array.from(levelOf),
    parentOf: Int32Array.from(parentOf),
    levelStart: Int32Array.from(levelStart),
    levels: dimension.levels.map(({ id }) => id),
    levelIdOf: new Map(dimension.levels.map(({ id }, level) => [id, level])),
    nodeOf,
    stride,
  };
}

/** Node of an axis in a cell. */
export function nodeAt(axis: Axis, cell: number): number {
  return Math.floor(cell / axis.stride) % axis.codes.length;
}

/** The codes of a cell, in the order of the dimensions. */
export function codesAt(cube: Cube, cell: number): string[] {
  return cube.axes.map((axis) => axis.codes[nodeAt(axis, cell)] ?? '');
}

/** The cell of these codes, in the order of the dimensions, or -1 when a code is unknown. */
export function cellAt(cube: Cube, codes: readonly string[]): number {
  let cell = 0;
  for (const [place, axis] of cube.axes.entries()) {
    const node = axis.nodeOf.get(codes[place] ?? '');
    if (node === undefined) return -1;
    cell += node * axis.stride;
  }
  return cell;
}

/** All combinations of one number below each of the given ones. */
export function* combinations(sizes: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = sizes;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let one = 0; one < first; one++) for (const others of combinations(rest)) yield [one, ...others];
}

function publishedCells(spec: TableSpec, axes: readonly Axis[], size: number): Uint8Array {
  const published = new Uint8Array(size);
  if (spec.margins === undefined) return published.fill(1);
  const wanted = new Set(
    spec.margins.map((margin) =>
      axes
        .map(({ id, levelIdOf }) => {
          const level = levelIdOf.get(margin[id] ?? '');
          if (level === undefined) throw new Error(`a margin names no level of ${id}`);
          return level;
        })
        .join(),
    ),
  );
  for (let cell = 0; cell < size; cell++) if (wanted.has(axes.map((axis) => axis.levelOf[nodeAt(axis, cell)]).join())) published[cell] = 1;
  return published;
}

function structuralZeros(spec: TableSpec, axes: readonly Axis[], size: number): Uint8Array {
  const zeros = new Uint8Array(size);
  for (const pattern of spec.structuralZeros ?? []) {
    const under = axes.map((axis) => {
      const code = pattern[axis.id];
      return code === undefined ? null : nodesUnder(axis, code);
    });
    for (let cell = 0; cell < size; cell++) if (axes.every((axis, place) => under[place]?.has(nodeAt(axis, cell)) ?? true)) zeros[cell] = 1;
  }
  return zeros;
}

function nodesUnder(axis: Axis, code: string): ReadonlySet<number> {
  const under = new Set<number>();
  for (const [node, own] of axis.codes.entries()) if (own === code || under.has(axis.parentOf[node] ?? -1)) under.add(node);
  if (under.size === 0) throw new Error(`${axis.id} has no code ${code}`);
  return under;
}
