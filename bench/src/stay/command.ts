import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCases, type CaseFile, type CaseResult } from './cases.js';
import { sweepGates, type Sweep } from './gate-sweep.js';
import { runRandom, type RandomRun } from './random-run.js';
import { measureSpeed, type Speed } from './speed.js';

const USAGE = `npm run bench stay -- [--cases file.json] [--random N [--seed S]] [--gates [--every MINUTES]] [--speed] [--json out.json]
`;
const WANTED_STAYS_PER_SECOND = 100_000;

interface Results {
  cases?: readonly CaseResult[];
  random?: readonly RandomRun[];
  gates?: Sweep;
  speed?: Speed;
}

/** Measures the stay engine and the gate hours: against cases from a file, an oracle, a table of minutes, and the clock. 0 when all agree. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      cases: { type: 'string' },
      random: { type: 'string' },
      seed: { type: 'string', default: '20261122' },
      gates: { type: 'boolean' },
      every: { type: 'string', default: '15' },
      speed: { type: 'boolean' },
      json: { type: 'string' },
    },
  });
  if (values.cases === undefined && values.random === undefined && !values.gates && !values.speed) return usage();
  const results: Results = {};
  // First, while the process is as fresh as a service that has just started.
  if (values.speed) results.speed = showSpeed(measureSpeed());
  if (values.cases !== undefined) results.cases = showCases(runCases(readCases(values.cases)));
  if (values.random !== undefined) results.random = showRandom(runRandom(Number(values.random), Number(values.seed)));
  if (values.gates) results.gates = showGates(sweepGates(Number(values.every)));
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
  return isWell(results) ? 0 : 1;
}

function usage(): number {
  process.stderr.write(USAGE);
  return 2;
}

/** The cases of a file. Its form is described in bench/README.md; a file of another form is no cases file. */
function readCases(path: string): CaseFile {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (!isCaseFile(read)) throw new Error(`${path} holds no cases`);
  return read;
}

function isCaseFile(read: unknown): read is CaseFile {
  if (typeof read !== 'object' || read === null || !('cases' in read) || !Array.isArray(read.cases)) return false;
  return read.cases.every(
    (one: unknown) => typeof one === 'object' && one !== null && 'expect' in one && ('whatIf' in one || 'history' in one),
  );
}

function showCases(cases: readonly CaseResult[]): readonly CaseResult[] {
  for (const { name, agrees, differs } of cases) {
    print(`${agrees ? 'agrees ' : 'DIFFERS'}  ${name}`);
    for (const { figure, expected, found } of differs)
      print(`         ${figure}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
  }
  print(`${cases.filter(({ agrees }) => agrees).length} of ${cases.length} cases agree`);
  return cases;
}

function showRandom(runs: readonly RandomRun[]): readonly RandomRun[] {
  print('rules          histories  disagree  order mattered');
  for (const { kind, histories, disagreements, ordersThatMattered, shown } of runs) {
    print(`${kind.padEnd(14)} ${pad(histories, 9)} ${pad(disagreements, 9)} ${pad(ordersThatMattered, 15)}`);
    for (const { differs } of shown) print(`  ${differs.join('; ')}`);
  }
  return runs;
}

function showGates(sweep: Sweep): Sweep {
  print(`${sweep.gates} gates, ${sweep.posts} posts by kind of traffic, ${sweep.postsWithHours} with hours`);
  print(`${sweep.instants} instants, ${sweep.openInstants} of them open, ${sweep.disagreements.length} disagreements with the table`);
  for (const wrong of sweep.disagreements) print(`  ${wrong}`);
  return sweep;
}

function showSpeed(speed: Speed): Speed {
  const { staysPerSecond, staysPerSecondOfWall, crossings, repeats } = speed;
  print(`${staysPerSecond} stays a second on one core for a person with ${crossings} crossings (wanted ${WANTED_STAYS_PER_SECOND})`);
  print(`${staysPerSecondOfWall} by the clock on the wall; medians of ${repeats.length}`);
  return speed;
}

function isWell({ cases, random, gates }: Results): boolean {
  const isAlike = random?.every(({ disagreements, ordersThatMattered }) => disagreements + ordersThatMattered === 0) ?? true;
  return (cases?.every(({ agrees }) => agrees) ?? true) && isAlike && (gates?.disagreements.length ?? 0) === 0;
}

function pad(figure: number, width: number): string {
  return String(figure).padStart(width);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
