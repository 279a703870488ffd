import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { layOut, protect, rowsOf, summarise, zeroMarkUnder, DEFAULT_RULES, type Microdata } from '@gatebook/disclosure';
import { measureReleases } from './measure-releases.js';
import { attackerFoundNothing, tableOf } from './print.js';
import { readMicrodata, readSpec } from './read-input.js';
import { fillLargeCube, largeCube, simulatedSpec, simulateYear } from './simulate.js';

const USAGE = `npm run bench disclosure -- --simulate [--workers 60000] [--seed 1] [--revisions 3] [--json out.json]
npm run bench disclosure -- --microdata file.csv --spec spec.json [--revisions n] [--secret-file file] [--json out.json]
npm run bench disclosure -- --cells 1000000 [--json out.json]
`;

/** For runs on invented people; real ones ask for --secret-file. */
const SAMPLE_SECRET = new Uint8Array(32).fill(7);

const say = (text: string): unknown => process.stdout.write(text);

/** Protects, attacks and reports; ends with 1 when the attacker found anything. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      simulate: { type: 'boolean' },
      workers: { type: 'string', default: '60000' },
      seed: { type: 'string', default: '1' },
      microdata: { type: 'string' },
      spec: { type: 'string' },
      revisions: { type: 'string' },
      'secret-file': { type: 'string' },
      cells: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const secret = values['secret-file'] === undefined ? SAMPLE_SECRET : new Uint8Array(await readFile(values['secret-file']));
  const keep = async (found: unknown): Promise<void> => {
    if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(found, null, 2)}\n`);
  };
  if (values.cells !== undefined) {
    const timing = timeCells(Number(values.cells), Number(values.seed));
    say(`${timing.cells} cells from ${timing.contributions} contributions: counted in ${timing.secondsToCount.toFixed(1)} s, `);
    say(`protected in ${timing.secondsToProtect.toFixed(1)} s, written out in ${timing.secondsToWrite.toFixed(1)} s\n`);
    await keep(timing);
    return 0;
  }
  let microdata: Microdata;
  if (values.simulate === true) microdata = simulateYear(layOut(simulatedSpec()), secret, Number(values.workers), Number(values.seed));
  else if (values.microdata !== undefined && values.spec !== undefined)
    microdata = readMicrodata(await readFile(values.microdata, 'utf8'), layOut(readSpec(await readFile(values.spec, 'utf8'))), secret);
  else {
    process.stderr.write(USAGE);
    return 2;
  }
  const releases = Number(values.revisions ?? microdata.since.reduce((most, since) => Math.max(most, since), 1));
  const measured = measureReleases(microdata, releases, secret, () => performance.now());
  say(tableOf(measured));
  await keep(measured);
  return attackerFoundNothing(measured) ? 0 : 1;
}

/** Times a large cube from contributions to rows. */
function timeCells(
  cells: number,
  seed: number,
): Readonly<Record<string, number>> & {
  readonly cells: number;
  readonly contributions: number;
  readonly secondsToCount: number;
  readonly secondsToProtect: number;
  readonly secondsToWrite: number;
} {
  const cube = layOut(largeCube(cells));
  const microdata = fillLargeCube(cube, SAMPLE_SECRET, Math.max(50_000, cells), seed);
  const start = performance.now();
  const summaries = summarise(microdata, null);
  const counted = performance.now();
  const marksZero = zeroMarkUnder(SAMPLE_SECRET, cube.spec.id, 1, DEFAULT_RULES.oneZeroMarkedIn);
  const table = protect(summaries, { release: 1, earlier: null, marksZero });
  const done = performance.now();
  let rows = 0;
  for (const { cell } of rowsOf(table)) rows += cell >= 0 ? 1 : 0;
  const written = performance.now();
  return {
    cells: rows,
    contributions: microdata.rows,
    secondsToCount: (counted - start) / 1000,
    secondsToProtect: (done - counted) / 1000,
    secondsToWrite: (written - done) / 1000,
  };
}
