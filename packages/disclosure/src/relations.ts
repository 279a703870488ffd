import { combinations, type Axis, type Cube } from './cube.js';

/** A node with the nodes below it that are next published. */
export interface Line {
  readonly node: number;
  readonly children: Int32Array;
}

/** All relations "parent = its children along one axis" between two published margins that differ in that axis alone. */
export interface Family {
  readonly axis: Axis;
  /** What the other axes add to a cell's number, one entry a combination of their nodes. */
  readonly bases: Int32Array;
  readonly lines: readonly Line[];
}

/** Every published relation of a cube; where a margin between two levels is not published, the next published one below it takes its place. */
export function familiesOf(cube: Cube): readonly Family[] {
  const families: Family[] = [];
  for (const levels of combinations(cube.axes.map(({ levels: all }) => all.length))) {
    if (!isPublished(cube, levels)) continue;
    for (const [place, axis] of cube.axes.entries()) {
      for (let below = (levels[place] ?? 0) + 1; below < axis.levels.length; below++) {
        if (!isPublished(cube, levels.with(place, below))) continue;
        families.push({ axis, bases: basesOf(cube.axes, levels, place), lines: linesOf(axis, levels[place] ?? 0, below) });
        break;
      }
    }
  }
  return families;
}

/** The cells of one relation, parent first; `visit` must not keep the array. */
export function forEachRelation(
  families: readonly Family[],
  visit: (parent: number, children: Int32Array, count: number, axis: Axis) => void,
): void {
  const most = families.reduce((so, { lines }) => Math.max(so, ...lines.map(({ children }) => children.length)), 0);
  const cells = new Int32Array(most);
  for (const { axis, bases, lines } of families) {
    for (const base of bases) {
      for (const { node, children } of lines) {
        for (let place = 0; place < children.length; place++) cells[place] = base + (children[place] ?? 0) * axis.stride;
        visit(base + node * axis.stride, cells, children.length, axis);
      }
    }
  }
}

function isPublished(cube: Cube, levels: readonly number[]): boolean {
  const first = cube.axes.reduce((cell, axis, place) => cell + (axis.levelStart[levels[place] ?? 0] ?? 0) * axis.stride, 0);
  return cube.published[first] === 1;
}

function basesOf(axes: readonly Axis[], levels: readonly number[], without: number): Int32Array {
  let bases = [0];
  for (const [place, axis] of axes.entries()) {
    if (place === without) continue;
    const from = axis.levelStart[levels[place] ?? 0] ?? 0;
    const until = axis.levelStart[(levels[place] ?? 0) + 1] ?? from;
    bases = bases.flatMap((base) => Array.from({ length: until - from }, (_, node) => base + (from + node) * axis.stride));
  }
  return Int32Array.from(bases);
}

function linesOf(axis: Axis, level: number, below: number): readonly Line[] {
  const children = new Map<number, number[]>();
  for (let node = axis.levelStart[below] ?? 0; node < (axis.levelStart[below + 1] ?? 0); node++) {
    let parent = node;
    while ((axis.levelOf[parent] ?? 0) > level) parent = axis.parentOf[parent] ?? 0;
    const own = children.get(parent) ?? [];
    own.push(node);
    children.set(parent, own);
  }
  return [...children].map(([node, own]) => ({ node, children: Int32Array.from(own) }));
}
