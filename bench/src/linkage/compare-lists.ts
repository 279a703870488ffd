import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  candidatePairs,
  estimateModel,
  estimatePeople,
  linkLists,
  observeRows,
  parseModel,
  parsePersonModel,
  personLinker,
  prepareRow,
  REGIONAL_MODEL,
  rowLinker,
  startingRowModel,
  type LinkageModel,
  type Linker,
} from '@gatebook/linkage';
import { InputError } from './input-error.js';
import { personOf, readMap, truthOf, type ListMap } from './map-file.js';
import { unreadDates } from './unread-dates.js';
import { measure, type ScoredPair } from './measure.js';
import { readTable, type Row } from './read-table.js';
import { secondsSince, type RunReport } from './report.js';

/** What a run over lists is asked. */
export interface ListsTask {
  readonly left: string;
  readonly right: string | null;
  readonly map: string;
  /** The column that tells who is who. */
  readonly truth?: string;
  /** A file that lists the pairs of rows of the one list, as `samples/expected.json` does. */
  readonly duplicates?: string;
  readonly model?: string;
  /** Estimate a model of people on these lists instead of taking the regional one. */
  readonly estimate: boolean;
}

type IsSame = (left: number, right: number) => boolean;

/** Pairs far below every threshold are kept for the curve. */
const KEPT_FROM = -10;

/** Links two lists, or one with itself, and measures against the truth. Answers the report and the model used. */
export function compareLists(task: ListsTask): { readonly report: RunReport; readonly model: LinkageModel } {
  const map = readMap(task.map);
  const left = readTable(task.left);
  const right = task.right === null ? null : readTable(task.right);
  const truth = task.duplicates === undefined ? truthByColumn(left, right, map, task.truth) : truthByList(task.duplicates, task.left);
  const what = `${map.name}: ${basename(task.left)}${task.right === null ? '' : ` and ${basename(task.right)}`}`;
  const read = map.plan === undefined ? parsePersonModel : parseModel;
  const given = task.model === undefined ? null : read(readFileSync(task.model, 'utf8'));
  const start = performance.now();
  const { plan } = map;
  unreadDates([...left, ...(right ?? [])], map);
  if (plan === undefined) {
    const people = left.map((row) => personOf(row, map));
    const others = right?.map((row) => personOf(row, map)) ?? null;
    const model = given ?? (task.estimate ? estimatePeople(people, others) : REGIONAL_MODEL);
    return { model, report: { ...run(people, others, personLinker(model), model, truth, map, start), what } };
  }
  const rows = left.map((row) => prepareRow(row, plan));
  const others = right?.map((row) => prepareRow(row, plan)) ?? null;
  const starting = startingRowModel(plan, [...rows, ...(others ?? [])]);
  const observe = (one: (typeof rows)[number], other: (typeof rows)[number]) => observeRows(one, other, plan);
  const model = given ?? estimateModel({ left: rows, right: others, observe, linker: rowLinker(plan, starting), start: starting });
  return { model, report: { ...run(rows, others, rowLinker(plan, model), model, truth, map, start), what } };
}

function run<Entry>(
  left: readonly Entry[],
  right: readonly Entry[] | null,
  linker: Linker<Entry>,
  model: LinkageModel,
  { isSame, truePairs }: { readonly isSame: IsSame; readonly truePairs: number },
  map: ListMap,
  start: number,
): Omit<RunReport, 'what'> {
  const { pairs, compared } = linkLists(left, right, linker, { from: KEPT_FROM, oneToOne: map.oneToOne && right !== null });
  const seconds = secondsSince(start);
  const scored: ScoredPair[] = pairs.map(({ left: at, right: other, comparison }) => ({ ...comparison, true: isSame(at, other) }));
  let reached = 0;
  for (const [at, other] of candidatePairs(left, right, linker)) if (isSame(at, other)) reached += 1;
  return {
    measurement: measure(scored, truePairs, model.thresholds),
    blockingRecall: truePairs === 0 ? 1 : reached / truePairs,
    truePairs,
    compared,
    seconds,
    model: { name: model.name, thresholds: model.thresholds },
  };
}

function truthByColumn(
  left: readonly Row[],
  right: readonly Row[] | null,
  map: ListMap,
  column: string | undefined,
): { readonly isSame: IsSame; readonly truePairs: number } {
  if (column === undefined) return { isSame: () => false, truePairs: 0 };
  for (const rows of [left, right ?? left])
    if (!rows.some((row) => Object.hasOwn(row, column))) throw new InputError(`There is no column ${column} in the list.`);
  const people = left.map((row) => truthOf(row, column, map));
  const others = right?.map((row) => truthOf(row, column, map)) ?? people;
  // A blank cell says nothing of who it is: such a row is nobody's partner.
  const counts = new Map<string, number>();
  for (const person of people.filter((cell) => cell !== '')) counts.set(person, (counts.get(person) ?? 0) + 1);
  const truePairs =
    right === null
      ? [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
      : others.reduce((sum, person) => sum + (counts.get(person) ?? 0), 0);
  return { isSame: (at, other) => people[at] !== '' && people[at] === others[other], truePairs };
}

function truthByList(path: string, list: string): { readonly isSame: IsSame; readonly truePairs: number } {
  const file: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const pairs = new Set<string>();
  for (const row of rowsOf(file, basename(list))) {
    const pair: unknown = Reflect.get(row, 'pair');
    // Rows count from 1 after the header.
    if (Array.isArray(pair))
      pairs.add(
        [...pair]
          .map((number) => Number(number) - 1)
          .sort((a, b) => a - b)
          .join(' '),
      );
  }
  return { isSame: (at, other) => pairs.has(at < other ? `${at} ${other}` : `${other} ${at}`), truePairs: pairs.size };
}

function rowsOf(file: unknown, name: string): readonly object[] {
  const step = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const rows = step(step(step(file, 'files'), name), 'rows');
  if (!Array.isArray(rows)) throw new Error(`There are no rows of ${name} in the list of duplicates.`);
  return rows.filter((row): row is object => typeof row === 'object' && row !== null);
}
