import { readFileSync } from 'node:fs';
import {
  comparePeople,
  indexKeys,
  parsePersonModel,
  REGIONAL_MODEL,
  searchKeys,
  type LinkageModel,
  type PreparedPerson,
} from '@gatebook/linkage';
import { readMap, personOf } from './map-file.js';
import { measure, type ScoredPair } from './measure.js';
import { readTable, type Row } from './read-table.js';
import { secondsSince, type RunReport } from './report.js';

/** A pair of a file of pairs. */
export interface FilePair {
  readonly id: string;
  readonly left: PreparedPerson;
  readonly right: PreparedPerson;
  readonly same: boolean;
  /** For looking at errors only. */
  readonly variation: string;
}

/** Reads pairs: each row two people, in columns that begin with left and right, and `same` 1 or 0. */
export function readPairs(path: string, mapPath: string): readonly FilePair[] {
  const map = readMap(mapPath);
  return readTable(path).map((row: Row) => ({
    id: row['pairId'] ?? '',
    left: personOf(row, map, 'left'),
    right: personOf(row, map, 'right'),
    same: row['same'] === '1',
    variation: (row['variation'] ?? '').replace('+another-document', ''),
  }));
}

/** The rule of the split: a pair trains where the FNV-1a hash of its id is even, and is tested where it is odd. */
export function isTraining(id: string): boolean {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash % 2 === 0;
}

/** Scores pairs, one report for each part: the training half, the other half (the one to quote), and all. */
export function comparePairs(path: string, mapPath: string, modelPath?: string): readonly RunReport[] {
  const pairs = readPairs(path, mapPath);
  const model = modelPath === undefined ? REGIONAL_MODEL : parsePersonModel(readFileSync(modelPath, 'utf8'));
  const parts = [
    { what: 'pairs of the training half', pairs: pairs.filter(({ id }) => isTraining(id)) },
    { what: 'pairs of the other half, not trained on', pairs: pairs.filter(({ id }) => !isTraining(id)) },
    { what: 'all pairs', pairs },
  ];
  return parts.filter((part) => part.pairs.length > 0).map((part) => reportOf(part.what, part.pairs, model));
}

function reportOf(what: string, pairs: readonly FilePair[], model: LinkageModel): RunReport {
  const start = performance.now();
  const scored = pairs.map((pair) => ({ pair, comparison: comparePeople(pair.left, pair.right, model) }));
  const seconds = secondsSince(start);
  const truePairs = pairs.filter(({ same }) => same);
  const reached = truePairs.filter((pair) => sharedKinds(pair.left, pair.right).length > 0);
  const measured: ScoredPair[] = scored.map(({ pair, comparison }) => ({ ...comparison, true: pair.same }));
  return {
    what,
    measurement: measure(measured, truePairs.length, model.thresholds),
    blockingRecall: reached.length / Math.max(truePairs.length, 1),
    truePairs: truePairs.length,
    compared: pairs.length,
    seconds,
    model: { name: model.name, thresholds: model.thresholds },
    parts: {
      byVariation: byVariation(scored.map(({ pair, comparison }) => ({ ...comparison, variation: pair.variation, same: pair.same }))),
      blockingByVariation: blockingBy(truePairs, ({ variation }) => [variation]),
      blockingByKey: blockingByKey(truePairs),
      blockingByNameAndDate: Number((truePairs.filter(meetByNameAndDate).length / Math.max(truePairs.length, 1)).toFixed(4)),
    },
  };
}

/** The kinds of keys by which a search for one person finds the other, whichever of the two is stored. */
function sharedKinds(left: PreparedPerson, right: PreparedPerson): readonly string[] {
  const stored = new Set(indexKeys(left).map(({ kind, key }) => `${kind}|${key}`));
  const asked = searchKeys(right).filter(({ kind, key }) => stored.has(`${kind}|${key}`));
  return [...new Set(asked.map(({ kind }) => kind))];
}

function meetByNameAndDate({ left, right }: FilePair): boolean {
  return sharedKinds(left, right).some((kind) => kind !== 'document' && kind !== 'phone');
}

function byVariation(
  scored: readonly { readonly variation: string; readonly same: boolean; readonly decision: string }[],
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const table: Record<string, Record<string, number>> = {};
  for (const { variation, same, decision } of scored) {
    const row = (table[`${same ? 'one person' : 'two persons'}: ${variation}`] ??= { same: 0, review: 0, different: 0 });
    row[decision] = (row[decision] ?? 0) + 1;
  }
  return table;
}

function blockingBy(pairs: readonly FilePair[], groups: (pair: FilePair) => readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, { reached: number; all: number }>();
  for (const pair of pairs) {
    for (const group of groups(pair)) {
      const count = counts.get(group) ?? { reached: 0, all: 0 };
      counts.set(group, { reached: count.reached + (sharedKinds(pair.left, pair.right).length > 0 ? 1 : 0), all: count.all + 1 });
    }
  }
  return Object.fromEntries([...counts].map(([group, { reached, all }]) => [group, Number((reached / all).toFixed(4))]));
}

function blockingByKey(pairs: readonly FilePair[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { left, right } of pairs) for (const kind of sharedKinds(left, right)) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).map(([kind, count]) => [kind, Number((count / pairs.length).toFixed(4))]));
}
