import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareLists, type ListsTask } from './compare-lists.js';
import { comparePairs } from './compare-pairs.js';
import { InputError } from './input-error.js';
import { measureSpeed } from './measure-speed.js';
import { printReport, writeJson, type RunReport } from './report.js';
import { trainModel, writeModel } from './train-model.js';

const USAGE = `npm run bench linkage -- …
  --left A.csv --right B.csv --map map.json --truth <column>    two lists
  --list A.csv --map map.json --cluster <column>                one list with itself; or --duplicates expected.json
  --pairs pairs.csv [--map map.json]                            pairs with left… and right… columns and same
  --speed [--registry]                                          20,000 rows against 100,000 people; candidates among 1,000,000
  --train --pairs pairs.csv --list A.csv --out model.ts|json    train the regional model
and: --model file.json (use this model), --estimate --out model.json (estimate one on these lists and keep it), --json out.json
`;

const OPTIONS = {
  left: { type: 'string' },
  right: { type: 'string' },
  list: { type: 'string' },
  pairs: { type: 'string' },
  map: { type: 'string' },
  truth: { type: 'string' },
  cluster: { type: 'string' },
  duplicates: { type: 'string' },
  model: { type: 'string' },
  estimate: { type: 'boolean' },
  train: { type: 'boolean' },
  speed: { type: 'boolean' },
  registry: { type: 'boolean' },
  out: { type: 'string' },
  json: { type: 'string' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** `npm run bench linkage -- …`: measures linking on anyone's lists. */
export async function run(args: readonly string[]): Promise<number> {
  try {
    return measureAs(optionsOf(args));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

function optionsOf(args: readonly string[]): Values {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function measureAs(values: Values): number {
  if (values.speed === true) return speed(values);
  if (values.train === true) return train(values);
  if (values.pairs !== undefined) return finish(comparePairs(values.pairs, peopleMap(values.map), values.model), values);
  const task = taskOf(values);
  if (task === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { report, model } = compareLists(task);
  if (values.out !== undefined) writeModel(values.out, model);
  return finish([report], values);
}

function taskOf({ left, right, list, map, truth, cluster, duplicates, model, estimate }: Values): ListsTask | null {
  const first = left ?? list;
  if (first === undefined || (list === undefined && right === undefined)) return null;
  const column = truth ?? cluster;
  return {
    left: first,
    right: list === undefined ? (right ?? null) : null,
    map: peopleMap(map),
    estimate: estimate === true,
    ...(column === undefined ? {} : { truth: column }),
    ...(duplicates === undefined ? {} : { duplicates }),
    ...(model === undefined ? {} : { model }),
  };
}

function train({ pairs, list, map, out }: Values): number {
  if (pairs === undefined || list === undefined || out === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const model = trainModel(pairs, list, peopleMap(map));
  writeModel(out, model);
  process.stdout.write(`Trained: same from ${model.thresholds.same} bits, review from ${model.thresholds.review}; written to ${out}\n`);
  return 0;
}

function speed({ registry, json }: Values): number {
  const report = measureSpeed(registry === true);
  process.stdout.write(
    `${report.rows} rows against ${report.list} people and each other: ${report.seconds.toFixed(2)} s (processor ${report.cpuSeconds.toFixed(2)} s), ${report.rowsPerSecond} rows/s on one core\n` +
      `  prepared in ${report.prepareSeconds.toFixed(2)} s beside that; ${report.pairsCompared} pairs compared, ${report.microsecondsPerComparison.toFixed(1)} µs each; ` +
      `${report.keysPerPerson.toFixed(1)} keys a person\n`,
  );
  for (const [what, counts] of [
    ['with a full birth date', report.candidatesWithDate],
    ['with a year alone', report.candidatesWithYear],
  ] as const) {
    if (counts !== undefined)
      process.stdout.write(`  candidates among 1,000,000 people ${what}: mean ${counts[0]}, 99th percentile ${counts[1]}\n`);
  }
  if (report.namesakes !== undefined) {
    const { people, mean, percentile99, most } = report.namesakes;
    process.stdout.write(
      `  of 1,000,000 people ${people} have a key of their name without a date; it is shared by ${mean} on average, 99th percentile ${percentile99}, at most ${most}\n`,
    );
  }
  writeJson(json, report);
  return 0;
}

function finish(reports: readonly RunReport[], { json }: Values): number {
  for (const report of reports) printReport(report);
  writeJson(json, reports);
  return 0;
}

/** The map of our own sample lists where none is named; run from the root or from bench/. */
function peopleMap(map: string | undefined): string {
  return map ?? ['bench/linkage/people.json', 'linkage/people.json'].find((path) => existsSync(path)) ?? 'people.json';
}
